import { chmod, lstat, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './error-code';

/** Why a folder cannot be trusted with what only this user may write. */
export type FolderDoubt = 'is-no-folder' | 'belongs-to-another-user';

/**
 * Makes a folder that only this user may enter, in one that exists, and says what is wrong with one that is already there.
 *
 * In a folder for everybody's temporary files anybody may have made it first. A link is none: it could lead anywhere.
 */
export async function makePrivateFolder(
  path: string,
  userId: number | undefined = process.getuid?.(),
): Promise<FolderDoubt | undefined> {
  await mkdir(path, { mode: 0o700, recursive: true }).catch(unlessTaken);
  const facts = await lstat(path);
  if (!facts.isDirectory()) return 'is-no-folder';
  if (userId === undefined) return undefined;
  if (facts.uid !== userId) return 'belongs-to-another-user';
  if ((facts.mode & 0o077) !== 0) await chmod(path, 0o700);
  return undefined;
}

/** What stands there instead, a link to nowhere included, is looked at. */
function unlessTaken(error: unknown): void {
  if (!['EEXIST', 'ENOENT'].includes(errorCode(error))) throw error;
}

/** Removes what has not changed for so many milliseconds from a folder; what resists stays. */
export async function removeOldEntries(folder: string, age: number, now: number): Promise<void> {
  const names = await readdir(folder);
  await Promise.allSettled(names.map((name) => removeOld(join(folder, name), age, now)));
}

async function removeOld(path: string, age: number, now: number): Promise<void> {
  const { mtimeMs } = await stat(path);
  if (now - mtimeMs > age) await rm(path, { recursive: true, force: true });
}
