import { existsSync, readdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makeTree, type TemporaryTree } from '../testing/temporary-tree';
import { openFolder, type OpenFolder } from './open-folder';

let tree: TemporaryTree;

beforeEach(() => {
  tree = makeTree({ 'a/b/file': '12345', 'elsewhere/file': '1' });
});

afterEach(() => {
  tree.remove();
});

function must(opened: ReturnType<typeof openFolder>): OpenFolder {
  if ('reason' in opened) throw new Error(`${opened.kind}: ${opened.reason}`);
  return opened;
}

describe.each(['linux', 'darwin'] as const)('an open folder on %s', (platform) => {
  it('lists, tells facts, and removes what is in it and at last itself', () => {
    const folder = must(openFolder(join(tree.root, 'a'), platform));
    expect(folder.list()).toEqual({ kind: 'read', names: ['b'] });
    expect(folder.facts('b')?.isDirectory()).toBe(true);
    expect(folder.facts('nothing')).toBeUndefined();
    const inner = must(folder.open('b'));
    expect(inner.facts('file')?.size).toBe(5);
    inner.unlink('file');
    inner.close();
    folder.removeFolder('b');
    folder.removeSelf('a');
    folder.close();
    expect(readdirSync(tree.root)).toEqual(['elsewhere']);
  });

  it('is not opened through a link, wherever that is', () => {
    symlinkSync('a', join(tree.root, 'link'));
    symlinkSync('../elsewhere', join(tree.root, 'a/link'));
    expect(openFolder(join(tree.root, 'link'), platform)).toMatchObject({ kind: 'moved' });
    expect(openFolder(join(tree.root, 'link/b'), platform)).toMatchObject({ kind: 'moved' });
    const folder = must(openFolder(join(tree.root, 'a'), platform));
    expect(folder.open('link')).toMatchObject({ kind: 'moved' });
    expect(folder.open('nothing')).toMatchObject({ kind: 'vanished' });
    folder.close();
  });
});

describe('an open folder on linux', () => {
  it('stays the same folder when another takes its place', () => {
    const folder = must(openFolder(join(tree.root, 'a/b')));
    renameSync(join(tree.root, 'a/b'), join(tree.root, 'moved'));
    symlinkSync('../elsewhere', join(tree.root, 'a/b'));
    folder.unlink('file');
    folder.close();
    expect([existsSync(join(tree.root, 'elsewhere/file')), readdirSync(join(tree.root, 'moved'))]).toEqual([
      true,
      [],
    ]);
  });
});
