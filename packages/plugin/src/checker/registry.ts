import { CI_RULES } from './registry/ci';
import { COMPOSE_RULES } from './registry/compose';
import { CONTEXT_RULES } from './registry/context';
import { DOCKERFILE_RULES } from './registry/dockerfile';
import { DOCKERIGNORE_RULES } from './registry/dockerignore';
import { ENV_RULES } from './registry/env';
import { NX_RULES } from './registry/nx';
import type { AnyRule, RuleFacts } from './rule';
import { SUPPRESSION_RULES } from './suppression-rules';

/** All rules that look at files, by family and slug. A test of the repository holds them together with their files, fixtures and pages. */
export const RULES: readonly AnyRule[] = [
  ...CONTEXT_RULES,
  ...DOCKERIGNORE_RULES,
  ...DOCKERFILE_RULES,
  ...COMPOSE_RULES,
  ...ENV_RULES,
  ...CI_RULES,
  ...NX_RULES,
];

/** Everything that a finding can name: the rules, and those on the comments that suppress them. */
export const CATALOGUE: readonly RuleFacts[] = [...RULES, ...SUPPRESSION_RULES];
