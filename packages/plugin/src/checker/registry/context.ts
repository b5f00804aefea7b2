import type { AnyRule } from '../rule';
import { composeContext } from '../rules/context/compose-context';
import { droppedImport } from '../rules/context/dropped-import';
import { environmentSent } from '../rules/context/environment-sent';
import { excludedSource } from '../rules/context/excluded-source';
import { missingSource } from '../rules/context/missing-source';
import { secretSent } from '../rules/context/secret-sent';
import { sourceInOtherContext } from '../rules/context/source-in-other-context';

/** Rules on what a build finds in its context, and what it should not find there. */
export const CONTEXT_RULES: readonly AnyRule[] = [
  composeContext,
  droppedImport,
  environmentSent,
  excludedSource,
  missingSource,
  secretSent,
  sourceInOtherContext,
];
