/** The files of a workspace as a scaffold looks at them; paths are from its root, with forward slashes. */
export interface WorkspaceFiles {
  /** Undefined where there is no such file. */
  readonly read: (path: string) => string | undefined;
  /** Names of files and folders in a folder, sorted; none where there is no such folder. */
  readonly list: (folder: string) => readonly string[];
}

/** Files that are held in memory, by their paths. */
export function filesInMemory(files: Readonly<Record<string, string>>): WorkspaceFiles {
  const paths = Object.keys(files);
  return {
    read: (path) => files[path],
    list: (folder) => {
      const prefix = folder === '.' ? '' : `${folder}/`;
      const inside = paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
      return [...new Set(inside.map((path) => path.split('/')[0] ?? ''))].sort();
    },
  };
}
