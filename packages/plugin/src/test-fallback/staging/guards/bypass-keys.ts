import type { Cause } from '../../run-class';
import { readSecretReference } from '../endpoints/secret-reference';
import type { OtherEnvFile } from '../other-env-files';
import { FIXED_MARKERS } from '../read-staging-file';
import type { StagingValue } from '../staging-value';

/** Whether a variable lets its holder in without a login. */
function isBypassKey(key: string): boolean {
  return /(?:^|_)BYPASS(?:_|$)|^TEST_AUTH_/.test(key) && !Object.hasOwn(FIXED_MARKERS, key);
}

/** Keys that let in without a login, and are not where they belong: behind a reference in the staging file. */
export function judgeBypassKeys(
  values: readonly StagingValue[],
  otherFiles: readonly OtherEnvFile[],
): Cause<'safety-blocked'>[] {
  const plain = values
    .filter(({ key, value }) => isBypassKey(key) && readSecretReference(value) === undefined)
    .map(({ key, place }) => ({ key, place, why: 'and stands there in plain text' }));
  const elsewhere = otherFiles.flatMap(({ name, keys }) =>
    keys
      .filter(({ key, isEmpty }) => isBypassKey(key) && !isEmpty)
      .map(({ key, line }) => ({
        key,
        place: `${name}:${String(line)}`,
        why: 'and programs load this file outside of staging',
      })),
  );
  return [...plain, ...elsewhere].map(({ key, place, why }) => ({
    class: 'safety-blocked',
    reason: `${place}: ${key} lets its holder in without a login, ${why}`,
    fix: `keep it in Secret Manager, and only ${key}=sm://projects/<project>/secrets/<name>/versions/<number> in the staging file`,
  }));
}
