import { readBunLock } from './bun-lock';
import type { NodeLock } from './node-lock';
import { readNpmLock } from './npm-lock';
import { readPnpmLock } from './pnpm-lock';
import { readYarnBerryLock } from './yarn-berry-lock';
import { readYarnClassicLock } from './yarn-classic-lock';

const READERS = {
  'package-lock.json': readNpmLock,
  'npm-shrinkwrap.json': readNpmLock,
  'pnpm-lock.yaml': readPnpmLock,
  'yarn.lock': (text: string, file: string): NodeLock =>
    text.includes('__metadata:') ? readYarnBerryLock(text, file) : readYarnClassicLock(text, file),
  'bun.lock': readBunLock,
} as const;

/** A lock file for Node, by its name. */
export type NodeLockName = keyof typeof READERS;

/** The names of all that can be read. */
export const NODE_LOCK_NAMES = Object.keys(READERS) as readonly NodeLockName[];

/** Reads a lock file for Node; throws a BrokenLockFile where that is not possible. */
export function readNodeLock(name: NodeLockName, text: string, file: string): NodeLock {
  return READERS[name](text, file);
}
