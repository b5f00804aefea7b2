import type { AnyRule } from '../rule';
import { bulkSent } from '../rules/context/bulk-sent';
import { caseCollision } from '../rules/context/case-collision';
import { composeContext } from '../rules/context/compose-context';
import { droppedImport } from '../rules/context/dropped-import';
import { environmentSent } from '../rules/context/environment-sent';
import { excludedSource } from '../rules/context/excluded-source';
import { missingSource } from '../rules/context/missing-source';
import { oddName } from '../rules/context/odd-name';
import { secretSent } from '../rules/context/secret-sent';
import { sourceInOtherContext } from '../rules/context/source-in-other-context';

/** Rules on what a build finds in its context, and what it should not find there. */
export const CONTEXT_RULES: readonly AnyRule[] = [
  bulkSent,
  caseCollision,
  composeContext,
  droppedImport,
  environmentSent,
  excludedSource,
  missingSource,
  oddName,
  secretSent,
  sourceInOtherContext,
];
