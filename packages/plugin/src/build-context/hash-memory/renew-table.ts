import { Mark } from './recollection';
import { makeTable, STAMP, type MemoryTable } from './memory-table';
import { folderStart, lineStart, pathOf } from './table-entries';

/** A file that a scan has read. */
export interface Reading {
  /** From the context root. */
  readonly path: string;
  /** The path of its folder. */
  readonly folder: string;
  readonly mode: number;
  /** As it stands in the manifest. */
  readonly line: string;
  readonly stamp: readonly number[];
}

/** How long files are kept that no scan meets. */
export interface Limits {
  /** How many times the memory is written before they are dropped. */
  readonly life: number;
  /** More of them than this, and all are dropped. */
  readonly unmet: number;
}

// Files of another Dockerfile are not met by the scans of this one; those of none are gone, or bear other names now.
const LIMITS: Limits = { life: 32, unmet: 1_000_000 };

/**
 * Makes a table of an old one and of what a scan has read, in the order in which it was read.
 *
 * With the marks of that scan, files that it has not met grow older, and those that no scan has met for long are dropped.
 */
export function renewTable(
  old: MemoryTable,
  readings: readonly Reading[],
  marks: Uint8Array | undefined,
  limits = LIMITS,
): MemoryTable {
  const ages = marks === undefined ? old.ages : old.ages.map((age, file) => growOlder(age, marks[file]));
  const merge = mergeByPath(old, readings, keptFiles(ages, limits));
  const folders = arrangeByFolder(old, readings, merge);
  const table = makeTable({
    root: old.root,
    device: old.device,
    folders: [...folders.keys()],
    files: merge.sources.length,
    lineBytes: merge.lines.reduce((sum, { length }) => sum + length, 0),
  });
  fillFiles(table, { ...old, ages }, readings, merge);
  fillFolders(table, [...folders.values()]);
  return table;
}

function growOlder(age: number, mark: number | undefined): number {
  return mark === Mark.Unseen ? Math.min(age + 1, 255) : 0;
}

function keptFiles(ages: Uint8Array, { life, unmet }: Limits): (file: number) => boolean {
  const count = ages.reduce((sum, age) => (age === 0 ? sum : sum + 1), 0);
  return (file) => (ages[file] ?? 0) <= (count > unmet ? 0 : life);
}

interface Merge {
  /** For each file of the new table its number in the old one, or -1 less the index of a reading. */
  readonly sources: readonly number[];
  readonly lines: readonly Uint8Array[];
  /** The new number of each file of the old table, -1 for those that are dropped, and of each reading. */
  readonly ofOld: Int32Array;
  readonly ofReading: Int32Array;
  /** The readings of files that the old table did not have. */
  readonly added: readonly number[];
}

/** Goes through both in the order of their paths; where both have a file, the reading counts. */
function mergeByPath(
  old: MemoryTable,
  readings: readonly Reading[],
  isKept: (file: number) => boolean,
): Merge {
  const sorted = readings.map((_, index) => index).sort((one, other) => compare(readings, one, other));
  const merge = {
    sources: [] as number[],
    lines: [] as Uint8Array[],
    ofOld: new Int32Array(old.ages.length).fill(-1),
    ofReading: new Int32Array(readings.length),
    added: [] as number[],
  };
  const takeOld = (file: number): void => {
    if (!isKept(file)) return;
    merge.ofOld[file] = merge.sources.push(file) - 1;
    merge.lines.push(old.lines.subarray(lineStart(old, file), old.lineEnds[file]));
  };
  let file = 0;
  for (const index of sorted) {
    const { path = '', line = '' } = readings[index] ?? {};
    for (; file < old.ages.length && pathOf(old, file) < path; file += 1) takeOld(file);
    const number = merge.sources.push(-1 - index) - 1;
    merge.lines.push(Buffer.from(line));
    merge.ofReading[index] = number;
    if (file < old.ages.length && pathOf(old, file) === path) merge.ofOld[file++] = number;
    else merge.added.push(index);
  }
  for (; file < old.ages.length; file += 1) takeOld(file);
  merge.added.sort((one, other) => one - other);
  return merge;
}

function compare(readings: readonly Reading[], one: number, other: number): number {
  return (readings[one]?.path ?? '') < (readings[other]?.path ?? '') ? -1 : 1;
}

/** The new numbers of the files of each folder: as before, and then what was read anew. */
function arrangeByFolder(
  old: MemoryTable,
  readings: readonly Reading[],
  { ofOld, ofReading, added }: Merge,
): Map<string, number[]> {
  const folders = new Map<string, number[]>();
  for (const [folder, path] of old.folders.entries()) {
    const before = old.readingOrder.subarray(folderStart(old, folder), old.folderEnds[folder]);
    folders.set(
      path,
      [...before].map((file) => ofOld[file] ?? -1).filter((file) => file !== -1),
    );
  }
  for (const index of added) {
    const { folder = '' } = readings[index] ?? {};
    const files = folders.get(folder);
    const file = ofReading[index] ?? 0;
    if (files === undefined) folders.set(folder, [file]);
    else files.push(file);
  }
  for (const [path, files] of folders) if (files.length === 0) folders.delete(path);
  return folders;
}

function fillFiles(table: MemoryTable, old: MemoryTable, readings: readonly Reading[], merge: Merge): void {
  let end = 0;
  for (const [file, source] of merge.sources.entries()) {
    const line = merge.lines[file] ?? new Uint8Array();
    table.lines.set(line, end);
    table.lineEnds[file] = end += line.length;
    const reading = readings[-1 - source];
    const stamp = reading?.stamp ?? old.stamps.subarray(source * STAMP, (source + 1) * STAMP);
    table.stamps.set(stamp, file * STAMP);
    table.modes[file] = reading?.mode ?? old.modes[source] ?? 0;
    table.ages[file] = reading === undefined ? (old.ages[source] ?? 0) : 0;
  }
}

function fillFolders(table: MemoryTable, folders: readonly (readonly number[])[]): void {
  let end = 0;
  for (const [folder, files] of folders.entries()) {
    table.readingOrder.set(files, end);
    table.folderEnds[folder] = end += files.length;
  }
}
