import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTree, type TemporaryTree } from '../../testing/temporary-tree';
import type { ByteSource } from '../../base/byte-source';
import { readGitIndex, type GitIndex } from './git-index';
import { filterOfIndex } from './name-filter';

const FILES = [
  'README.md',
  'a-b/x',
  'a/b/__pycache__/kept.pyc',
  'a/b/c',
  'a.txt',
  'a0/y',
  `deep/${'long/'.repeat(60)}name`,
  'ünïcode/é',
  'with space/new\nline',
];

let tree: TemporaryTree;
const git = (...args: string[]): string => execFileSync('git', args, { cwd: tree.root, encoding: 'utf8' });
const index = (): Buffer => readFileSync(join(tree.root, '.git/index'));

function source(bytes: Buffer): ByteSource {
  return { size: bytes.length, read: (into, position) => bytes.copy(into, 0, position) };
}

const read = (bytes: Buffer): GitIndex | undefined => readGitIndex(source(bytes));

beforeEach(() => {
  tree = makeTree(Object.fromEntries(FILES.map((path) => [path, path])));
  git('init', '--quiet');
  git('add', '--all');
});

afterEach(() => {
  tree.remove();
});

describe('a git index', () => {
  it('tracks what git lists', () => {
    const found = read(index());
    const listed = git('ls-files', '-z').split('\0').slice(0, -1);
    expect(found?.paths()).toEqual(listed);
    expect(listed.filter((path) => found?.tracks(path) !== true)).toEqual([]);
    const others = ['b', 'a', 'a/b', 'a/b/c/d', 'README.m', 'README.mdx', 'zzz', ''];
    expect(others.filter((path) => found?.tracks(path))).toEqual([]);
  });

  it('finds what lies below a folder, and in no other that is called much like it', () => {
    const found = read(index());
    expect(found?.below('a')).toEqual(['b/__pycache__/kept.pyc', 'b/c']);
    expect(found?.below('a/b/__pycache__')).toEqual(['kept.pyc']);
    expect([found?.below('nowhere'), found?.below('zzz'), found?.below('README.md')]).toEqual([[], [], []]);
  });

  it('of version 3 is read too', () => {
    tree.write({ 'meant/to/add': 'x' });
    git('add', '--intent-to-add', 'meant/to/add');
    expect(index().readUInt32BE(4)).toBe(3);
    expect(read(index())?.tracks('meant/to/add')).toBe(true);
  });

  it('with entries of several stages tracks the path', () => {
    const [line = ''] = git('ls-files', '--stage', 'README.md').split('\n');
    const [mode = '', id = ''] = line.split(' ');
    execFileSync('git', ['update-index', '--index-info'], {
      cwd: tree.root,
      input: [1, 2, 3].map((stage) => `${mode} ${id} ${String(stage)}\tconflict/file\n`).join(''),
    });
    expect(read(index())?.tracks('conflict/file')).toBe(true);
    expect(read(index())?.below('conflict')).toHaveLength(3);
  });

  it.each([
    ['version 4', () => git('update-index', '--index-version', '4')],
    ['a split index', () => git('update-index', '--split-index')],
  ])('of %s is left to git', (_, change) => {
    change();
    expect(read(index())).toBeUndefined();
  });

  it('of a sparse checkout is left to git', () => {
    git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '--quiet', '--message', 'state');
    git('sparse-checkout', 'init', '--cone', '--sparse-index');
    git('sparse-checkout', 'set', 'a-b');
    expect(read(index())).toBeUndefined();
  });

  it('of a SHA-256 repository is left to git', () => {
    const other = makeTree({ x: '1', 'y/z': '2' });
    execFileSync('git', ['init', '--quiet', '--object-format=sha256'], { cwd: other.root });
    execFileSync('git', ['add', '--all'], { cwd: other.root });
    expect(read(readFileSync(join(other.root, '.git/index')))).toBeUndefined();
    other.remove();
  });

  it('that is damaged is left to git', () => {
    const whole = index();
    for (const length of [0, 3, 20, 100, whole.length - 30, whole.length - 1]) {
      expect(read(whole.subarray(0, length))).toBeUndefined();
    }
    const wrongCount = Buffer.from(whole);
    wrongCount.writeUInt32BE(1e9, 8);
    expect(read(wrongCount)).toBeUndefined();
  });

  it('is read piece by piece to the same end', () => {
    const many = Array.from({ length: 200 }, (_, at) => `many/${'x'.repeat(at)}${String(at)}/file`);
    tree.write(Object.fromEntries(many.map((path) => [path, path])));
    git('add', '--all');
    const whole = read(index())?.paths();
    expect(whole).toHaveLength(FILES.length + many.length);
    for (const windowBytes of [8193, 9000, 20_000]) {
      expect(readGitIndex(source(index()), windowBytes)?.paths()).toEqual(whole);
    }
  });
});

describe('the names in a git index', () => {
  it('are those of all tracked files and of their folders', () => {
    const names = filterOfIndex(source(index()));
    const tracked = new Set(FILES.flatMap((path) => path.split('/')));
    expect([...tracked].filter((name) => names?.mayHold(name) !== true)).toEqual([]);
    expect(
      ['.pytest_cache', 'node_modules', 'a/b', '', 'kept'].filter((name) => names?.mayHold(name)),
    ).toEqual([]);
  });

  it('are not told from an index that is not known for certain', () => {
    const whole = index();
    expect(filterOfIndex(source(whole.subarray(0, whole.length - 1)))).toBeUndefined();
    git('update-index', '--index-version', '4');
    expect(filterOfIndex(source(index()))).toBeUndefined();
  });
});
