import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { UserError } from '../base/user-error';
import { readIgnoreRules } from '../dockerignore/ignore-rules';
import { makeTree, type TemporaryTree } from '../testing/temporary-tree';
import { readBuildContext, type BuildContext } from './read-build-context';
import { measureContext } from './scan/scan-context';

let tree: TemporaryTree;

beforeEach(() => {
  tree = makeTree();
});

afterEach(() => {
  tree.remove();
});

function read(request: Omit<Parameters<typeof readBuildContext>[0], 'root'> = {}): Promise<BuildContext> {
  return readBuildContext({ root: tree.root, ...request });
}

const paths = ({ files }: BuildContext): string[] => files.map(({ path }) => path);

describe('the effective ignore file', () => {
  beforeEach(() => {
    tree.write({
      '.dockerignore': '*\n!a',
      'docker/Dockerfile': '',
      'docker/own.Dockerfile': '',
      'docker/own.Dockerfile.dockerignore': '',
      'other.ignore': 'b',
      a: '',
      b: '',
    });
  });

  it('is the one beside the Dockerfile, even an empty one', async () => {
    const context = await read({ dockerfile: 'docker/own.Dockerfile' });
    expect(context.ignoreFile?.path).toBe(join(tree.root, 'docker/own.Dockerfile.dockerignore'));
    expect(paths(context)).toContain('b');
  });

  it('is else the one at the root', async () => {
    const context = await read({ dockerfile: 'docker/Dockerfile' });
    expect(context.ignoreFile?.path).toBe(join(tree.root, '.dockerignore'));
    expect(paths(context)).toEqual(['a']);
  });

  it('is the named one, where one is named', async () => {
    expect(paths(await read({ ignoreFile: 'other.ignore' }))).not.toContain('b');
    await expect(read({ ignoreFile: 'nowhere' })).rejects.toThrow('ignoreFile: there is no file nowhere');
  });

  it('is an error with its line where the engine would refuse it', async () => {
    tree.write({ '.dockerignore': 'ok\n[a-\n' });
    await expect(read()).rejects.toThrow(UserError);
    await expect(read()).rejects.toThrow(/\.dockerignore:2 "\[a-": syntax error/);
  });

  it('of buildah may be called .containerignore', async () => {
    tree.write({ '.containerignore': 'a', 'docker/Dockerfile.containerignore': 'b' });
    expect((await read({ dialect: 'buildah' })).ignoreFile?.path).toBe(join(tree.root, '.containerignore'));
    const own = await read({ dialect: 'buildah', dockerfile: 'docker/Dockerfile' });
    expect(own.ignoreFile?.path).toBe(join(tree.root, 'docker/Dockerfile.containerignore'));
    expect((await read()).ignoreFile?.path).toBe(join(tree.root, '.dockerignore'));
  });
});

describe('the files', () => {
  it('come with path, size, mode and link target, in the order of their paths', async () => {
    tree.write({ 'b/run.sh': '#!/bin/sh\n', 'a.txt': 'four', 'empty/': '' });
    chmodSync(join(tree.root, 'b/run.sh'), 0o750);
    chmodSync(join(tree.root, 'a.txt'), 0o640);
    tree.link('link', '/etc/passwd');
    tree.link('b/up', '..');
    const { files, emptyFolders, bytes } = await read();
    expect(files).toEqual([
      { path: 'a.txt', kind: 'file', size: 4, mode: 0o640 },
      { path: 'b/run.sh', kind: 'file', size: 10, mode: 0o750 },
      { path: 'b/up', kind: 'link', size: 0, mode: 0o777, linkTarget: '..' },
      { path: 'link', kind: 'link', size: 0, mode: 0o777, linkTarget: '/etc/passwd' },
    ]);
    expect({ emptyFolders, bytes }).toEqual({ emptyFolders: ['empty'], bytes: 14 });
  });

  it('are added up by folder', async () => {
    tree.write({ 'a/x': '12', 'a/b/y': '345', z: '6' });
    expect((await read()).folderTotals()).toEqual([
      { path: '', files: 3, bytes: 6 },
      { path: 'a', files: 2, bytes: 5 },
      { path: 'a/b', files: 1, bytes: 3 },
    ]);
  });

  it('do not include an empty folder that is excluded, but one whose files are', async () => {
    tree.write({ '.dockerignore': 'gone\nkept/**\n', 'gone/': '', 'kept/x': '' });
    const { emptyFolders } = await read();
    expect(emptyFolders).toEqual(['kept']);
  });
});

describe('odd things', () => {
  it('are sent and reported: sockets and pipes', async () => {
    execFileSync('mkfifo', [join(tree.root, 'pipe')]);
    const server = createServer().listen(join(tree.root, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    const { files, problems } = await read({ contentHashes: true });
    const buildah = await read({ dialect: 'buildah' });
    await new Promise((resolve) => server.close(resolve));
    expect(files.map(({ path, kind }) => [path, kind])).toEqual([
      ['pipe', 'pipe'],
      ['socket', 'socket'],
    ]);
    expect(problems.map(({ path, kind }) => [path, kind])).toEqual([
      ['pipe', 'special-file'],
      ['socket', 'special-file'],
    ]);
    expect(paths(buildah)).toEqual(['pipe']);
  });

  it('are reported: files that Docker sends without their content', async () => {
    const lines = 'foo\n!foo/x\n!foo/empty\nfoo*\n';
    tree.write({ '.dockerignore': lines, 'foo/x': 'content', 'foo/y': 'content', 'foo/empty': '' });
    const { files, problems } = await read({ contentHashes: true });
    const x = files.find(({ path }) => path === 'foo/x');
    const ofNothing = createHash('sha256').digest('hex');
    expect(x).toMatchObject({ size: 0, sha256: ofNothing });
    expect(problems).toMatchObject([{ path: 'foo/x', kind: 'without-content' }]);
    expect(problems[0]?.message).toContain('line 4 "foo*" excludes foo');
    const rules = readIgnoreRules(lines, '.dockerignore');
    expect(await measureContext({ root: tree.root, rules })).toEqual({
      files: 3,
      bytes: lines.length,
      emptied: ['foo/x'],
    });
    expect((await read({ dialect: 'buildah' })).problems).toEqual([]);
  });

  it('are sent and reported: names of control and private-use characters, and of bytes that are no text', async () => {
    const invalid = Buffer.concat([Buffer.from(`${tree.root}/bad`), Buffer.from([0xff])]);
    writeFileSync(invalid, '12345');
    tree.write({ 'new\nline': '1', 'private\uF03A': '1', 'replacement\uFFFD': '1', plain: '1' });
    const { files, problems, bytes } = await read({ contentHashes: true });
    expect(files.map(({ path, pathBytes }) => [path, pathBytes])).toEqual([
      ['bad\uFFFD', invalid.subarray(tree.root.length + 1).toString('hex')],
      ['new\nline', undefined],
      ['plain', undefined],
      ['private\uF03A', undefined],
      ['replacement\uFFFD', undefined],
    ]);
    expect(bytes).toBe(9);
    expect(problems.map(({ path, kind }) => [path, kind])).toEqual([
      ['bad\uFFFD', 'odd-name'],
      ['new\nline', 'odd-name'],
      ['private\uF03A', 'odd-name'],
    ]);
  });

  it('below a folder whose name is no text are read too', async () => {
    execFileSync(
      'sh',
      ['-c', String.raw`d=$(printf 'bad\377'); mkdir -p "$d/sub"; echo 123 > "$d/sub/file"`],
      {
        cwd: tree.root,
      },
    );
    const { files } = await read({ contentHashes: true });
    expect(files).toMatchObject([
      { path: 'bad\uFFFD/sub/file', size: 4, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown },
    ]);
  });

  it('that vanish and come while the context is read do no harm', async () => {
    const script =
      'i=0; while :; do mkdir -p t/$((i%9)); echo x > t/$((i%9))/f$i; i=$((i+1)); [ $((i%40)) = 0 ] && rm -rf t; done';
    const busy = spawn('sh', ['-c', script], { cwd: tree.root, stdio: 'ignore', detached: true });
    try {
      for (let round = 0; round < 60; round += 1) {
        const { problems } = await read({ contentHashes: round % 2 === 0 });
        expect(problems.filter(({ kind }) => kind !== 'vanished')).toEqual([]);
      }
    } finally {
      process.kill(-(busy.pid ?? 0), 'SIGKILL');
      await new Promise((resolve) => busy.once('exit', resolve));
    }
  });

  it('that this user may not read are reported', () => {
    tree.write({ 'closed-file': 'x', 'closed-folder/x': 'x', open: 'x' });
    chmodSync(tree.root, 0o755);
    chmodSync(join(tree.root, 'closed-file'), 0o000);
    chmodSync(join(tree.root, 'closed-folder'), 0o000);
    const problems = readAsNobody(tree.root);
    chmodSync(join(tree.root, 'closed-folder'), 0o700);
    expect(problems).toEqual([
      ['closed-file', 'unreadable-file', 0],
      ['closed-folder', 'unreadable-folder', null],
    ]);
  });
});

/** Reads a context in a process without privileges; this one may have all of them. */
function readAsNobody(root: string): unknown {
  const script = `
    const { readBuildContext } = require(process.argv[1]);
    if (process.getuid() === 0) { process.setgroups([]); process.setgid(65534); process.setuid(65534); }
    const sizeOf = (files, path) => files.find((file) => file.path === path)?.size ?? null;
    readBuildContext({ root: process.argv[2] }).then(({ files, problems }) =>
      console.log(JSON.stringify(problems.map(({ path, kind }) => [path, kind, sizeOf(files, path)]))));`;
  return JSON.parse(
    execFileSync(process.execPath, ['-e', script, join(__dirname, '../../dist/index.js'), root], {
      encoding: 'utf8',
    }),
  );
}

describe('the digest', () => {
  const digest = (): Promise<string | undefined> =>
    read({ contentHashes: true }).then((context) => context.digest);

  beforeEach(() => {
    tree.write({ '.dockerignore': 'ignored', 'a/x': '1', 'a/y': '2', ignored: '3' });
  });

  it('is the same for other times, and for modes that come from a umask', async () => {
    const before = await digest();
    utimesSync(join(tree.root, 'a/x'), 1, 1);
    chmodSync(join(tree.root, 'a/x'), 0o664);
    tree.write({ ignored: 'changed' });
    expect(await digest()).toBe(before);
    expect(before).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it.each([
    ['a content', () => tree.write({ 'a/x': '9' })],
    ['a file more', () => tree.write({ 'a/z': '' })],
    ['the right to execute', () => chmodSync(join(tree.root, 'a/x'), 0o755)],
    ['the right of others to read', () => chmodSync(join(tree.root, 'a/x'), 0o600)],
    ['a set-id bit', () => chmodSync(join(tree.root, 'a/x'), 0o4644)],
    ['a link', () => tree.link('a/l', 'x')],
    ['an empty folder', () => tree.write({ 'a/e/': '' })],
  ])('changes with %s', async (_, change) => {
    const before = await digest();
    change();
    expect(await digest()).not.toBe(before);
  });

  it('is the one that the documented manifest gives', async () => {
    tree.write({ '.dockerignore': '*\n!a', 'a/x': '1' });
    const manifest = String.raw`cd a; for f in x y; do printf '100644 %s a/%s\0' "$(sha256sum < $f | cut -d' ' -f1)" $f; done | sha256sum`;
    const expected = execFileSync('sh', ['-c', manifest], { cwd: tree.root, encoding: 'utf8' }).split(' ')[0];
    expect(await digest()).toBe(`sha256:${expected ?? ''}`);
  });

  it('is not there unless contents are asked for', async () => {
    expect((await read()).digest).toBeUndefined();
  });
});
