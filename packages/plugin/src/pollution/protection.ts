import { foldName } from '../base/fold-name';
import { EMPTY_INDEX, readGitIndex, type GitIndex } from '../formats/git-index/git-index';
import { toPathSet } from '../formats/git-index/path-set';
import {
  findRepository,
  listTrackedFiles,
  openRepository,
  readIndexBytes,
  type BrokenRepository,
  type GitRepository,
} from '../host/git';

/** What keeps tracked files safe in a part of the workspace. */
export interface Protection {
  /**
   * `git`: tracked files are known, and never touched. `none`: there is no repository, so only what cannot be anything but
   * pollution is removed. `unknown`: there is one, but it does not tell; nothing is removed.
   */
  readonly kind: 'git' | 'none' | 'unknown';
  /** Why it is unknown. */
  readonly reason?: string;
  /** Whether git tracks a path, absolute and with forward slashes. */
  readonly tracks: (path: string) => boolean;
  /** The tracked paths below a folder, from that folder, as `foldName` makes them. */
  readonly below: (folder: string) => string[];
}

const NOTHING = { tracks: () => false, below: () => [] };

/** A protection that is found out when it is first asked for: most often there is nothing to protect. */
export type LazyProtection = () => Protection;

/** The protection that holds in a folder, by the repository that it lies in. */
export function protectionAround(
  folder: string,
  platform: NodeJS.Platform = process.platform,
): LazyProtection {
  return once(() => {
    const repository = findRepository(folder);
    return repository === undefined ? { kind: 'none', ...NOTHING } : protectionBy(repository, platform);
  });
}

/**
 * The protection in a folder with a `.git` of its own: a submodule, a worktree, or just another repository. A `.git` that is
 * none leaves the one around in force.
 */
export function protectionOf(
  folder: string,
  around: LazyProtection,
  platform: NodeJS.Platform = process.platform,
): LazyProtection {
  return once(() => {
    const repository = openRepository(folder);
    return repository === undefined ? around() : protectionBy(repository, platform);
  });
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function protectionBy(repository: GitRepository | BrokenRepository, platform: NodeJS.Platform): Protection {
  const index = 'reason' in repository ? repository : readIndex(repository, platform);
  if ('reason' in index) return { kind: 'unknown', reason: index.reason, ...NOTHING };
  const { root } = repository;
  const start = root.endsWith('/') ? root.length : root.length + 1;
  return {
    kind: 'git',
    tracks: (path) => index.tracks(path.slice(start)),
    below: (folder) => index.below(folder.slice(start)).map(foldName),
  };
}

function readIndex(
  repository: GitRepository,
  platform: NodeJS.Platform,
): GitIndex | { readonly reason: string } {
  const bytes = readIndexBytes(repository);
  if (bytes !== undefined && 'reason' in bytes) return bytes;
  const index = bytes === undefined ? EMPTY_INDEX : readGitIndex(bytes);
  const isFolding = platform === 'win32' || platform === 'darwin';
  if (index !== undefined && !isFolding) return index;
  const paths = index?.paths() ?? listTrackedFiles(repository);
  return 'reason' in paths ? paths : toPathSet(paths, isFolding ? foldName : (path) => path);
}
