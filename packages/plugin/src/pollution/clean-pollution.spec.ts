import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { rulesAtRoot } from '../dockerignore/folder-rules';
import { readIgnoreRules } from '../dockerignore/ignore-rules';
import { openFolder } from '../host/open-folder';
import { makeTree, type TemporaryTree } from '../testing/temporary-tree';
import { defaultKinds } from './catalogue';
import { cleanPollution, type PollutionFindings } from './clean-pollution';
import type { CleanRequest } from './clean-request';
import { Remover } from './remover';

let tree: TemporaryTree;

beforeEach(() => {
  tree = makeTree();
  git('init', '--quiet');
});

afterEach(() => {
  tree.remove();
});

function git(...args: string[]): void {
  const identity = [
    '-c',
    'user.name=t',
    '-c',
    'user.email=t@example.com',
    '-c',
    'protocol.file.allow=always',
  ];
  execFileSync('git', [...identity, ...args], { cwd: tree.root, stdio: 'pipe' });
}

async function clean(request: Partial<CleanRequest> = {}): Promise<PollutionFindings> {
  return cleanPollution({
    workspaceRoot: tree.root,
    folders: [''],
    kinds: defaultKinds(),
    mode: { removes: true, keepsPaths: false },
    ...request,
  });
}

const rules = (...lines: string[]): CleanRequest['patterns'] =>
  rulesAtRoot(readIgnoreRules(lines.join('\n'), 'patterns'));

/** Every file and link, and every empty folder, without git's own. */
function listTree(folder = '.'): string[] {
  const output = execFileSync(
    'find',
    [folder, '-path', './.git', '-prune', '-o', '(', '-not', '-type', 'd', '-o', '-empty', ')', '-print0'],
    {
      cwd: tree.root,
      encoding: 'utf8',
    },
  );
  return output
    .split('\0')
    .filter((path) => path !== '')
    .map((path) => path.replace(/^\.\//, ''))
    .sort();
}

const show = ({ path, reason }: { path: string; reason: string }): string =>
  `${path.slice(tree.root.length + 1)}: ${reason}`;

describe('cleanPollution', () => {
  it('removes each kind of pollution by its name, and nothing else', async () => {
    const pollution = [
      'a/__pycache__/m.cpython-313.pyc',
      'a/__pycache__/m.cpython-313.pyc.140234',
      'a/old.pyc',
      '.pytest_cache/v/cache/lastfailed',
      '.pytest_cache/CACHEDIR.TAG',
      'web/.turbo/log',
      'web/.next/cache/x/y',
      'web/.eslintcache',
      'web/tsconfig.tsbuildinfo',
      'web/npm-debug.log.1',
      'web/coverage/lcov.info',
      'web/coverage/lcov-report/index.html',
      '.coverage',
      '.coverage.host.123',
      'a/notes.txt~',
      'a/.DS_Store',
      'a/Thumbs.db',
    ];
    const wanted = [
      'a/old.py',
      'a/module.pyc',
      'a/coverage/engine.py',
      'a/cache/data.json',
      'web/.next/build-manifest.json',
      'a/pycache/x.py',
      'a/__pycache__x/y',
      'a/tilde~/x',
      'a/pyc',
      'build/out.js',
      'dist/out.js',
      '.env',
      'a/.cache/mine.txt',
    ];
    tree.write(Object.fromEntries([...pollution, ...wanted].map((path) => [path, path])));
    const { found, removed, remaining, failures, kept, isComplete } = await clean();
    expect(listTree()).toEqual([...wanted].sort());
    expect(found.files).toBe(pollution.length);
    expect(removed).toEqual(found);
    expect(removed.bytes).toBe(pollution.join('').length);
    expect({ remaining, failures, isComplete }).toEqual({
      remaining: { files: 0, folders: 0, bytes: 0 },
      failures: [],
      isComplete: true,
    });
    expect(kept.map(show)).toEqual([
      'a/module.pyc: without a module.py beside it, it may be the module itself',
    ]);
  });

  it('finds nothing the second time', async () => {
    tree.write({ 'a/__pycache__/m.pyc': '1' });
    await clean();
    expect((await clean()).found).toEqual({ files: 0, folders: 0, bytes: 0 });
  });

  it('only looks in a dry run, and counts the same', async () => {
    tree.write({ 'a/__pycache__/m.pyc': '1', 'a/.mypy_cache/3/x.json': '22', 'a/x~': '333' });
    const before = listTree();
    const looked = await clean({ mode: { removes: false, keepsPaths: true } });
    expect(listTree()).toEqual(before);
    expect(looked.remaining).toEqual(looked.found);
    expect(looked.paths.map(({ path }) => path.slice(tree.root.length + 1)).sort()).toEqual(before);
    expect((await clean()).removed).toEqual(looked.found);
  });

  it('searches only the named folders, and takes only the named kinds', async () => {
    tree.write({ 'a/__pycache__/m.pyc': '', 'b/__pycache__/m.pyc': '', 'a/x~': '', 'ab/y~': '' });
    await clean({ folders: ['a'], kinds: ['python'] });
    expect(listTree()).toEqual(['a/x~', 'ab/y~', 'b/__pycache__/m.pyc']);
  });

  it('takes what the patterns name, and leaves what is to be kept', async () => {
    tree.write({
      'a/x.log': '',
      'a/tmp/y': '',
      'a/.mypy_cache/z': '',
      'b/.mypy_cache/z': '',
      'b/keep.log': '',
    });
    await clean({ patterns: rules('**/*.log', '**/tmp'), keep: rules('b') });
    expect(listTree()).toEqual(['a', 'b/.mypy_cache/z', 'b/keep.log']);
  });
});

describe('what must never be removed', () => {
  const keepsAll = async (request?: Partial<CleanRequest>): Promise<PollutionFindings> => {
    const before = listTree();
    const findings = await clean(request);
    expect(listTree()).toEqual(before);
    expect(findings.removed.files).toBe(0);
    return findings;
  };

  it('is a tracked file, also in a cache folder and also when only staged', async () => {
    tree.write({
      'a/__pycache__/kept.pyc': '1',
      'a/.mypy_cache/deep/kept.json': '2',
      'a/x~': '3',
      'a/y.py': '',
      'a/y.pyc': '4',
    });
    git('add', '--force', '--all');
    const { kept } = await keepsAll();
    expect(kept.map(show).sort()).toEqual([
      'a/.mypy_cache/deep/kept.json: git tracks it',
      'a/__pycache__/kept.pyc: git tracks it',
      'a/x~: git tracks it',
      'a/y.pyc: git tracks it',
    ]);
  });

  it('is a tracked file beside untracked ones, which go', async () => {
    tree.write({ '__pycache__/kept.pyc': '1', '.turbo/a/kept': '1' });
    git('add', '--force', '--all');
    tree.write({ '__pycache__/new.pyc': '1', '.turbo/a/new': '1', '.turbo/b/new': '1' });
    await clean();
    expect(listTree()).toEqual(['.turbo/a/kept', '__pycache__/kept.pyc']);
  });

  it.each([
    ['version 4', ['update-index', '--index-version', '4']],
    ['a split index', ['update-index', '--split-index']],
  ])('is a tracked file under an index of %s, which only git can read', async (_, change) => {
    tree.write({ 'a/__pycache__/kept.pyc': '1' });
    git('add', '--force', '--all');
    git(...change);
    await keepsAll();
  });

  it('is a tracked file of a submodule, of a linked worktree, and of any repository inside', async () => {
    const other = makeTree({ 'lib/__pycache__/kept.pyc': '1' });
    for (const args of [
      ['init', '--quiet'],
      ['add', '--force', '--all'],
      ['-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-qm', 'x'],
    ])
      execFileSync('git', args, { cwd: other.root });
    git('submodule', '--quiet', 'add', other.root, 'modules/lib');
    tree.write({ 'tools/__pycache__/kept.pyc': '1' });
    git('add', '--force', '--all');
    git('commit', '--quiet', '--message', 'x');
    git('worktree', 'add', '--quiet', 'trees/second');
    execFileSync('git', ['clone', '--quiet', other.root, join(tree.root, 'inner')]);
    await keepsAll();
    tree.write({
      'modules/lib/lib/__pycache__/new.pyc': '',
      'trees/second/tools/__pycache__/new.pyc': '',
      'inner/lib/__pycache__/new.pyc': '',
    });
    expect((await clean()).removed.files).toBe(3);
    other.remove();
  });

  it('is anything of a workspace that is a part of a larger repository, if that tracks it', async () => {
    tree.write({ 'part/a/__pycache__/kept.pyc': '1', 'part/a/__pycache__/new.pyc': '1' });
    git('add', '--force', 'part/a/__pycache__/kept.pyc');
    await clean({ workspaceRoot: join(tree.root, 'part') });
    expect(listTree()).toEqual(['part/a/__pycache__/kept.pyc']);
  });

  it('is anything of a repository that does not tell what it tracks', async () => {
    tree.write({ 'a/__pycache__/m.pyc': '1', '.git/index': 'DIRC damaged' });
    const { kept } = await keepsAll();
    expect(kept.map(show)).toEqual([
      expect.stringMatching(/^a\/__pycache__: its repository does not tell what it tracks: /),
    ]);
    tree.write({ '.git/index': '' });
  });

  it('is what lies behind a symbolic link, or the link', async () => {
    const outside = makeTree({ 'cache/m.pyc': '1', '__pycache__/m.pyc': '1' });
    tree.link('a/__pycache__', join(outside.root, 'cache'));
    tree.link('b', outside.root);
    tree.link('c.pyc', join(outside.root, 'cache/m.pyc'));
    tree.write({ 'c.py': '' });
    await keepsAll();
    expect(readdirSync(join(outside.root, 'cache'))).toEqual(['m.pyc']);
    expect(readdirSync(join(outside.root, '__pycache__'))).toEqual(['m.pyc']);
    outside.remove();
  });

  it('is what a link in a cache folder leads to; the link itself goes with the folder', async () => {
    const outside = makeTree({ 'precious/file': '1' });
    tree.link('.turbo/out', join(outside.root, 'precious'));
    tree.link('.turbo/file', join(outside.root, 'precious/file'));
    await clean();
    expect(listTree()).toEqual([]);
    expect(existsSync(join(outside.root, 'precious/file'))).toBe(true);
    outside.remove();
  });

  it('is a compiled extension module, or what its owner does not put there', async () => {
    tree.write({
      '__pycache__/fast.cpython-313-x86_64-linux-gnu.so': '1',
      '__pycache__/fast.pyd': '1',
      '__pycache__/notes.txt': '1',
      '__pycache__/folder/x.pyc': '1',
      '.mypy_cache/build/ext.so': '1',
    });
    const { kept } = await keepsAll();
    expect(kept).toHaveLength(5);
  });

  it('is git’s own, a repository in a cache, node_modules, or a virtual environment', async () => {
    tree.write({
      '.git/hooks/__pycache__/m.pyc': '1',
      '.turbo/checkout/.git/HEAD': '1',
      'node_modules/x/__pycache__/m.pyc': '1',
      'env/pyvenv.cfg': '',
      'env/lib/__pycache__/m.pyc': '1',
      'conda/conda-meta/history': '',
      'conda/lib/__pycache__/m.pyc': '1',
    });
    await keepsAll();
    expect(existsSync(join(tree.root, '.git/hooks/__pycache__/m.pyc'))).toBe(true);
  });

  it('is a swap file that an editor may have open', async () => {
    tree.write({ '.main.py.swp': '1', '.old.py.swp': '1' });
    utimesSync(join(tree.root, '.old.py.swp'), 1, 1);
    await clean();
    expect(listTree()).toEqual(['.main.py.swp']);
  });

  it('is what the user’s lines keep or bring back inside a polluting folder', async () => {
    tree.write({
      'coverage/lcov.info': '1',
      'coverage/keep.json': '1',
      'coverage/deep/x': '1',
      'src/__pycache__/a.pyc': '1',
      'tmp/keep.txt': '1',
      'tmp/x.txt': '1',
    });
    await keepsAll({ keep: rules('coverage/**', '**/*.pyc') });
    await clean({
      keep: rules('coverage/keep.json', 'coverage/deep', 'src'),
      patterns: rules('tmp', '!tmp/keep.txt'),
    });
    expect(listTree()).toEqual([
      'coverage/deep/x',
      'coverage/keep.json',
      'src/__pycache__/a.pyc',
      'tmp/keep.txt',
    ]);
  });

  it('is a project whose virtual environment was made in place, or that is called coverage', async () => {
    tree.write({ 'apps/api/pyvenv.cfg': '', 'apps/api/main.py': '1', 'apps/api/pyproject.toml': '' });
    tree.write({ 'apps/coverage/lcov.info': '1', 'apps/coverage/package.json': '{}' });
    await keepsAll({ kinds: ['virtual-environments', ...defaultKinds()] });
  });

  it('is what the repository around tracks in a folder with a .git that is none', async () => {
    tree.write({ 'fix/coverage/lcov.info': '1', 'fix/x~': '1' });
    git('add', '--force', '--all');
    tree.write({ 'fix/.git/': '' });
    await keepsAll();
  });

  it('is anything beside a .git that leads nowhere, as in a worktree without its repository', async () => {
    tree.write({
      'away/.git': 'gitdir: /nowhere/.git/worktrees/x\n',
      'away/x~': '1',
      'away/__pycache__/m.pyc': '1',
    });
    const { kept } = await keepsAll();
    expect(kept.map(show).sort()).toEqual([
      'away/__pycache__: its repository does not tell what it tracks: its .git leads to no repository',
      'away/x~: its repository does not tell what it tracks: its .git leads to no repository',
    ]);
  });

  it('is a file that git tracks, when git’s own variables point elsewhere', async () => {
    tree.write({ 'inner/a/__pycache__/kept.pyc': '1' });
    for (const args of [
      ['init', '--quiet'],
      ['add', '--force', '--all'],
      ['update-index', '--index-version', '4'],
    ])
      execFileSync('git', args, { cwd: join(tree.root, 'inner') });
    process.env['GIT_DIR'] = join(tree.root, '.git');
    try {
      await keepsAll();
    } finally {
      delete process.env['GIT_DIR'];
    }
  });

  it('is anything below a start that is a link', async () => {
    const outside = makeTree({ '__pycache__/m.pyc': '1' });
    tree.link('lib', outside.root);
    const { unsearched } = await keepsAll({ folders: ['lib'] });
    expect(unsearched.map(show)).toEqual(['lib: it is missing, or a link leads elsewhere on the way to it']);
    expect(existsSync(join(outside.root, '__pycache__/m.pyc'))).toBe(true);
    outside.remove();
  });

  it('is the folder of a submodule, whatever it is called', async () => {
    const other = makeTree({ x: '1' });
    for (const args of [
      ['init', '--quiet'],
      ['add', '--all'],
      ['-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-qm', 'x'],
    ])
      execFileSync('git', args, { cwd: other.root });
    git('submodule', '--quiet', 'add', other.root, 'a/.turbo');
    git('submodule', '--quiet', 'deinit', '--force', 'a/.turbo');
    await keepsAll();
    other.remove();
  });

  it('is what is uncertain where there is no git, and that is said', async () => {
    rmSync(join(tree.root, '.git'), { recursive: true });
    tree.write({ '__pycache__/m.pyc': '1', 'x~': '1', 'coverage/lcov.info': '1', '.coverage': '1' });
    const { metNoGit, kept } = await clean();
    expect(listTree()).toEqual(['.coverage', 'coverage/lcov.info', 'x~']);
    expect({ metNoGit, kept: kept.length }).toEqual({ metNoGit: true, kept: 3 });
  });
});

describe('what is removed only when it is asked for', () => {
  it('is node_modules', async () => {
    tree.write({ 'node_modules/x/native.so': '1', 'a/node_modules/y/z': '1', 'a/x': '' });
    await clean({ kinds: ['node-modules'] });
    expect(listTree()).toEqual(['a/x']);
  });

  it('is a virtual environment, whatever it is called', async () => {
    tree.write({ 'my-env/pyvenv.cfg': '', 'my-env/lib/fast.so': '1', '.tox/py/x': '1', 'a/x': '' });
    await clean({ kinds: ['virtual-environments'] });
    expect(listTree()).toEqual(['a/x']);
  });
});

describe('odd names', () => {
  it('are removed like others: line ends, blanks, dashes, quotes, and bytes that are no text', async () => {
    const names = ['new\nline.pyc', '-rf.pyc', ' blank .pyc', '"quoted\'.pyc', '$(touch x).pyc', '*.pyc'];
    tree.write(Object.fromEntries(names.map((name) => [`a\nb/__pycache__/${name}`, '1'])));
    writeFileSync(
      Buffer.concat([
        Buffer.from(`${tree.root}/a\nb/__pycache__/`),
        Buffer.from([0xff]),
        Buffer.from('.pyc'),
      ]),
      '1',
    );
    expect((await clean()).removed).toEqual({ files: 7, folders: 1, bytes: 7 });
    expect(listTree()).toEqual(['a\nb']);
  });
});

describe('a folder that changes during the run', () => {
  const remove = (): Remover => new Remover({ removes: true, keepsPaths: false }, Date.now());
  const task = (path: string): Parameters<Remover['work']>[0] => ({
    type: 'folder',
    path: join(tree.root, path),
    kind: 'python',
    isWhole: false,
    tracked: [],
  });

  it.each([
    ['the folder itself', 'a/__pycache__', 'a/__pycache__'],
    ['a folder above', 'a', 'a/__pycache__'],
  ])('into a link to the outside, %s, is left alone', (_, swapped, polluted) => {
    const outside = makeTree({ 'm.pyc': '1', '__pycache__/m.pyc': '1' });
    tree.write({ [`${polluted}/m.pyc`]: '1' });
    renameSync(join(tree.root, swapped), join(tree.root, 'moved'));
    symlinkSync(outside.root, join(tree.root, swapped));
    const remover = remove();
    remover.work(task(polluted));
    const { removed, failures } = remover.result();
    expect(removed.files).toBe(0);
    expect(failures.map(({ reason }) => reason)).toEqual([
      'a link or something else has taken its place, or leads elsewhere on the way to it',
    ]);
    expect(existsSync(join(outside.root, 'm.pyc'))).toBe(true);
    expect(existsSync(join(outside.root, '__pycache__/m.pyc'))).toBe(true);
    outside.remove();
  });

  it('again and again between folder and link never leads outside', async () => {
    const outside = makeTree(
      Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => [`__pycache__/m${String(index)}.pyc`, '1']),
      ),
    );
    const script = `
      i=0; while :; do
        mkdir -p a/__pycache__ && echo 1 > a/__pycache__/x.pyc; mv a b 2>/dev/null; ln -s ${outside.root} a 2>/dev/null; rm -f a; mv b a 2>/dev/null; rm -rf b
      done`;
    const swapper = spawn('sh', ['-c', script], { cwd: tree.root, stdio: 'ignore', detached: true });
    try {
      let removed = 0;
      for (const end = Date.now() + 2500; Date.now() < end;)
        removed += (await clean({ kinds: ['python'] })).removed.files;
      expect(removed).toBeGreaterThan(0);
    } finally {
      process.kill(-(swapper.pid ?? 0), 'SIGKILL');
      await new Promise((resolve) => swapper.once('exit', resolve));
    }
    expect(readdirSync(join(outside.root, '__pycache__'))).toHaveLength(40);
    outside.remove();
  });

  it('its place is never confused with what takes that place', () => {
    tree.write({ 'a/__pycache__/x.pyc': '1' });
    // A folder of the same name comes while the first is held: only the first is emptied.
    const first = join(tree.root, 'a/__pycache__');
    const held = openFolder(first);
    if ('reason' in held) throw new Error(held.reason);
    renameSync(first, join(tree.root, 'elsewhere'));
    mkdirSync(first);
    writeFileSync(join(first, 'precious.pyc'), '1');
    const listing = held.list();
    expect(listing.kind === 'read' && listing.names).toEqual(['x.pyc']);
    held.unlink('x.pyc');
    expect(() => held.unlink('precious.pyc')).toThrow('ENOENT');
    held.close();
    expect(existsSync(join(first, 'precious.pyc'))).toBe(true);
  });
});

describe('a failure to remove', () => {
  it('is a folder that has taken the place of a polluting file', () => {
    tree.write({ 'a/x.pyc/inner': '1' });
    const remover = new Remover({ removes: true, keepsPaths: false }, Date.now());
    const path = join(tree.root, 'a');
    remover.work({ type: 'files', path, files: [{ name: 'x.pyc', kind: 'python' }] });
    const { failures, removed } = remover.result();
    expect({ failures: failures.map(({ path: failed }) => failed), removed: removed.files }).toEqual({
      failures: [join(path, 'x.pyc')],
      removed: 0,
    });
    expect(existsSync(join(path, 'x.pyc/inner'))).toBe(true);
  });

  it('is reported, and the rest goes on', () => {
    tree.write({ 'a/__pycache__/m.pyc': '1', 'b/__pycache__/m.pyc': '22' });
    chmodSync(tree.root, 0o777);
    for (const path of ['a', 'b', 'b/__pycache__']) chmodSync(join(tree.root, path), 0o777);
    chmodSync(join(tree.root, 'a/__pycache__'), 0o555);
    const findings = cleanAsNobody(tree.root);
    expect(findings).toMatchObject({
      removed: { files: 1, folders: 1, bytes: 2 },
      remaining: { files: 1, folders: 0, bytes: 1 },
      failures: [
        { path: join(tree.root, 'a/__pycache__/m.pyc'), reason: 'EACCES: this user has no permission' },
      ],
    });
    expect(listTree()).toEqual(['a/__pycache__/m.pyc', 'b']);
  });
});

/** Cleans in a process without privileges; this one may have all of them. */
function cleanAsNobody(root: string): unknown {
  const script = `
    const { cleanPollution } = require(process.argv[1]);
    if (process.getuid() === 0) { process.setgroups([]); process.setgid(65534); process.setuid(65534); }
    const request = { workspaceRoot: process.argv[2], folders: [''], kinds: ['python'], mode: { removes: true, keepsPaths: false } };
    cleanPollution(request).then((findings) => console.log(JSON.stringify(findings)));`;
  const file = join(__dirname, '../../dist/pollution/clean-pollution.js');
  return JSON.parse(execFileSync(process.execPath, ['-e', script, file, root], { encoding: 'utf8' }));
}
