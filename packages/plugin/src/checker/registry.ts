import { DOCKERFILE_RULES } from './registry/dockerfile';
import type { AnyRule } from './rule';
import { CONTEXT_RULES } from './registry/context';
import { DOCKERIGNORE_RULES } from './registry/dockerignore';

/** All rules, by family and slug. A test of the repository holds them together with their files, fixtures and pages. */
export const RULES: readonly AnyRule[] = [...CONTEXT_RULES, ...DOCKERIGNORE_RULES, ...DOCKERFILE_RULES];
