import { existsSync, mkdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { makeTree, type TemporaryTree } from '../../testing/temporary-tree';
import { openSharingFolder, type SharingFolder } from './sharing-folder';

let tree: TemporaryTree;

beforeEach(() => {
  tree = makeTree();
});

afterEach(() => tree.remove());

const open = (
  more: { runId?: string; workspaceRoot?: string; userId?: number } = {},
): Promise<SharingFolder> =>
  openSharingFolder({ workspaceRoot: '/w', runId: 'nx-1', temporaryFolder: tree.root, ...more });
const user = String(process.getuid?.());
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

it('is the same for all tasks of a run, and open to this user only', async () => {
  const one = await open();
  expect(await open()).toEqual(one);
  expect(one.run).toBe(join(one.workspace, 'runs/nx-1'));
  const own = join(tree.root, `nx-alpine-${user}`);
  expect([own, one.workspace, one.run].map(modeOf)).toEqual(['700', '700', '700']);
});

it('is another one for another run and another workspace', async () => {
  const folders = await Promise.all([open(), open({ runId: 'nx-2' }), open({ workspaceRoot: '/v' })]);
  expect(new Set(folders.map(({ run }) => run)).size).toBe(3);
  expect(new Set(folders.map(({ workspace }) => workspace)).size).toBe(2);
});

it('closes a folder of its own that is open to others', async () => {
  const own = join(tree.root, `nx-alpine-${user}`);
  mkdirSync(own);
  await open();
  expect(modeOf(own)).toBe('700');
});

it('refuses a folder of another user', async () => {
  mkdirSync(join(tree.root, 'nx-alpine-4711'));
  await expect(open({ userId: 4711 })).rejects.toThrow(
    /nx-alpine-4711 cannot be used: it belongs to another user/,
  );
});

it.each([
  ['a link', () => tree.link(`nx-alpine-${user}`, join(tree.root, 'elsewhere/'))],
  [
    'a link to a folder',
    () => {
      tree.write({ 'elsewhere/': '' });
      tree.link(`nx-alpine-${user}`, join(tree.root, 'elsewhere'));
    },
  ],
  ['a file', () => tree.write({ [`nx-alpine-${user}`]: '' })],
])('refuses %s', async (_, plant) => {
  plant();
  await expect(open()).rejects.toThrow(/cannot be used: it is a link or a file/);
  expect(existsSync(join(tree.root, 'elsewhere/runs'))).toBe(false);
});

it('clears runs away to which nobody comes back', async () => {
  const { run: old } = await open({ runId: 'old' });
  const { run: recent } = await open({ runId: 'recent' });
  utimesSync(old, 1, 1);
  await open();
  expect([old, recent].map((path) => existsSync(path))).toEqual([false, true]);
});
