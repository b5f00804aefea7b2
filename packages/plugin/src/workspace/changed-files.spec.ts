import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { withoutGitVariables } from '../host/git';
import { makeTree, type TemporaryTree } from '../testing/temporary-tree';
import { findChangedFiles } from './changed-files';

const { signal } = new AbortController();
let tree: TemporaryTree;

beforeEach(() => {
  tree = makeTree({
    '.gitignore': 'ignored\n',
    'shop/nx.json': '{"defaultBase":"trunk"}',
    'shop/a': '1',
    'shop/b': '1',
  });
  git('init', '--quiet', '--initial-branch=trunk');
  commit('first');
});

afterEach(() => tree.remove());

function git(...args: readonly string[]): string {
  const environment = withoutGitVariables(process.env);
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@b'];
  return execFileSync('git', [...identity, ...args], {
    cwd: tree.root,
    env: environment,
    encoding: 'utf8',
  }).trim();
}

function commit(message: string): string {
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
  return git('rev-parse', 'HEAD');
}

/** From the workspace, which is a folder of the repository. */
async function changes(environment: NodeJS.ProcessEnv = {}): Promise<readonly string[] | undefined> {
  const root = join(tree.root, 'shop');
  const files = await findChangedFiles(root, { PATH: process.env['PATH'], ...environment }, signal);
  return files?.map((file) => file.slice(root.length + 1)).sort();
}

it('knows no change on the default branch itself', async () => {
  expect(await changes()).toBeUndefined();
});

it('finds what is not committed, and what is not even added', async () => {
  tree.write({ 'shop/a': '2', 'shop/new file': '', 'shop/ignored': '' });
  expect(await changes()).toEqual(['a', 'new file']);
});

it('finds what a branch changed, and not what the default branch did meanwhile', async () => {
  git('switch', '--quiet', '--create', 'topic');
  expect(await changes()).toBeUndefined();
  tree.write({ 'shop/b': '2' });
  commit('topic');
  git('switch', '--quiet', 'trunk');
  tree.write({ 'shop/a': '3' });
  commit('meanwhile');
  git('switch', '--quiet', 'topic');
  expect(await changes()).toEqual(['b']);
});

it('compares with the base that Nx is told', async () => {
  const base = git('rev-parse', 'HEAD');
  expect(await changes({ NX_BASE: base })).toEqual([]);
  tree.write({ 'shop/b': '2' });
  commit('second');
  expect(await changes({ NX_BASE: base })).toEqual(['b']);
  expect(await changes({ NX_BASE: 'no-such-commit' })).toBeUndefined();
});

it('knows nothing without git', async () => {
  expect(await findChangedFiles(join(tree.root, 'shop'), { PATH: '' }, signal)).toBeUndefined();
});
