import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeTree, type TemporaryTree } from '../../testing/temporary-tree';
import { openHashMemory, saveHashMemory, type HashMemory } from './memory-file';
import { makeTable, readTable, VERSION_LINE } from './memory-table';
import { Mark } from './recollection';
import { pathOf } from './table-entries';

let tree: TemporaryTree;
let path: string;

beforeEach(() => {
  tree = makeTree();
  path = join(tree.root, 'cache/hashes');
});

afterEach(() => {
  tree.remove();
});

const open = (root = tree.root): HashMemory => openHashMemory(path, root);

/** Saves what a scan would have read of these files. */
function save(memory: HashMemory, ...paths: string[]): Promise<void> {
  const files = paths.map(
    (name) => ({ path: name, kind: 'file', size: 1, mode: 0o644, sha256: 'ab'.repeat(32) }) as const,
  );
  return saveHashMemory(memory, files, {
    indexes: paths.map((_, index) => index),
    stamps: paths.flatMap(() => [1, 2, 3, 4]),
  });
}

function pathsIn({ shared }: HashMemory): string[] {
  const table = readTable(shared.table);
  return Array.from(shared.marks, (_, file) => (table === undefined ? '' : pathOf(table, file)));
}

describe('a memory', () => {
  it('is empty at first, and later holds what was saved', async () => {
    expect(pathsIn(open())).toEqual([]);
    await save(open(), 'b', 'a');
    expect(pathsIn(open())).toEqual(['a', 'b']);
    expect(readdirSync(dirname(path))).toEqual(['hashes']);
  });

  it('is not written where nothing was read', async () => {
    await save(open());
    expect(() => readFileSync(path)).toThrow('ENOENT');
  });

  it('keeps what another process has saved meanwhile', async () => {
    const [one, other] = [open(), open()];
    await save(one, 'a');
    await save(other, 'b');
    expect(pathsIn(open())).toEqual(['a', 'b']);
  });

  it('makes files older that a scan has not met, but not those that it could not know', async () => {
    const agesIn = ({ shared }: HashMemory): number[] => [...(readTable(shared.table)?.ages ?? [])];
    await save(open(), 'a', 'b');
    const [one, other] = [open(), open()];
    one.shared.marks[1] = Mark.AsBefore;
    await save(one, 'c');
    expect(agesIn(open())).toEqual([1, 0, 0]);
    await save(other, 'd');
    expect(agesIn(open())).toEqual([1, 0, 0, 0]);
  });

  it('is of one root only', async () => {
    tree.write({ 'other/': '' });
    await save(open(), 'a');
    expect(pathsIn(open(join(tree.root, 'other')))).toEqual([]);
  });

  it('is of one device only', async () => {
    await save(open(), 'a');
    const memory = open();
    const moved = { ...memory, shared: { ...memory.shared, device: memory.shared.device + 1 } };
    await save(moved, 'b');
    expect(pathsIn(open())).toEqual([]);
  });

  const spoil: [string, (bytes: Buffer) => Buffer][] = [
    ['cut off', (bytes) => bytes.subarray(0, -1)],
    ['cut off in its head', (bytes) => bytes.subarray(0, 70)],
    ['emptied', () => Buffer.alloc(0)],
    ['longer', (bytes) => Buffer.concat([bytes, Buffer.from('x')])],
    ['changed in one byte', (bytes) => bytes.fill('c', bytes.length - 40, bytes.length - 39)],
    [
      'of another version',
      (bytes) => bytes.fill('2', VERSION_LINE.indexOf('1'), VERSION_LINE.indexOf('1') + 1),
    ],
    ['something else', () => Buffer.from('{}'.repeat(200))],
  ];

  it.each(spoil)('is empty where its file is %s, and is written anew', async (_, change) => {
    await save(open(), 'a');
    writeFileSync(path, change(readFileSync(path)));
    const memory = open();
    expect(pathsIn(memory)).toEqual([]);
    await save(memory, 'b');
    expect(pathsIn(open())).toEqual(['b']);
  });

  it('that cannot be written or read is no failure', async () => {
    mkdirSync(path, { recursive: true });
    const memory = open();
    expect(pathsIn(memory)).toEqual([]);
    await save(memory, 'a');
    expect(readdirSync(dirname(path))).toEqual(['hashes']);
    path = join(tree.root, 'file/hashes');
    tree.write({ file: '' });
    await save(open(), 'a');
    chmodSync(join(tree.root, 'file'), 0o400);
    expect(pathsIn(open())).toEqual([]);
  });
});

describe('the layout', () => {
  it('keeps columns of eight bytes where eight bytes may lie', () => {
    for (const root of ['/', '/a', '/ab']) {
      const table = makeTable({ root, device: 1, folders: ['x', 'yz'], files: 3, lineBytes: 5 });
      expect([table.stamps.length, table.lineEnds.length, table.modes.length]).toEqual([12, 3, 3]);
    }
  });
});
