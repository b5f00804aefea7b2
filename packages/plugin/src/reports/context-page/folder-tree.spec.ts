import { allFolders, buildFolderTree, type Entry } from './folder-tree';
import { manyFiles, sentFile } from './testing/sample-picture';

const show = ({ path, files, bytes }: Entry): string => `${path || '.'} ${String(files)}/${String(bytes)}`;

describe('buildFolderTree', () => {
  const files = [
    sentFile('a/b/c/one.ts', 3),
    sentFile('a/b/c/two.md', 4),
    sentFile('a/b/d.ts', 1),
    sentFile('top', 0, { kind: 'link' }),
  ];

  it('sums up folders, and writes a folder in an otherwise empty one as one', () => {
    const tree = buildFolderTree(files);
    expect(allFolders(tree).map(show)).toEqual(['. 4/8', 'a/b 3/8', 'a/b/c 2/7']);
    expect(tree.entries.map(({ name }) => name)).toEqual(['a/b', 'top']);
  });

  it('counts each kind', () => {
    expect(Object.fromEntries(buildFolderTree(files).kinds)).toEqual({
      code: { files: 2, bytes: 4 },
      documentation: { files: 1, bytes: 4 },
      other: { files: 1, bytes: 0 },
    });
  });

  it('does not depend on the order of the files', () => {
    expect(buildFolderTree([...files].reverse())).toEqual(buildFolderTree(files));
  });

  it('keeps names that mean something elsewhere', () => {
    const names = ['__proto__/x', 'constructor', ' ', '..', 'a\nb/c'];
    const tree = buildFolderTree(names.map((name) => sentFile(name, 1)));
    expect(tree.entries.map(({ path }) => path).sort()).toEqual([
      ' ',
      '..',
      '__proto__',
      'a\nb',
      'constructor',
    ]);
  });

  it('loses nothing of many files, nor where a name is a file and a folder', () => {
    const many = [...manyFiles(5_000), sentFile('packages', 7), sentFile('packages', 7)];
    const { files: count, bytes } = buildFolderTree(many);
    expect([count, bytes]).toEqual([5_002, many.reduce((total, file) => total + file.bytes, 0)]);
  });

  it('is empty without files', () => {
    expect(buildFolderTree([])).toMatchObject({ files: 0, bytes: 0, entries: [] });
  });
});
