import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTree, type TemporaryTree } from '../../testing/temporary-tree';
import { readGitIndex } from './git-index';

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
    const read = readGitIndex(index());
    const listed = git('ls-files', '-z').split('\0').slice(0, -1);
    expect(read?.paths()).toEqual(listed);
    expect(listed.filter((path) => read?.tracks(path) !== true)).toEqual([]);
    const others = ['b', 'a', 'a/b', 'a/b/c/d', 'README.m', 'README.mdx', 'zzz', ''];
    expect(others.filter((path) => read?.tracks(path))).toEqual([]);
  });

  it('finds what lies below a folder, and in no other that is called much like it', () => {
    const read = readGitIndex(index());
    expect(read?.below('a')).toEqual(['b/__pycache__/kept.pyc', 'b/c']);
    expect(read?.below('a/b/__pycache__')).toEqual(['kept.pyc']);
    expect([read?.below('nowhere'), read?.below('zzz'), read?.below('README.md')]).toEqual([[], [], []]);
  });

  it('of version 3 is read too', () => {
    tree.write({ 'meant/to/add': 'x' });
    git('add', '--intent-to-add', 'meant/to/add');
    expect(index().readUInt32BE(4)).toBe(3);
    expect(readGitIndex(index())?.tracks('meant/to/add')).toBe(true);
  });

  it('with entries of several stages tracks the path', () => {
    const [line = ''] = git('ls-files', '--stage', 'README.md').split('\n');
    const [mode = '', id = ''] = line.split(' ');
    execFileSync('git', ['update-index', '--index-info'], {
      cwd: tree.root,
      input: [1, 2, 3].map((stage) => `${mode} ${id} ${String(stage)}\tconflict/file\n`).join(''),
    });
    expect(readGitIndex(index())?.tracks('conflict/file')).toBe(true);
    expect(readGitIndex(index())?.below('conflict')).toHaveLength(3);
  });

  it.each([
    ['version 4', () => git('update-index', '--index-version', '4')],
    ['a split index', () => git('update-index', '--split-index')],
  ])('of %s is left to git', (_, change) => {
    change();
    expect(readGitIndex(index())).toBeUndefined();
  });

  it('of a sparse checkout is left to git', () => {
    git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '--quiet', '--message', 'state');
    git('sparse-checkout', 'init', '--cone', '--sparse-index');
    git('sparse-checkout', 'set', 'a-b');
    expect(readGitIndex(index())).toBeUndefined();
  });

  it('of a SHA-256 repository is left to git', () => {
    const other = makeTree({ x: '1', 'y/z': '2' });
    execFileSync('git', ['init', '--quiet', '--object-format=sha256'], { cwd: other.root });
    execFileSync('git', ['add', '--all'], { cwd: other.root });
    expect(readGitIndex(readFileSync(join(other.root, '.git/index')))).toBeUndefined();
    other.remove();
  });

  it('that is damaged is left to git', () => {
    const whole = index();
    for (const length of [0, 3, 20, 100, whole.length - 30, whole.length - 1]) {
      expect(readGitIndex(whole.subarray(0, length))).toBeUndefined();
    }
    const wrongCount = Buffer.from(whole);
    wrongCount.writeUInt32BE(1e9, 8);
    expect(readGitIndex(wrongCount)).toBeUndefined();
  });
});
