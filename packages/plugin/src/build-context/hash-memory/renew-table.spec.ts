import { folderOf } from '../../base/context-path';
import type { ContextFile } from '../context-file';
import { manifestLine } from '../manifest-line';
import { makeTable, readTable, type MemoryTable } from './memory-table';
import { Mark } from './recollection';
import { renewTable, type Readings } from './renew-table';
import { findPlace, hashOf, pathOf } from './table-entries';
import { TableLookup } from './table-lookup';

const empty = (): MemoryTable =>
  makeTable({ root: '/tree', device: 7.5, folders: [], files: 0, lineBytes: 0 });

function reading(path: string, version = 1, mode = 0o644): ContextFile {
  return { path, kind: 'file', size: version, mode, sha256: String(version).repeat(64) };
}

function readings(...files: readonly ContextFile[]): Readings {
  return { files, stamps: files.flatMap(({ size }) => [size, 2.5, 3.5, 4]) };
}

const read = (...paths: readonly string[]): Readings => readings(...paths.map((path) => reading(path)));

const filesOf = ({ ages }: MemoryTable): number[] => Array.from(ages, (_, file) => file);

function show(table: MemoryTable): string[] {
  return filesOf(table).map((file) => `${pathOf(table, file)} ${hashOf(table, file).slice(0, 2)}`);
}

/** The paths as they are found folder by folder. */
function showOrder(table: MemoryTable): string[] {
  return [...table.readingOrder].map((file) => pathOf(table, file));
}

const mark = (table: MemoryTable, ...met: string[]): Uint8Array =>
  Uint8Array.from(filesOf(table), (file) =>
    met.includes(pathOf(table, file)) ? Mark.AsBefore : Mark.Unseen,
  );

describe('a table', () => {
  it('has its files by path, and remembers in which order each folder gave them', () => {
    const table = renewTable(empty(), read('b', 'a', 'd/z', 'd/é', 'd-e', 'd/a'), undefined);
    expect(show(table)).toEqual(['a 11', 'b 11', 'd-e 11', 'd/a 11', 'd/z 11', 'd/é 11']);
    expect(showOrder(table)).toEqual(['b', 'a', 'd-e', 'd/z', 'd/é', 'd/a']);
    expect(table.lines.toString()).toBe(
      ['a', 'b', 'd-e', 'd/a', 'd/z', 'd/é'].map((path) => manifestLine(reading(path))).join(''),
    );
  });

  it('is the same when it is read from its bytes', () => {
    const table = renewTable(empty(), readings(reading('d/a', 3, 0o4755), reading('b')), undefined);
    const again = readTable(table.bytes.slice().buffer);
    expect(again).toEqual(table);
    expect(again).toMatchObject({ root: '/tree', device: 7.5, folders: ['d', ''] });
    expect([...table.modes]).toEqual([0o644, 0o4755]);
    expect([...table.stamps]).toEqual([1, 2.5, 3.5, 4, 3, 2.5, 3.5, 4]);
  });

  it('is none where its length does not fit', () => {
    const { bytes } = renewTable(empty(), read('a'), undefined);
    expect(readTable(bytes.slice(0, -1).buffer)).toBeUndefined();
    expect(readTable(new ArrayBuffer(0))).toBeUndefined();
    expect(readTable(new ArrayBuffer(96))).toBeUndefined();
  });

  it('takes new readings in place of old ones, and others beside them', () => {
    const old = renewTable(empty(), read('a', 'd/c', 'd/b', 'e/x'), undefined);
    const table = renewTable(
      old,
      readings(reading('d/a', 2), reading('d/c', 2), reading('f/a', 2)),
      undefined,
    );
    expect(show(table)).toEqual(['a 11', 'd/a 22', 'd/b 11', 'd/c 22', 'e/x 11', 'f/a 22']);
    expect(showOrder(table)).toEqual(['a', 'd/c', 'd/b', 'd/a', 'e/x', 'f/a']);
    expect(table.stamps[3 * 4]).toBe(2);
  });

  it('drops files that no scan has met while it was written 33 times', () => {
    let table = renewTable(empty(), read('a', 'gone/b', 'c'), undefined);
    for (let round = 0; round < 32; round += 1) table = renewTable(table, read(), mark(table, 'a'));
    expect([...table.ages]).toEqual([0, 32, 32]);
    table = renewTable(table, read(), mark(table, 'a', 'c'));
    expect(show(table)).toEqual(['a 11', 'c 11']);
    expect([...table.ages]).toEqual([0, 0]);
    expect(table.folders).toEqual(['']);
  });

  it('drops all files that were not met where there are too many of them', () => {
    const limits = { life: 32, unmet: 2 };
    const table = renewTable(empty(), read('a', 'b', 'c', 'd'), undefined);
    expect(show(renewTable(table, read(), mark(table, 'a', 'b'), limits))).toHaveLength(4);
    expect(show(renewTable(table, read(), mark(table, 'a'), limits))).toEqual(['a 11']);
  });

  it('makes nothing older without the marks of a scan', () => {
    const table = renewTable(empty(), read('a'), undefined);
    expect([...renewTable(table, read('b'), undefined).ages]).toEqual([0, 0]);
  });
});

describe('a lookup', () => {
  const table = renewTable(empty(), read('b', 'a', 'd/z', 'd/y', 'd/x'), undefined);

  it.each([
    ['in the order of reading', ['b', 'a', 'd/z', 'd/y', 'd/x']],
    ['in any other', ['d/x', 'b', 'd/y', 'd/z', 'a', 'd/x']],
  ])('finds files %s', (_, paths) => {
    const lookup = new TableLookup(table);
    expect(paths.map((path) => pathOf(table, lookup.find(folderOf(path), path)))).toEqual(paths);
  });

  it('does not find what is not there', () => {
    const lookup = new TableLookup(table);
    expect(['c', 'd/y', 'd/new', 'd/x', 'e/x'].map((path) => lookup.find(folderOf(path), path))).toEqual([
      -1, 3, -1, 2, -1,
    ]);
  });

  it('gives the place where a path would be', () => {
    expect(['', 'a', 'aa', 'd/y', 'e'].map((path) => findPlace(table, path, 0))).toEqual([0, 0, 1, 3, 5]);
    expect(findPlace(table, 'a', 3)).toBe(3);
  });
});
