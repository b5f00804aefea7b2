/**
 * A memory of hashes as it lies in its file: columns that are used as they were read, by two threads at once.
 *
 * | bytes             | what                                                                                        |
 * | ----------------- | ------------------------------------------------------------------------------------------- |
 * | 32                | the version line, filled up with spaces                                                     |
 * | 32                | SHA-256 of all that follows                                                                 |
 * | 8                 | the device of the context root, as a double                                                 |
 * | 5 x 4             | a sign for the order of bytes, then how many: folders, files, bytes of folders, of lines    |
 * | 4                 | nothing                                                                                     |
 * | 32 for each file  | size, mtime and ctime in milliseconds, inode, as doubles                                    |
 * | 4 for each file   | where its line ends                                                                         |
 * | 4 for each file   | numbers of files, folder by folder, in the order in which the folders were read             |
 * | 4 for each folder | where its files end in that order                                                           |
 * | 2 for each file   | its permission bits                                                                         |
 * | 1 for each file   | how many times a memory was written since a scan met the file                               |
 * | the rest          | the context root and the folders, parted by NUL; the files' lines as the manifest has them  |
 *
 * Files are numbered in the order of their paths, and so the lines of an unchanged context are its manifest.
 */
export interface MemoryTable {
  readonly bytes: Uint8Array;
  /** Absolute path of the context root. */
  readonly root: string;
  readonly device: number;
  /** Paths from the context root. */
  readonly folders: readonly string[];
  /** STAMP numbers for each file. */
  readonly stamps: Float64Array;
  readonly lineEnds: Uint32Array;
  readonly readingOrder: Uint32Array;
  readonly folderEnds: Uint32Array;
  readonly modes: Uint16Array;
  readonly ages: Uint8Array;
  readonly lines: Buffer;
}

/** What a new table has to hold. */
export interface TableContent {
  readonly root: string;
  readonly device: number;
  readonly folders: readonly string[];
  readonly files: number;
  readonly lineBytes: number;
}

/** How many numbers tell whether a file is as it was. */
export const STAMP = 4;

/** Another layout needs another line. */
export const VERSION_LINE = 'nx-alpine hash memory 1\n'.padEnd(32);

/** Where the checksum stands; it covers all that follows. */
export const CHECKSUM = { start: 32, end: 64 } as const;

const DEVICE = 64;
const COUNTS = 72;
const COLUMNS = 96;
const BYTE_ORDER = 0x01_02_03_04;

/** Finds everything in a table; undefined where its length is not what the numbers in it give. */
export function readTable(buffer: ArrayBufferLike): MemoryTable | undefined {
  if (buffer.byteLength < COLUMNS) return undefined;
  const counts = new Uint32Array(buffer, COUNTS, 5);
  const [order = 0, folders = 0, files = 0, folderBytes = 0, lineBytes = 0] = counts;
  const at = offsets(folders, files, folderBytes);
  if (order !== BYTE_ORDER || at.lines + lineBytes !== buffer.byteLength) return undefined;
  const [root = '', ...paths] = Buffer.from(buffer, at.folders, folderBytes).toString('utf8').split('\0');
  return {
    bytes: new Uint8Array(buffer),
    root,
    device: new Float64Array(buffer, DEVICE, 1)[0] ?? 0,
    folders: paths,
    stamps: new Float64Array(buffer, COLUMNS, STAMP * files),
    lineEnds: new Uint32Array(buffer, at.lineEnds, files),
    readingOrder: new Uint32Array(buffer, at.readingOrder, files),
    folderEnds: new Uint32Array(buffer, at.folderEnds, folders),
    modes: new Uint16Array(buffer, at.modes, files),
    ages: new Uint8Array(buffer, at.ages, files),
    lines: Buffer.from(buffer, at.lines, lineBytes),
  };
}

/** Makes a table whose columns are still to be filled. */
export function makeTable({ root, device, folders, files, lineBytes }: TableContent): MemoryTable {
  const paths = Buffer.from([root, ...folders].join('\0'));
  const at = offsets(folders.length, files, paths.length);
  const buffer = new ArrayBuffer(at.lines + lineBytes);
  Buffer.from(buffer).write(VERSION_LINE);
  new Float64Array(buffer, DEVICE, 1)[0] = device;
  new Uint32Array(buffer, COUNTS, 5).set([BYTE_ORDER, folders.length, files, paths.length, lineBytes]);
  new Uint8Array(buffer).set(paths, at.folders);
  const table = readTable(buffer);
  if (table === undefined) throw new Error('the layout of the hash memory contradicts itself');
  return table;
}

function offsets(folders: number, files: number, folderBytes: number) {
  const lineEnds = COLUMNS + 8 * STAMP * files;
  const readingOrder = lineEnds + 4 * files;
  const folderEnds = readingOrder + 4 * files;
  const modes = folderEnds + 4 * folders;
  const ages = modes + 2 * files;
  const paths = ages + files;
  return { lineEnds, readingOrder, folderEnds, modes, ages, folders: paths, lines: paths + folderBytes };
}
