import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { viewOnDisk } from './view-on-disk';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'view-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

it('lists files, closes folders that tools make, and tells text and size', () => {
  mkdirSync(join(root, 'src/node_modules/a'), { recursive: true });
  writeFileSync(join(root, 'src/a.txt'), 'ä');
  writeFileSync(join(root, 'src/a.bin'), 'a\0b');
  symlinkSync('nowhere', join(root, 'src/link'));
  const { files, closedFolders, read, size } = viewOnDisk(root, []);
  expect({ files, closedFolders }).toEqual({
    files: ['src/a.bin', 'src/a.txt', 'src/link'],
    closedFolders: ['src/node_modules'],
  });
  expect(files.map((file) => [read(file), size(file)])).toEqual([
    [undefined, 3],
    ['ä', 2],
    [undefined, 'nowhere'.length],
  ]);
  expect([read('gone'), size('gone'), size('src/a.txt/below')]).toEqual([undefined, undefined, undefined]);
});

it('reads no file that nobody has written by hand, and nothing that has no end', () => {
  writeFileSync(join(root, 'large.md'), 'x'.repeat(2 * 1024 * 1024 + 1));
  execFileSync('mkfifo', [join(root, 'pipe.md')]);
  symlinkSync('/dev/zero', join(root, 'zero.md'));
  const { files, read } = viewOnDisk(root, []);
  expect(files.map((file) => [file, read(file)])).toEqual([
    ['large.md', undefined],
    ['pipe.md', undefined],
    ['zero.md', undefined],
  ]);
});
