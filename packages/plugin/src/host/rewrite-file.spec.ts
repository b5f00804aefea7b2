import { chmodSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeTree, type TemporaryTree } from '../testing/temporary-tree';
import { rewriteFile } from './rewrite-file';

let tree: TemporaryTree;
let other: TemporaryTree;
beforeEach(() => {
  tree = makeTree({ 'a/run.sh': 'one\r\n' });
  other = makeTree({ 'b.sh': 'one\r\n' });
});
afterEach(() => {
  tree.remove();
  other.remove();
});

const CHANGE = { before: 'one\r\n', after: 'two\r\n' };
const read = (path: string): string => readFileSync(join(tree.root, path), 'utf8');

it('keeps the mode of a file, and a link that leads to it', async () => {
  chmodSync(join(tree.root, 'a/run.sh'), 0o754);
  tree.link('linked.sh', 'a/run.sh');
  expect(await rewriteFile(tree.root, 'linked.sh', CHANGE)).toBeUndefined();
  expect(read('a/run.sh')).toBe('two\r\n');
  expect(statSync(join(tree.root, 'a/run.sh')).mode & 0o777).toBe(0o754);
  expect(lstatSync(join(tree.root, 'linked.sh')).isSymbolicLink()).toBe(true);
});

it('leaves alone what a link leads to outside of the folder', async () => {
  tree.link('out.sh', join(other.root, 'b.sh'));
  expect(await rewriteFile(tree.root, 'out.sh', CHANGE)).toBe('it is a link that leads out of the workspace');
  expect(read('out.sh')).toBe('one\r\n');
});

it.each([
  ['was written by somebody else', 'three', 'it has changed meanwhile, or is not UTF-8'],
  ['is not UTF-8', Buffer.from([0x6f, 0x6e, 0x65, 0xff]), 'it has changed meanwhile, or is not UTF-8'],
])('leaves alone what %s', async (_, content, why) => {
  tree.write({ 'a/run.sh': content });
  const before = content.toString();
  const change = typeof content === 'string' ? CHANGE : { before, after: '' };
  expect(await rewriteFile(tree.root, 'a/run.sh', change)).toBe(why);
  expect(readFileSync(join(tree.root, 'a/run.sh'))).toEqual(Buffer.from(content));
});

it('says of a file that is gone that it cannot be written', async () => {
  expect(await rewriteFile(tree.root, 'gone', CHANGE)).toBe('it cannot be written: ENOENT');
});
