import { closeSync, fstatSync, lstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ByteSource } from '../base/byte-source';
import { errorCode } from './error-code';

/** A git working tree and the folder of its administration, which a submodule or worktree has elsewhere. */
export interface GitRepository {
  /** Absolute path of the working tree. */
  readonly root: string;
  readonly gitFolder: string;
}

/** A `.git` that leads to no repository, as of a worktree whose main repository is not on this machine. */
export interface BrokenRepository {
  readonly root: string;
  readonly reason: string;
}

/** Finds the repository whose working tree a folder is in; GIT_DIR and its like are not asked. */
export function findRepository(folder: string): GitRepository | BrokenRepository | undefined {
  for (let root = folder; ; root = dirname(root)) {
    const found = openRepository(root);
    if (found !== undefined) return found;
    if (dirname(root) === root) return undefined;
  }
}

/** The repository whose working tree begins at a folder; a folder `.git` without a HEAD is none, as for git itself. */
export function openRepository(root: string): GitRepository | BrokenRepository | undefined {
  const entry = join(root, '.git');
  try {
    const stats = lstatSync(entry, { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    if (!stats.isFile()) return isGitFolder(entry) ? { root, gitFolder: entry } : undefined;
    const [, target] = /^gitdir: (.*?)\r?\n?$/.exec(readFileSync(entry, 'utf8')) ?? [];
    const gitFolder = target === undefined ? undefined : resolve(root, target);
    return gitFolder !== undefined && isGitFolder(gitFolder)
      ? { root, gitFolder }
      : { root, reason: 'its .git leads to no repository' };
  } catch (error) {
    return { root, reason: `its .git cannot be read (${errorCode(error)})` };
  }
}

function isGitFolder(folder: string): boolean {
  return lstatSync(join(folder, 'HEAD'), { throwIfNoEntry: false }) !== undefined;
}

/** What came of reading a repository's index; undefined where nothing was ever added. */
export type IndexReading<T> = { readonly value: T } | { readonly reason: string } | undefined;

/** Lets a job read a repository's index, piece by piece. */
export function readIndex<T>({ gitFolder }: GitRepository, job: (source: ByteSource) => T): IndexReading<T> {
  let file: number | undefined;
  try {
    file = openSync(join(gitFolder, 'index'), 'r');
    return { value: job(sourceOf(file)) };
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' ? undefined : { reason: `its index cannot be read (${code})` };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function sourceOf(file: number): ByteSource {
  return {
    size: fstatSync(file).size,
    read: (into, position) => {
      let filled = 0;
      for (let read = -1; read !== 0 && filled < into.length; filled += read) {
        read = readSync(file, into, filled, into.length - filled, position + filled);
      }
      return filled;
    },
  };
}

/** Milliseconds in which git must have listed its files, and bytes that the list may have. */
const DEADLINE = 60_000;
const MOST_OUTPUT = 1024 ** 3;

/** Every path that git tracks, or why it does not tell. */
export function listTrackedFiles({ root }: GitRepository): readonly string[] | { readonly reason: string } {
  // Loaded when it is needed: most often the index can be read without git.
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { status, stdout, stderr, error } = spawnSync('git', ['ls-files', '-z', '--cached'], {
    cwd: root,
    encoding: 'utf8',
    env: withoutGitVariables(process.env),
    timeout: DEADLINE,
    maxBuffer: MOST_OUTPUT,
  });
  if (error !== undefined)
    return { reason: errorCode(error) === 'ENOENT' ? 'there is no git on PATH' : error.message };
  if (status !== 0)
    return { reason: stderr.trim().split('\n')[0] ?? `git ended with status ${String(status)}` };
  return stdout.split('\0').slice(0, -1);
}

/** In a hook git points its variables at the repository of the hook, whatever folder it is started in. */
export function withoutGitVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !name.toUpperCase().startsWith('GIT_')),
  );
}
