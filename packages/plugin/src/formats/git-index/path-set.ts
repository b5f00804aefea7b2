import type { GitIndex } from './git-index';

/** Tracked paths as git listed them; `fold` makes paths equal that the file system takes for the same. */
export function toPathSet(paths: readonly string[], fold: (path: string) => string): GitIndex {
  const byFolded = new Map(paths.map((path) => [fold(path), path]));
  return {
    paths: () => [...paths],
    tracks: (path) => byFolded.has(fold(path)),
    below: (folder) => {
      const start = `${fold(folder)}/`;
      return [...byFolded].filter(([folded]) => folded.startsWith(start)).map(([, path]) => path);
    },
  };
}
