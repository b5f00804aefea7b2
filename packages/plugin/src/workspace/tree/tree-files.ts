import type { Tree } from '@nx/devkit';
import type { WorkspaceFiles } from '../../scaffold/workspace-files';

/** Shows a generator's tree, changes that are not written yet included. */
export function treeFiles(tree: Tree): WorkspaceFiles {
  return {
    read: (path) => (tree.isFile(path) ? (tree.read(path, 'utf8') ?? undefined) : undefined),
    list: (folder) => [...tree.children(folder)].sort(),
  };
}
