import type { GitIndex } from './git-index';

/** Tracked paths as git listed them; `fold` makes paths equal that the file system takes for the same. */
export function toPathSet(paths: readonly string[], fold: (path: string) => string): GitIndex {
  const folded = new Set(paths.map(fold));
  return {
    paths: () => [...paths],
    tracks: (path) => folded.has(fold(path)),
    below: (folder) => {
      const start = `${fold(folder)}/`;
      return [...folded].filter((path) => path.startsWith(start)).map((path) => path.slice(start.length));
    },
  };
}
