import { lstatSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTable, STAMP } from './memory-table';
import { Mark, Recollection, type SharedMemory } from './recollection';
import { renewTable } from './renew-table';

const folder = mkdtempSync(join(tmpdir(), 'nx-alpine-recollection-'));
const system = join(folder, 'file');
writeFileSync(system, 'content');
const { size, mtimeMs, ctimeMs, ino, dev } = lstatSync(system);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function remembering(stamp: readonly number[], device = dev): SharedMemory {
  const empty = makeTable({ root: folder, device: dev, folders: [], files: 0, lineBytes: 0 });
  const line = `100644 ${'0'.repeat(64)} file\0`;
  const { bytes } = renewTable(empty, [{ path: 'file', folder: '', mode: 0o644, line, stamp }], undefined);
  return { table: bytes.buffer, marks: new Uint8Array(1), device, doubtfulSince: 0 };
}

describe('a file', () => {
  const stamp = [size, mtimeMs, ctimeMs, ino];

  it('is recalled where all is as it was', () => {
    const memory = remembering(stamp);
    expect(new Recollection(memory).recalls('', 'file', system)).toBe(true);
    expect([...memory.marks]).toEqual([Mark.AsBefore]);
  });

  it.each(['size', 'mtime', 'ctime', 'inode'])('is not recalled where its %s differs', (name) => {
    const place = ['size', 'mtime', 'ctime', 'inode'].indexOf(name);
    const memory = remembering(stamp.map((number, index) => (index === place ? number - 0.5 : number)));
    expect(stamp).toHaveLength(STAMP);
    expect(new Recollection(memory).recalls('', 'file', system)).toBe(false);
    expect([...memory.marks]).toEqual([Mark.Changed]);
  });

  it('is not recalled from another device, nor where it is gone or unknown', () => {
    expect(new Recollection(remembering(stamp, dev + 1)).recalls('', 'file', system)).toBe(false);
    expect(new Recollection(remembering(stamp)).recalls('', 'file', `${system}.gone`)).toBe(false);
    const memory = remembering(stamp);
    expect(new Recollection(memory).recalls('', 'other', system)).toBe(false);
    expect([...memory.marks]).toEqual([Mark.Unseen]);
  });
});
