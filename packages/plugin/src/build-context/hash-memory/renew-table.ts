import { byPath, folderOf } from '../../base/context-path';
import type { ContextFile } from '../context-file';
import { manifestLine } from '../manifest-line';
import { makeTable, STAMP, type MemoryTable } from './memory-table';
import { Mark } from './recollection';
import { findPlace, folderStart, lineStart, pathOf } from './table-entries';

/** Files that a scan has read, in the order in which it read them. */
export interface Readings {
  readonly files: readonly ContextFile[];
  /** STAMP numbers for each. */
  readonly stamps: readonly number[];
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
 * Makes a table of an old one and of what a scan has read.
 *
 * With the marks of that scan, files that it has not met grow older, and those that no scan has met for long are dropped.
 */
export function renewTable(
  old: MemoryTable,
  readings: Readings,
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
    lineBytes: merge.lineBytes,
  });
  fillFiles(table, { ...old, ages }, readings, merge.sources);
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
  readonly lineBytes: number;
  /** The new number of each file of the old table, -1 for those that are dropped, and of each reading. */
  readonly ofOld: Int32Array;
  readonly ofReading: Int32Array;
  /** The readings of files that the old table did not have. */
  readonly added: readonly number[];
}

/** Goes through both in the order of their paths; where both have a file, the reading counts. */
function mergeByPath(old: MemoryTable, { files }: Readings, isKept: (file: number) => boolean): Merge {
  const sources: number[] = [];
  const ofOld = new Int32Array(old.ages.length).fill(-1);
  const ofReading = new Int32Array(files.length);
  const added: number[] = [];
  let lineBytes = 0;
  let next = 0;
  const takeOldUntil = (end: number): void => {
    for (; next < end; next += 1) {
      if (!isKept(next)) continue;
      ofOld[next] = sources.push(next) - 1;
      lineBytes += (old.lineEnds[next] ?? 0) - lineStart(old, next);
    }
  };
  const sorted = files.map((file, index) => ({ file, index }));
  for (const { file, index } of sorted.sort((one, other) => byPath(one.file, other.file))) {
    takeOldUntil(findPlace(old, file.path, next));
    const number = sources.push(-1 - index) - 1;
    lineBytes += Buffer.byteLength(manifestLine(file));
    ofReading[index] = number;
    if (next < ofOld.length && pathOf(old, next) === file.path) ofOld[next++] = number;
    else added.push(index);
  }
  takeOldUntil(ofOld.length);
  return { sources, lineBytes, ofOld, ofReading, added: added.sort((one, other) => one - other) };
}

/** The new numbers of the files of each folder: as before, and then what was read anew. */
function arrangeByFolder(
  old: MemoryTable,
  { files }: Readings,
  { ofOld, ofReading, added }: Merge,
): Map<string, number[]> {
  const folders = new Map<string, number[]>();
  for (const [folder, path] of old.folders.entries()) {
    const before = old.readingOrder.subarray(folderStart(old, folder), old.folderEnds[folder]);
    const kept: number[] = [];
    for (const file of before) {
      const number = ofOld[file] ?? -1;
      if (number !== -1) kept.push(number);
    }
    if (kept.length > 0) folders.set(path, kept);
  }
  for (const index of added) {
    const folder = folderOf(files[index]?.path ?? '');
    const number = ofReading[index] ?? 0;
    const others = folders.get(folder);
    if (others === undefined) folders.set(folder, [number]);
    else others.push(number);
  }
  return folders;
}

function fillFiles(
  table: MemoryTable,
  old: MemoryTable,
  readings: Readings,
  sources: readonly number[],
): void {
  let end = 0;
  for (let number = 0; number < sources.length; number += 1) {
    const source = sources[number] ?? 0;
    end +=
      source < 0
        ? fillRead(table, number, end, readings, -1 - source)
        : fillKept(table, number, end, old, source);
    table.lineEnds[number] = end;
  }
}

function fillRead(
  table: MemoryTable,
  number: number,
  end: number,
  { files, stamps }: Readings,
  index: number,
): number {
  const file = files[index];
  if (file === undefined) return 0;
  table.modes[number] = file.mode;
  copyStamp(stamps, index, table.stamps, number);
  return table.lines.write(manifestLine(file), end);
}

function fillKept(table: MemoryTable, number: number, end: number, old: MemoryTable, source: number): number {
  table.modes[number] = old.modes[source] ?? 0;
  table.ages[number] = old.ages[source] ?? 0;
  copyStamp(old.stamps, source, table.stamps, number);
  return old.lines.copy(table.lines, end, lineStart(old, source), old.lineEnds[source]);
}

function copyStamp(from: ArrayLike<number>, source: number, to: Float64Array, number: number): void {
  for (let part = 0; part < STAMP; part += 1) to[number * STAMP + part] = from[source * STAMP + part] ?? 0;
}

function fillFolders(table: MemoryTable, folders: readonly (readonly number[])[]): void {
  let end = 0;
  for (const [folder, files] of folders.entries()) {
    table.readingOrder.set(files, end);
    table.folderEnds[folder] = end += files.length;
  }
}
