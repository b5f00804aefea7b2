import { parentFolders } from '../base/context-path';
import type { ContextFile } from './context-file';

/** What a folder of the context holds, with all that lies below it. */
export interface FolderTotal {
  /** From the context root; empty for the root itself. */
  readonly path: string;
  readonly files: number;
  /** Bytes. */
  readonly bytes: number;
}

/** Adds up the files of each folder, the largest first. */
export function totalFolders(files: readonly Pick<ContextFile, 'path' | 'size'>[]): FolderTotal[] {
  const totals = new Map<string, { path: string; files: number; bytes: number }>();
  for (const { path, size } of files) {
    for (const folder of ['', ...parentFolders(path)]) {
      const total = totals.get(folder) ?? { path: folder, files: 0, bytes: 0 };
      total.files += 1;
      total.bytes += size;
      totals.set(folder, total);
    }
  }
  return [...totals.values()].sort(
    (one, other) => other.bytes - one.bytes || (one.path < other.path ? -1 : 1),
  );
}
