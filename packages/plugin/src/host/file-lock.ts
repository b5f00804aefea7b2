import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { errorCode } from './error-code';
import { pause } from './pause';
import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity';

/** Milliseconds between two looks at a lock that somebody else holds. */
const LOOK_AGAIN = 50;

/** Runs an action while no other process of this machine does so under the same file; a dead holder is not waited for. */
export async function withFileLock<T>(
  path: string,
  signal: AbortSignal,
  action: () => Promise<T>,
): Promise<T> {
  while (!(await tryLock(path))) {
    await pause(LOOK_AGAIN, signal);
    signal.throwIfAborted();
  }
  try {
    return await action();
  } finally {
    await rm(path, { force: true });
  }
}

/** Takes the lock and says whether that was possible; free it with `freeLock`. */
export async function tryLock(path: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  if (await place(path)) return true;
  const holder = await readHolder(path);
  if (holder === 'free') return place(path);
  if (holder === 'unreadable' || isAlive(holder)) return false;
  await removeStale(path, holder);
  return place(path);
}

/** Whether a living process holds the lock. */
export async function isLocked(path: string): Promise<boolean> {
  const holder = await readHolder(path);
  return typeof holder === 'object' && isAlive(holder);
}

/** Frees a lock that this process holds. */
export async function freeLock(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** A link appears with its content or not at all, so nobody reads half a holder. */
async function place(path: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(ownIdentity()));
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function readHolder(path: string): Promise<ProcessIdentity | 'free' | 'unreadable'> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as ProcessIdentity;
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? 'free' : 'unreadable';
  }
}

/** Whoever holds the guard alone may take a dead holder's lock away, so that nobody removes one that is another's by now. */
async function removeStale(path: string, dead: ProcessIdentity): Promise<void> {
  const guard = `${path}~`;
  if (!(await tryLock(guard))) return;
  try {
    const holder = await readHolder(path);
    if (typeof holder === 'object' && holder.pid === dead.pid && holder.started === dead.started) {
      await rm(path, { force: true });
    }
  } finally {
    await freeLock(guard);
  }
}
