import type { AnyRule } from '../rule';
import { composeContext } from '../rules/context/compose-context';
import { missingSource } from '../rules/context/missing-source';
import { sourceInOtherContext } from '../rules/context/source-in-other-context';

/** Rules on what a build finds in its context, and what it should not find there. */
export const CONTEXT_RULES: readonly AnyRule[] = [composeContext, missingSource, sourceInOtherContext];
