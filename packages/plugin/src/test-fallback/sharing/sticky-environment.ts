import type { Cause, InfrastructureClass } from '../run-class';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { withFileLock } from '../../host/file-lock';
import { readTextIfPresent } from '../../host/file-system';
import { writeFileWhole } from '../../host/written-files';

/** Where the tests of a project run, and for staging why they had to leave. */
export type Claim =
  { readonly place: 'local' } | { readonly place: 'staging'; readonly cause: Cause<InfrastructureClass> };

/** The tests that must not be spread over two environments. */
export interface Suite {
  /** Of the run; see `SharingFolder`. */
  readonly folder: string;
  /** Of Nx. */
  readonly project: string;
}

/** Says where the tests of a project already run in this run; undefined where none has begun. */
export function readPlace(suite: Suite): Claim | undefined {
  try {
    return JSON.parse(readTextIfPresent(pathOf(suite)) ?? '') as Claim;
  } catch {
    return undefined;
  }
}

/** Claims a place just before the first test, and gives the one that holds: the first claim of a run, from whichever process. */
export async function claimPlace(suite: Suite, wish: Claim, signal: AbortSignal): Promise<Claim> {
  return withFileLock(`${pathOf(suite)}.lock`, signal, async () => {
    const claimed = readPlace(suite);
    if (claimed !== undefined) return claimed;
    await writeFileWhole(pathOf(suite), JSON.stringify(wish));
    return wish;
  });
}

function pathOf({ folder, project }: Suite): string {
  return join(folder, `place-${createHash('sha256').update(project).digest('hex').slice(0, 12)}`);
}
