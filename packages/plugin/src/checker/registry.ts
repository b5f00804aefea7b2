import { CI_RULES } from './registry/ci';
import { COMPOSE_RULES } from './registry/compose';
import { CONTEXT_RULES } from './registry/context';
import { DOCKERFILE_RULES } from './registry/dockerfile';
import { DOCKERIGNORE_RULES } from './registry/dockerignore';
import { ENV_RULES } from './registry/env';
import { NX_RULES } from './registry/nx';
import type { AnyRule } from './rule';

/** All rules, by family and slug. A test of the repository holds them together with their files, fixtures and pages. */
export const RULES: readonly AnyRule[] = [
  ...CONTEXT_RULES,
  ...DOCKERIGNORE_RULES,
  ...DOCKERFILE_RULES,
  ...COMPOSE_RULES,
  ...ENV_RULES,
  ...CI_RULES,
  ...NX_RULES,
];
