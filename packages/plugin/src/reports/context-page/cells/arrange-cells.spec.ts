import { buildFolderTree } from '../folder-tree';
import { embeddableJson } from '../markup';
import { manyFiles, sentFile } from '../testing/sample-picture';
import { arrangeCells } from './arrange-cells';
import type { Cell } from './cell';

/** A cell as one line, and what is inside as further lines. */
function outline({ name, files, bytes, cells = [] }: Cell): unknown[] {
  const line = `${name} ${String(files)}/${String(bytes)}`;
  return cells.length > 0 ? [line, cells.flatMap(outline)] : [line];
}

/** Cells whose insides do not add up to them. */
function wrongSums(cell: Cell): string[] {
  if (!cell.cells) return [];
  const files = cell.cells.reduce((total, inner) => total + inner.files, 0);
  const bytes = cell.cells.reduce((total, inner) => total + inner.bytes, 0);
  const isWrong = files !== cell.files || bytes !== cell.bytes;
  return [...(isWrong ? [cell.name] : []), ...cell.cells.flatMap(wrongSums)];
}

describe('arrangeCells', () => {
  it('shows folders in folders, largest first', () => {
    const files = [sentFile('b/x', 1), sentFile('a/y', 5), sentFile('a/c/z', 9), sentFile('top', 2)];
    expect(outline(arrangeCells(buildFolderTree(files)))).toEqual([
      ' 4/17',
      ['a 2/14', ['c 1/9', ['z 1/9'], 'y 1/5'], 'top 1/2', 'b 1/1', ['x 1/1']],
    ]);
  });

  it('makes one cell of the smaller files of a folder, which opens in its turn', () => {
    const files = Array.from({ length: 100 }, (_, index) => sentFile(`d/${String(index)}`, index));
    const [folder] = arrangeCells(buildFolderTree(files)).cells ?? [];
    const [group] = folder?.cells ?? [];
    expect(folder?.cells).toHaveLength(40);
    expect([group?.name, group?.type, group?.count, group?.size]).toEqual([
      '61 smaller files',
      'smaller',
      '61 files',
      '1.8 kB',
    ]);
    expect(group?.cells?.map(({ name }) => name)).toContain('22 smaller files');
  });

  it('says what it groups', () => {
    const folders = Array.from({ length: 60 }, (_, index) => sentFile(`d${String(index)}/x`, 1));
    const mixed = [...folders, sentFile('y', 0)];
    const groupOf = (files: typeof folders): unknown =>
      arrangeCells(buildFolderTree(files)).cells?.find(({ type }) => type === 'smaller')?.name;
    expect([groupOf(folders), groupOf(mixed)]).toEqual(['21 smaller folders', '22 smaller items']);
  });

  it('adds up at each level, and keeps to its budget with many files', () => {
    const cells = arrangeCells(buildFolderTree(manyFiles(30_000)), 200_000);
    expect(wrongSums(cells)).toEqual([]);
    expect(cells.files).toBe(30_000);
    const length = Buffer.byteLength(embeddableJson(cells));
    // Beside the cells themselves there is only `"cells":[]` of each that is open.
    expect(length).toBeLessThan(220_000);
    expect(length).toBeGreaterThan(150_000);
  });

  it('lists no more of a folder with very many files than anybody would look at', () => {
    const files = Array.from({ length: 5_000 }, (_, index) => sentFile(`x/${String(index)}`, 1));
    const cells = arrangeCells(buildFolderTree(files), Infinity);
    expect(wrongSums(cells)).toEqual([]);
    expect(embeddableJson(cells).match(/"type":"file"/g)).toHaveLength(25 * 39);
  });

  it('tells pollution in a folder from a folder of pollution', () => {
    const files = [
      sentFile('src/cache/a.pyc', 70, { pollution: 'python' }),
      sentFile('src/cache/b.pyc', 30, { pollution: 'python' }),
      sentFile('src/a.py', 20),
    ];
    const [folder] = arrangeCells(buildFolderTree(files)).cells ?? [];
    expect([folder?.kind, folder?.polluted]).toEqual(['pollution', '2 files, 100 B']);
    expect([folder?.cells?.[0]?.kind, folder?.cells?.[0]?.polluted]).toEqual(['pollution', undefined]);
  });

  it('names the kind with the most bytes, or files where all are empty', () => {
    const kindOf = (...files: ReturnType<typeof sentFile>[]): unknown =>
      arrangeCells(buildFolderTree(files)).kind;
    expect(kindOf(sentFile('a.ts', 5), sentFile('b.md', 9), sentFile('c.ts', 1))).toBe('documentation');
    expect(kindOf(sentFile('a.ts', 0), sentFile('b.md', 0), sentFile('c.md', 0))).toBe('documentation');
  });
});
