import { DOCKERFILE_RULES } from './registry/dockerfile';
import type { AnyRule } from './rule';
import { missingSource } from './rules/context/missing-source';

/** All rules, by family and slug. A test of the repository holds them together with their files, fixtures and pages. */
export const RULES: readonly AnyRule[] = [missingSource, ...DOCKERFILE_RULES];
