import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
// The second thread needs the compiled file, so this looks at what is shipped.
import { readBuildContext } from '../dist';
import { makeTree } from '../src/testing/temporary-tree';

const FOLDERS = 700;
const tree = makeTree(
  Object.fromEntries(
    Array.from({ length: FOLDERS }, (_, index) => [
      [`apps/a${String(index)}/src/deep/main.py`, `content ${String(index)}`] as const,
      [`apps/a${String(index)}/src/deep/main.pyc`, 'bytecode'] as const,
    ]).flat(),
  ),
);
tree.write({ '.dockerignore': '**/*.pyc\n.dockerignore\napps/a7\n' });
tree.link('apps/a1/link', '../a2');

afterAll(() => {
  tree.remove();
});

describe('a context that two threads read', () => {
  it('is whole, in order, and nothing in it comes twice', async () => {
    const { files, bytes } = await readBuildContext({ root: tree.root });
    const found = execFileSync(
      'sh',
      ['-c', "find apps -type f -name '*.py' -not -path 'apps/a7/*' -o -type l"],
      {
        cwd: tree.root,
        encoding: 'utf8',
      },
    );
    expect(files.map(({ path }) => path)).toEqual(found.trim().split('\n').sort());
    expect(files.find(({ kind }) => kind === 'link')).toEqual({
      path: 'apps/a1/link',
      kind: 'link',
      size: 0,
      mode: 0o777,
      linkTarget: '../a2',
    });
    expect(bytes).toBe(files.reduce((sum, { size }) => sum + size, 0));
  });

  it('has the hashes that sha256sum gives', async () => {
    const { files } = await readBuildContext({ root: tree.root, contentHashes: true });
    const names = files.filter(({ kind }) => kind === 'file').map(({ path }) => path);
    const sums = execFileSync('sha256sum', names, { cwd: tree.root, encoding: 'utf8' });
    expect(
      files.filter(({ kind }) => kind === 'file').map(({ path, sha256 = '' }) => `${sha256}  ${path}`),
    ).toEqual(sums.trim().split('\n'));
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const reading = readBuildContext({ root: tree.root, contentHashes: true, signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
  });

  it('comes out in one process time and again', () => {
    const script = `
      const { readBuildContext } = require(process.argv[1]);
      (async () => {
        const counts = await Promise.all([1, 2, 3].map(() => readBuildContext({ root: process.argv[2] })));
        console.log(counts.map(({ files }) => files.length).join());
      })();`;
    const output = execFileSync(
      process.execPath,
      ['-e', script, join(__dirname, '../dist/index.js'), tree.root],
      {
        encoding: 'utf8',
      },
    );
    expect(output.trim()).toBe('700,700,700');
  });
});
