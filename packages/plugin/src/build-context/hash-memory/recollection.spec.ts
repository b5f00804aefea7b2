import { chmodSync, lstatSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTable, STAMP } from './memory-table';
import { Mark, Recollection, type SharedMemory } from './recollection';
import { renewTable } from './renew-table';

const folder = mkdtempSync(join(tmpdir(), 'nx-alpine-recollection-'));
const system = join(folder, 'file');
writeFileSync(system, 'content');
const { dev } = lstatSync(system);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function stampOf(path: string): number[] {
  const { size, mtimeMs, ctimeMs, ino } = lstatSync(path);
  return [size, mtimeMs, ctimeMs, ino];
}

function remembering(stamp: readonly number[], device = dev): SharedMemory {
  const empty = makeTable({ root: folder, device: dev, folders: [], files: 0, lineBytes: 0 });
  const file = { path: 'file', kind: 'file', size: 7, mode: 0o644, sha256: '0'.repeat(64) } as const;
  const { bytes } = renewTable(empty, { files: [file], stamps: stamp }, undefined);
  return { table: bytes.buffer, marks: new Uint8Array(1), device, doubtfulSince: 0 };
}

describe('a file', () => {
  it('is recalled where all is as it was', () => {
    const memory = remembering(stampOf(system));
    expect(new Recollection(memory).recalls('', 'file', system)).toBe(true);
    expect([...memory.marks]).toEqual([Mark.AsBefore]);
  });

  it.each(['size', 'mtime', 'ctime', 'inode'])('is not recalled where its %s differs', (name) => {
    const place = ['size', 'mtime', 'ctime', 'inode'].indexOf(name);
    const memory = remembering(
      stampOf(system).map((number, index) => (index === place ? number - 0.5 : number)),
    );
    expect(stampOf(system)).toHaveLength(STAMP);
    expect(new Recollection(memory).recalls('', 'file', system)).toBe(false);
    expect([...memory.marks]).toEqual([Mark.Changed]);
  });

  it('is not recalled where this user may not read it', () => {
    chmodSync(system, 0o600);
    const memory = remembering(stampOf(system));
    expect(new Recollection(memory).recalls('', 'file', system)).toBe(true);
    const asAnother = jest.spyOn(process, 'getuid').mockReturnValue(lstatSync(system).uid + 1);
    expect(new Recollection(memory).recalls('', 'file', system)).toBe(false);
    asAnother.mockRestore();
    chmodSync(system, 0o644);
  });

  it('is not recalled from another device, nor where it is gone or unknown', () => {
    expect(new Recollection(remembering(stampOf(system), dev + 1)).recalls('', 'file', system)).toBe(false);
    expect(new Recollection(remembering(stampOf(system))).recalls('', 'file', `${system}.gone`)).toBe(false);
    const memory = remembering(stampOf(system));
    expect(new Recollection(memory).recalls('', 'other', system)).toBe(false);
    expect([...memory.marks]).toEqual([Mark.Unseen]);
  });
});
