import { CI_RULES } from './registry/ci';
import { COMPOSE_RULES } from './registry/compose';
import { ENV_RULES } from './registry/env';
import { NX_RULES } from './registry/nx';
import type { AnyRule } from './rule';
import { missingSource } from './rules/context/missing-source';

/** All rules, by family and slug. A test of the repository holds them together with their files, fixtures and pages. */
export const RULES: readonly AnyRule[] = [
  missingSource,
  ...COMPOSE_RULES,
  ...ENV_RULES,
  ...CI_RULES,
  ...NX_RULES,
];
