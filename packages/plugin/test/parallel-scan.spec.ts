import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
// The second thread needs the compiled file, so this looks at what is shipped.
import { readBuildContext } from '../dist';
import { makeTree } from '../src/testing/temporary-tree';

// On a busy machine three processes take their time.
jest.setTimeout(60_000);

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

describe('a context that two threads read with a memory', () => {
  const cache = makeTree();
  const hashMemory = join(cache.root, 'hashes');

  afterEach(() => {
    jest.restoreAllMocks();
  });

  afterAll(() => {
    cache.remove();
  });

  /** Lets scans take place a minute after now, so that they trust what changed just now. */
  function aMinuteLater(): void {
    const now = Date.now.bind(Date);
    jest.spyOn(Date, 'now').mockImplementation(() => now() + 60_000);
  }

  const digestOf = (path?: string): Promise<string | undefined> =>
    readBuildContext({ root: tree.root, contentHashes: true, ...(path && { hashMemory: path }) }).then(
      ({ digest }) => digest,
    );

  it('has the same files, new, known and changed', async () => {
    aMinuteLater();
    for (let round = 0; round < 3; round += 1) {
      const [remembering, reading] = [
        await readBuildContext({ root: tree.root, contentHashes: true, hashMemory }),
        await readBuildContext({ root: tree.root, contentHashes: true }),
      ];
      expect(remembering.files).toEqual(reading.files);
      expect(remembering.digest).toBe(reading.digest);
      if (round === 0) continue;
      tree.write({
        'apps/a3/src/deep/main.py': `round ${String(round)}`,
        [`apps/a600/new${String(round)}`]: 'x',
      });
      rmSync(join(tree.root, `apps/a${String(400 + round)}`), { recursive: true });
    }
  });

  it('takes its hashes from the memory', async () => {
    aMinuteLater();
    const own = join(cache.root, 'own');
    await digestOf(own);
    // Whoever can forge the checksum is believed.
    const bytes = readFileSync(own);
    for (const number of [20, 680]) {
      const path = `apps/a${String(number)}/src/deep/main.py`;
      bytes.write('f'.repeat(64), bytes.indexOf(` ${path}\0`) - 64);
    }
    bytes.write(createHash('sha256').update(bytes.subarray(64)).digest('hex'), 32, 'hex');
    writeFileSync(own, bytes);
    const { files } = await readBuildContext({ root: tree.root, contentHashes: true, hashMemory: own });
    expect(files.filter(({ sha256 = '' }) => /^f+$/.test(sha256)).map(({ path }) => path)).toEqual([
      'apps/a20/src/deep/main.py',
      'apps/a680/src/deep/main.py',
    ]);
  });

  it('is right for several processes at once', async () => {
    const script = `
      const now = Date.now;
      Date.now = () => now() + 60_000;
      const [, index, root, hashMemory] = process.argv;
      const { readBuildContext } = require(index);
      (async () => {
        const digests = [];
        for (let round = 0; round < 4; round += 1) {
          digests.push((await readBuildContext({ root, contentHashes: true, hashMemory })).digest);
          if (round % 2 === 0) require('node:fs').rmSync(hashMemory, { force: true });
        }
        console.log([...new Set(digests)].join());
      })();`;
    const argv = ['-e', script, join(__dirname, '../dist/index.js'), tree.root, join(cache.root, 'shared')];
    const run = promisify(execFile);
    const answers = await Promise.all([1, 2, 3].map(() => run(process.execPath, argv)));
    const digest = (await digestOf()) ?? '';
    expect(answers.map(({ stdout }) => stdout.trim())).toEqual([digest, digest, digest]);
    expect(readdirSync(cache.root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
