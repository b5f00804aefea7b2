import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTextInside } from './text-inside';

let outside: string;
let root: string;

beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), 'nx-alpine-inside-'));
  root = join(outside, 'root');
  mkdirSync(join(root, 'usr/lib'), { recursive: true });
  mkdirSync(join(root, 'etc'));
  writeFileSync(join(outside, 'secret'), 'outside');
  writeFileSync(join(root, 'usr/lib/os-release'), 'inside');
  symlinkSync('../usr/lib/os-release', join(root, 'etc/relative'));
  symlinkSync('/usr/lib/os-release', join(root, 'etc/absolute'));
  symlinkSync('/lib/os-release', join(root, 'etc/through-folder'));
  symlinkSync('usr/lib', join(root, 'lib'));
  symlinkSync('../../../../../../../../secret', join(root, 'etc/escaping'));
  symlinkSync(join(outside, 'secret'), join(root, 'etc/absolute-outside'));
  symlinkSync('circle', join(root, 'etc/circle'));
});

afterAll(() => rmSync(outside, { recursive: true }));

describe('a text inside a folder', () => {
  it.each([
    ['/usr/lib/os-release', 'inside'],
    ['usr/lib/../lib/os-release', 'inside'],
    ['/etc/relative', 'inside'],
    ['/etc/absolute', 'inside'],
    ['/etc/through-folder', 'inside'],
    ['/lib/os-release', 'inside'],
    ['/etc/escaping', undefined],
    ['/../secret', undefined],
    ['/etc/absolute-outside', undefined],
    ['/etc/circle', undefined],
    ['/etc/none', undefined],
    ['/usr/lib/os-release/none', undefined],
  ])('%s', (path, expected) => {
    expect(readTextInside(root, path)).toBe(expected);
  });
});
