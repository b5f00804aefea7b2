import { createHash } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../base/user-error';
import { makePrivateFolder, removeOldEntries } from '../../host/private-folder';

/** Where processes of one user leave word for each other; nobody else may write there. */
export interface SharingFolder {
  /** What all runs of a workspace share, such as places on staging. */
  readonly workspace: string;
  /** What the tasks of one run share. */
  readonly run: string;
}

/** Whose folder it is; the parts with a default are for tests. */
export interface SharingOwner {
  /** Absolute, without links. */
  readonly workspaceRoot: string;
  readonly runId: string;
  readonly temporaryFolder?: string;
  readonly userId?: number | undefined;
  readonly now?: number;
}

/** Milliseconds after which nobody comes back to a run. */
const RUN_AGE = 24 * 60 * 60 * 1000;

/** Makes the folders, refuses them where somebody else could have put something in, and clears runs of the past away. */
export async function openSharingFolder(owner: SharingOwner): Promise<SharingFolder> {
  const { workspaceRoot, runId, temporaryFolder = tmpdir(), userId = process.getuid?.() } = owner;
  const user = userId === undefined ? userInfo().username : String(userId);
  const own = join(temporaryFolder, `nx-alpine-${user.replace(/[^\w.-]/g, '_')}`);
  const doubt = await makePrivateFolder(own, userId);
  if (doubt !== undefined) throw refusal(own, doubt);
  const workspace = join(own, createHash('sha256').update(workspaceRoot).digest('hex').slice(0, 12));
  const runs = join(workspace, 'runs');
  const run = join(runs, runId);
  await makePrivateFolder(run, userId);
  await removeOldEntries(runs, RUN_AGE, owner.now ?? Date.now());
  return { workspace, run };
}

function refusal(path: string, doubt: 'is-no-folder' | 'belongs-to-another-user'): UserError {
  return new UserError([
    {
      what: `The folder ${path} cannot be used`,
      why:
        doubt === 'is-no-folder'
          ? 'it is a link or a file, and runs of tests would leave word for each other in it'
          : 'it belongs to another user, who could tell runs of tests what is not so',
      fix: 'remove it, or set TMPDIR to a folder of your own',
    },
  ]);
}
