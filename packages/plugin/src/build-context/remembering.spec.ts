import * as fc from 'fast-check';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parentFolders } from '../base/context-path';
import { readIgnoreRules } from '../dockerignore/ignore-rules';
import * as facts from '../host/file-facts';
import { makeTree, type TemporaryTree } from '../testing/temporary-tree';
import { digestContext } from './digest-context';
import { readBuildContext, type BuildContextRequest } from './read-build-context';
import { measureContext } from './scan/scan-context';

jest.mock('../host/file-facts', () => {
  const actual = jest.requireActual<typeof facts>('../host/file-facts');
  return { ...actual, readContent: jest.fn(actual.readContent) };
});

let tree: TemporaryTree;
let cache: TemporaryTree;
let hashMemory: string;

beforeEach(() => {
  tree = makeTree();
  cache = makeTree();
  hashMemory = join(cache.root, 'below/hashes');
});

afterEach(() => {
  jest.restoreAllMocks();
  tree.remove();
  cache.remove();
});

/** Lets scans take place a minute after now, so that they trust what changed just now. */
function aMinuteLater(): void {
  const now = Date.now.bind(Date);
  jest.spyOn(Date, 'now').mockImplementation(() => now() + 60_000);
}

/** Waits until the clock of the file system has gone on. */
function nextTick(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 15);
}

async function read(request: Partial<BuildContextRequest> = {}) {
  const context = await readBuildContext({ root: tree.root, contentHashes: true, ...request });
  const { files, emptyFolders, bytes, problems, digest } = context;
  return { files, emptyFolders, bytes, problems, digest };
}

/** The paths whose content a reading with the memory reads. */
async function pathsRead(): Promise<string[]> {
  const spy = jest.mocked(facts.readContent);
  spy.mockClear();
  await read({ hashMemory });
  return spy.mock.calls.map(([path]) => String(path).slice(tree.root.length + 1)).sort();
}

async function expectSame(request: Partial<BuildContextRequest> = {}): Promise<void> {
  const fresh = await read(request);
  expect(await read({ ...request, hashMemory })).toEqual(fresh);
}

/** A time that can be set back exactly. */
function setWholeTime(path: string): void {
  utimesSync(join(tree.root, path), 1_700_000_000, 1_700_000_000);
}

/** Changes a file and takes its mtime back; its size must be kept by the change. */
function disguise(path: string, change: (system: string) => void): void {
  const system = join(tree.root, path);
  const { atime, mtime } = lstatSync(system);
  change(system);
  utimesSync(system, atime, mtime);
}

describe('a context that is read with a memory', () => {
  it('is read once, and then only where it changed', async () => {
    aMinuteLater();
    tree.write({ a: '1', 'd/b': '2', 'd/c': '3' });
    expect(await pathsRead()).toEqual(['a', 'd/b', 'd/c']);
    expect(await pathsRead()).toEqual([]);
    nextTick();
    tree.write({ 'd/b': '9', 'd/new': '' });
    chmodSync(join(tree.root, 'd/c'), 0o755);
    expect(await pathsRead()).toEqual(['d/b', 'd/c', 'd/new']);
    expect(await pathsRead()).toEqual([]);
    await expectSame();
  });

  it('is read by several Dockerfiles with one memory', async () => {
    aMinuteLater();
    tree.write({ a: '1', 'b.md': '2', '.dockerignore': '*.md' });
    expect(await pathsRead()).toEqual(['.dockerignore', 'a']);
    nextTick();
    tree.write({ '.dockerignore': 'a' });
    expect(await pathsRead()).toEqual(['.dockerignore', 'b.md']);
    nextTick();
    tree.write({ '.dockerignore': '' });
    expect(await pathsRead()).toEqual(['.dockerignore']);
  });

  it('does not trust files that changed just now', async () => {
    tree.write({ a: 'one' });
    setWholeTime('a');
    expect(await pathsRead()).toEqual(['a']);
    disguise('a', (system) => writeFileSync(system, 'two'));
    await expectSame();
    expect(await pathsRead()).toEqual(['a']);
    expect(existsSync(hashMemory)).toBe(false);
  });

  it('sees a file that was written, with size and mtime set back', async () => {
    aMinuteLater();
    tree.write({ a: 'one' });
    setWholeTime('a');
    await read({ hashMemory });
    nextTick();
    disguise('a', (system) => writeFileSync(system, 'two'));
    expect(await pathsRead()).toEqual(['a']);
    await expectSame();
  });

  it('sees a file that took the place of another, with the size and mtime of that', async () => {
    aMinuteLater();
    tree.write({ a: 'one' });
    setWholeTime('a');
    await read({ hashMemory });
    nextTick();
    disguise('a', (system) => {
      writeFileSync(`${system}.new`, 'two');
      renameSync(`${system}.new`, system);
    });
    expect(await pathsRead()).toEqual(['a']);
    await expectSame();
  });

  it('always reads files with odd names, since they are reported', async () => {
    aMinuteLater();
    tree.write({ 'new\nline': '1', plain: '2' });
    await read({ hashMemory });
    expect(await pathsRead()).toEqual(['new\nline']);
    await expectSame();
  });

  it('knows no content of a file that the engine gets without', async () => {
    aMinuteLater();
    tree.write({ 'foo/x': 'content', '.dockerignore': '' });
    await read({ hashMemory });
    nextTick();
    tree.write({ '.dockerignore': 'foo\n!foo/x\nfoo*\n' });
    await expectSame();
    expect((await read({ hashMemory })).problems).toMatchObject([{ path: 'foo/x', kind: 'without-content' }]);
  });

  it('needs no folder that can be written', async () => {
    tree.write({ a: '1' });
    cache.write({ file: '' });
    hashMemory = join(cache.root, 'file/hashes');
    await expectSame();
  });

  it('has the digest and the size that digestContext gives', async () => {
    aMinuteLater();
    const lines = 'foo\n!foo/x\nfoo*\n';
    tree.write({ '.dockerignore': lines, 'foo/x': 'content', a: '1', 'd/b': '22', 'empty/': '' });
    tree.link('d/link', 'b');
    const { digest, problems } = await read();
    const request = { root: tree.root, rules: readIgnoreRules(lines, '.dockerignore') };
    const size = await measureContext(request);
    for (let round = 0; round < 2; round += 1) {
      expect(await digestContext(request, hashMemory)).toEqual({ ...size, digest, problems });
    }
    expect(size.emptied).toEqual(['foo/x']);
  });
});

describe('whatever is done to a tree', () => {
  const paths = fc.constantFrom('a', 'b', 'd', 'd/a', 'd/b', 'd-e', 'd/é', 'd/f/a');
  const content = fc.constantFrom('', '1', '2', '33');

  /** Makes room for something at a path, whatever is there or above it. */
  const clear = (path: string): string => {
    for (const above of parentFolders(path)) {
      const system = join(tree.root, above);
      if (lstatSync(system, { throwIfNoEntry: false })?.isDirectory() === false) rmSync(system);
      mkdirSync(system, { recursive: true });
    }
    rmSync(join(tree.root, path), { recursive: true, force: true });
    return join(tree.root, path);
  };
  const isFile = (system: string): boolean => {
    try {
      return lstatSync(system).isFile();
    } catch {
      return false;
    }
  };
  const onFile = (change: (path: string, system: string) => void) => (path: string) => {
    const system = join(tree.root, path);
    if (isFile(system)) change(path, system);
  };

  const edits: Record<string, (path: string, text: string) => void> = {
    write: (path, text) => {
      writeFileSync(clear(path), text);
      setWholeTime(path);
    },
    remove: (path) => void clear(path),
    link: (path, text) => symlinkSync(text + 'x', clear(path)),
    folder: (path) => mkdirSync(clear(path)),
    touch: onFile((_, system) => utimesSync(system, 1, 1)),
    chmod: onFile((_, system) => chmodSync(system, lstatSync(system).mode ^ 0o111)),
    rewrite: onFile((path) => {
      disguise(path, (system) => writeFileSync(system, '9'.repeat(lstatSync(system).size)));
    }),
    replace: onFile((path) => {
      disguise(path, (system) => {
        writeFileSync(`${system}.new`, '8'.repeat(lstatSync(system).size));
        renameSync(`${system}.new`, system);
      });
    }),
    move: onFile((_, system) => {
      const other = join(tree.root, 'a');
      if (isFile(other)) renameSync(system, other);
    }),
    ignore: (_, text) =>
      writeFileSync(join(tree.root, '.dockerignore'), { '': '', 1: 'd', 2: 'd/b' }[text] ?? 'a'),
    forget: () => rmSync(hashMemory, { force: true }),
  };
  const edit = fc.record({ kind: fc.constantFrom(...Object.keys(edits)), path: paths, text: content });

  const startAgain = (): void => {
    for (const path of ['a', 'b', 'd', 'd-e', '.dockerignore']) {
      rmSync(join(tree.root, path), { recursive: true, force: true });
    }
    tree.write({ a: '1', b: '22', 'd/a': '1', 'd/b': '', 'd/f/a': '333' });
  };

  it('the memory changes nothing but the time', async () => {
    aMinuteLater();
    const steps = fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 10 });
    const property = fc.asyncProperty(steps, async (given) => {
      startAgain();
      for (const step of given) {
        nextTick();
        for (const { kind, path, text } of step) edits[kind]?.(path, text);
        await expectSame();
      }
    });
    await fc.assert(property, { numRuns: 40 });
  }, 120_000);
});
