import { EMPTY_INDEX, readGitIndex, type GitIndex } from '../formats/git-index/git-index';
import { toPathSet } from '../formats/git-index/path-set';
import {
  findRepository,
  listTrackedFiles,
  openRepository,
  readIndexBytes,
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
  /** The tracked paths below a folder, from that folder. */
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

/** The protection that a folder with a `.git` of its own brings: a submodule, a worktree, or just another repository. */
export function protectionOf(folder: string, platform: NodeJS.Platform = process.platform): LazyProtection {
  return once(() => {
    const repository = openRepository(folder);
    const unknown = { kind: 'unknown', reason: 'its .git leads to no repository', ...NOTHING } as const;
    return repository === undefined ? unknown : protectionBy(repository, platform);
  });
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function protectionBy(repository: GitRepository, platform: NodeJS.Platform): Protection {
  const index = readIndex(repository, platform);
  if ('reason' in index) return { kind: 'unknown', reason: index.reason, ...NOTHING };
  const start = repository.root.length + 1;
  return {
    kind: 'git',
    tracks: (path) => index.tracks(path.slice(start)),
    below: (folder) => index.below(folder.slice(start)).map((path) => path.slice(folder.length - start + 1)),
  };
}

function readIndex(
  repository: GitRepository,
  platform: NodeJS.Platform,
): GitIndex | { readonly reason: string } {
  const bytes = readIndexBytes(repository);
  const index = bytes === undefined ? EMPTY_INDEX : readGitIndex(bytes);
  const fold = foldFor(platform);
  if (index !== undefined && fold === undefined) return index;
  const paths = index?.paths() ?? listTrackedFiles(repository);
  return 'reason' in paths ? paths : toPathSet(paths, fold ?? ((path) => path));
}

/** On these systems one file may answer to several spellings of its name. */
function foldFor(platform: NodeJS.Platform): ((path: string) => string) | undefined {
  return platform === 'win32' || platform === 'darwin'
    ? (path) => path.normalize('NFC').toLowerCase()
    : undefined;
}
