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

it('tells why it did not read what is there', () => {
  writeFileSync(join(root, 'a.env'), Buffer.from('TOKEN=1\n', 'utf16le'));
  writeFileSync(
    join(root, 'b.env'),
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('ключ', 'utf16le')]),
  );
  writeFileSync(join(root, 'c.env'), Buffer.from('# gr\u00fc\u00dfe\n', 'latin1'));
  symlinkSync('nowhere', join(root, 'd.env'));
  symlinkSync('e.env', join(root, 'e.env'));
  writeFileSync(join(root, 'f.env'), 'A=1\n');
  const view = viewOnDisk(root, []);
  expect([...view.files, 'gone'].map((file) => [file, view.whyUnread?.(file)])).toEqual([
    ['a.env', 'no UTF-8 text'],
    ['b.env', 'no UTF-8 text'],
    ['c.env', undefined],
    ['d.env', 'a link that leads nowhere'],
    ['e.env', 'not readable: ELOOP'],
    ['f.env', undefined],
    ['gone', undefined],
  ]);
});

it('keeps what people look at whatever it has read, and code within reason', () => {
  const write = (text: string): void => {
    for (const name of ['a.ts', 'b.env']) writeFileSync(join(root, name), text);
  };
  const readBoth = (mostKept?: number): unknown[] => {
    write('old');
    const { files, read } = viewOnDisk(root, [], mostKept);
    files.forEach(read);
    write('new');
    return files.map(read);
  };
  expect([readBoth(), readBoth(2)]).toEqual([
    ['old', 'old'],
    ['new', 'old'],
  ]);
});

it('reads no file that nobody has written by hand, and nothing that has no end', () => {
  writeFileSync(join(root, 'large.md'), 'x'.repeat(2 * 1024 * 1024 + 1));
  execFileSync('mkfifo', [join(root, 'pipe.md')]);
  symlinkSync('/dev/zero', join(root, 'zero.md'));
  const { files, read, whyUnread } = viewOnDisk(root, []);
  expect(files.map((file) => [file, read(file), whyUnread?.(file)])).toEqual([
    ['large.md', undefined, 'larger than 2 MiB'],
    ['pipe.md', undefined, 'no regular file'],
    ['zero.md', undefined, 'no regular file'],
  ]);
});
