import type { MemoryTable } from './memory-table';

// `100644 `, the hash in hexadecimal digits, a space, the path, a NUL.
const HASH_AT = 7;
const HASH_END = 71;
const PATH_AT = 72;

/** Where the line of a file begins, by the file's number; that of all files is where the last line ends. */
export function lineStart({ lineEnds }: MemoryTable, file: number): number {
  return file === 0 ? 0 : (lineEnds[file - 1] ?? 0);
}

/** The path of a file from the context root. */
export function pathOf(table: MemoryTable, file: number): string {
  return table.lines.toString('utf8', lineStart(table, file) + PATH_AT, (table.lineEnds[file] ?? 1) - 1);
}

/** The SHA-256 of a file's content, in hexadecimal digits. */
export function hashOf(table: MemoryTable, file: number): string {
  const start = lineStart(table, file);
  return table.lines.toString('latin1', start + HASH_AT, start + HASH_END);
}

/** Where the files of a folder begin in the order of reading, by the folder's number. */
export function folderStart({ folderEnds }: MemoryTable, folder: number): number {
  return folder === 0 ? 0 : (folderEnds[folder - 1] ?? 0);
}

/** The number of the first file, from one on, whose path is not before another. */
export function findPlace(table: MemoryTable, path: string, from: number): number {
  let low = from;
  let high = table.lineEnds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (pathOf(table, middle) < path) low = middle + 1;
    else high = middle;
  }
  return low;
}
