import { foldName } from '../base/fold-name';
import { EMPTY_INDEX, readGitIndex, type GitIndex } from '../formats/git-index/git-index';
import { filterOfIndex } from '../formats/git-index/name-filter';
import { toPathSet } from '../formats/git-index/path-set';
import {
  findRepository,
  listTrackedFiles,
  openRepository,
  readIndex,
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
const NO_GIT: Protection = { kind: 'none', ...NOTHING };
const NO_SUCH_NAME: Protection = { kind: 'git', ...NOTHING };

/**
 * The protection for all that bears a name, or lies in a folder of that name. It is found out when it is first asked for:
 * most often there is nothing to protect, or nothing of that name.
 */
export type LazyProtection = (name: string) => Protection;

/** The protection that holds in a folder, by the repository that it lies in. */
export function protectionAround(
  folder: string,
  platform: NodeJS.Platform = process.platform,
): LazyProtection {
  const protection = once((): LazyProtection => {
    const repository = findRepository(folder);
    return repository === undefined ? () => NO_GIT : protectionBy(repository, platform);
  });
  return (name) => protection()(name);
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
  const protection = once((): LazyProtection => {
    const repository = openRepository(folder);
    return repository === undefined ? around : protectionBy(repository, platform);
  });
  return (name) => protection()(name);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function protectionBy(
  repository: GitRepository | BrokenRepository,
  platform: NodeJS.Platform,
): LazyProtection {
  if ('reason' in repository) {
    const unknown: Protection = { kind: 'unknown', reason: repository.reason, ...NOTHING };
    return () => unknown;
  }
  const isFolding = platform === 'win32' || platform === 'darwin';
  const filter = isFolding ? undefined : readIndex(repository, filterOfIndex);
  const names = filter !== undefined && 'value' in filter ? filter.value : undefined;
  const whole = once(() => protectionByPaths(repository, isFolding));
  return (name) => (names?.mayHold(name) === false ? NO_SUCH_NAME : whole());
}

function protectionByPaths(repository: GitRepository, isFolding: boolean): Protection {
  const index = readPaths(repository, isFolding);
  if ('reason' in index) return { kind: 'unknown', reason: index.reason, ...NOTHING };
  const { root } = repository;
  const start = root.endsWith('/') ? root.length : root.length + 1;
  return {
    kind: 'git',
    tracks: (path) => index.tracks(path.slice(start)),
    below: (folder) => index.below(folder.slice(start)).map(foldName),
  };
}

function readPaths(repository: GitRepository, isFolding: boolean): GitIndex | { readonly reason: string } {
  const reading = readIndex(repository, readGitIndex);
  if (reading === undefined) return EMPTY_INDEX;
  if ('reason' in reading) return reading;
  const { value: index } = reading;
  if (index !== undefined && !isFolding) return index;
  const paths = index?.paths() ?? listTrackedFiles(repository);
  return 'reason' in paths ? paths : toPathSet(paths, isFolding ? foldName : (path) => path);
}
