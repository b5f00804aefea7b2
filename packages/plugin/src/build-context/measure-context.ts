import { join } from 'node:path';
import { canSkipFolder, judge, type IgnoreRules, type Judgement } from '../dockerignore/ignore-rules';
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
  const visit = (folder: string, above?: Judgement): void => {
    for (const { name, kind } of listFolder(join(root, folder))) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const judgement = judge(rules, path, above);
      if (kind === 'folder') {
        if (!judgement.excluded || !canSkipFolder(rules, path)) visit(path, judgement);
        continue;
      }
      if (judgement.excluded || kind === 'special') continue;
      const size = kind === 'link' ? 0 : sizeOfFile(join(root, path));
      files += size === undefined ? 0 : 1;
      bytes += size ?? 0;
    }
  };
  visit('');
  return { files, bytes };
}
