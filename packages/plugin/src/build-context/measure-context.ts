import { join } from 'node:path';
import { rulesAtRoot, type FolderRules } from '../dockerignore/folder-rules';
import type { IgnoreRules } from '../dockerignore/ignore-rules';
import { listFolder, sizeOfFile } from '../host/file-system';

/** How much a build context holds. */
export interface ContextSize {
  /** Files and symbolic links; folders do not count. */
  readonly files: number;
  /** The sizes of the files added up; a link counts as nothing. */
  readonly bytes: number;
}

/**
 * Counts what the rules leave of a folder, as the engine's client sees it: links are not followed, and sockets, pipes
 * and devices are never sent.
 */
export function measureContext(root: string, rules: IgnoreRules): ContextSize {
  let files = 0;
  let bytes = 0;
  const visit = (folder: string, here: FolderRules): void => {
    for (const { name, kind } of listFolder(join(root, folder))) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (kind === 'folder') {
        const below = here.enter(name, folder);
        if (!below.skippable) visit(path, below);
        continue;
      }
      if (kind === 'special' || here.excludesFile(name, folder)) continue;
      const size = kind === 'link' ? 0 : sizeOfFile(join(root, path));
      files += size === undefined ? 0 : 1;
      bytes += size ?? 0;
    }
  };
  visit('', rulesAtRoot(rules));
  return { files, bytes };
}
