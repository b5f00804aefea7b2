import { spawnSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { errorCode } from './error-code';

/** A git working tree and the folder of its administration, which a submodule or worktree has elsewhere. */
export interface GitRepository {
  /** Absolute path of the working tree. */
  readonly root: string;
  readonly gitFolder: string;
}

/** Finds the repository whose working tree a folder is in; GIT_DIR and its like are not asked. */
export function findRepository(folder: string): GitRepository | undefined {
  for (let root = folder; ; root = dirname(root)) {
    const found = openRepository(root);
    if (found !== undefined) return found;
    if (dirname(root) === root) return undefined;
  }
}

/** The repository whose working tree begins at a folder. */
export function openRepository(root: string): GitRepository | undefined {
  const entry = join(root, '.git');
  const stats = lstatSync(entry, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  if (!stats.isFile()) return { root, gitFolder: entry };
  const [, target] = /^gitdir: (.*?)\r?\n?$/.exec(readFileSync(entry, 'utf8')) ?? [];
  return target === undefined ? undefined : { root, gitFolder: resolve(root, target) };
}

/** The bytes of a repository's index; undefined where nothing was ever added. */
export function readIndexBytes({ gitFolder }: GitRepository): Buffer | undefined {
  try {
    return readFileSync(join(gitFolder, 'index'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Milliseconds in which git must have listed its files, and bytes that the list may have. */
const DEADLINE = 60_000;
const MOST_OUTPUT = 1024 ** 3;

/** Every path that git tracks, or why it does not tell. */
export function listTrackedFiles({ root }: GitRepository): readonly string[] | { readonly reason: string } {
  const { status, stdout, stderr, error } = spawnSync('git', ['ls-files', '-z', '--cached'], {
    cwd: root,
    encoding: 'utf8',
    timeout: DEADLINE,
    maxBuffer: MOST_OUTPUT,
  });
  if (error !== undefined)
    return { reason: errorCode(error) === 'ENOENT' ? 'there is no git on PATH' : error.message };
  if (status !== 0)
    return { reason: stderr.trim().split('\n')[0] ?? `git ended with status ${String(status)}` };
  return stdout.split('\0').slice(0, -1);
}
