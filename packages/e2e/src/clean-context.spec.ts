import { execa } from 'execa';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { readCleanRecord } from './support/clean-record';
import { docker, filesAddedTo } from './support/docker';
import { runBuild, runExecutor } from './support/run-executor';
import { commitAll, createWorkspace, type CommandEnd, type Workspace } from './support/workspace';

const BASE = 'python:3.13-alpine3.24';
const ROOT = 'services/api';
const DOCKERFILE = `${ROOT}/alpine.Dockerfile`;
const IGNORE_FILE = `${DOCKERFILE}.dockerignore`;

let workspace: Workspace;

beforeAll(async () => {
  workspace = await createWorkspace(24);
  await workspace.write({
    [`${ROOT}/project.json`]: JSON.stringify({ name: 'api' }),
    [DOCKERFILE]: `FROM ${BASE}\nCOPY . /context\n`,
    [IGNORE_FILE]: `*\n!${ROOT}\n!docs\n**/*.md\n${ROOT}/private\n`,
    [`${ROOT}/main.py`]: 'print()',
    [`${ROOT}/private/key`]: 'key',
    [`${ROOT}/README.md`]: '# API',
    'docs/guide.md': '# Guide',
    'docs/guide.txt': 'Guide',
  });
  await commitAll(workspace);
}, 300_000);

afterAll(async () => {
  await workspace.remove();
});

/** Cleans as Nx would; what Nx makes of arguments and folders is for the tests that start it. */
const clean = (options: Readonly<Record<string, unknown>> = {}): Promise<CommandEnd> =>
  runExecutor(workspace, 'clean-context', { project: 'api', projectRoot: ROOT, options });

async function buildImage(): Promise<void> {
  const options = { allowRoot: true };
  expect(await runBuild(workspace, { project: 'api', projectRoot: ROOT, options })).toMatchObject({
    status: 0,
  });
}

/** Litters the project. */
async function pollute(): Promise<void> {
  await workspace.write({
    [`${ROOT}/__pycache__/main.cpython-313.pyc`]: 'bytecode',
    [`${ROOT}/.mypy_cache/3.13/main.data.json`]: '{}',
    [`${ROOT}/notes.txt~`]: 'backup',
    'docs/__pycache__/conf.cpython-313.pyc': 'bytecode',
    'elsewhere/__pycache__/x.cpython-313.pyc': 'bytecode',
  });
}

describe('clean-context', () => {
  beforeEach(pollute);

  it('tells in a dry run what it would remove, and removes it after that', async () => {
    const looked = await clean({ dryRun: true });
    expect(looked.output).toContain(`${ROOT}/__pycache__  1 file and 1 folder, 8 B (python)`);
    expect(looked.output).toMatch(
      /^would remove: 3 files and 3 folders, 16 B from services\/api; nothing was removed/m,
    );
    expect(workspace.exists(`${ROOT}/.mypy_cache`)).toBe(true);
    expect(readCleanRecord(workspace, ROOT)).toMatchObject({ outcome: 'would-clean', dryRun: true });

    const cleaned = await clean();
    expect(cleaned.output).toMatch(/^cleaned: 3 files and 3 folders, 16 B removed from services\/api, in/m);
    expect([looked.status, cleaned.status]).toEqual([0, 0]);
    expect(workspace.exists(`${ROOT}/.mypy_cache`)).toBe(false);
    expect(workspace.exists('docs/__pycache__')).toBe(true);
    expect(readCleanRecord(workspace, ROOT)).toMatchObject({ outcome: 'cleaned', failed: 0 });

    const again = await clean();
    expect(again.output).toMatch(/^clean: no pollution in services\/api, after/m);
    expect(readCleanRecord(workspace, ROOT)).toMatchObject({ outcome: 'nothing-found' });
  });

  it('cleans the whole workspace from any folder, and leaves tracked files', async () => {
    await workspace.write({ 'kept/__pycache__/kept.cpython-313.pyc': 'tracked' });
    await execa('git', ['add', '--force', 'kept'], { cwd: workspace.root });
    const { status, output } = await workspace.nx(['run', 'api:clean-context', '--scope=workspace'], {
      cwd: 'docs',
    });
    expect(output).toContain('kept/__pycache__/kept.cpython-313.pyc: git tracks it');
    expect(status).toBe(0);
    expect(
      ['docs/__pycache__', 'elsewhere/__pycache__', 'kept/__pycache__'].filter((path) =>
        workspace.exists(path),
      ),
    ).toEqual(['kept/__pycache__']);
  });

  it('fails and says what remains when something cannot be removed', async () => {
    const unlock = await lock(join(workspace.root, ROOT, '__pycache__'));
    try {
      const { status, output } = await clean();
      expect(status).toBe(1);
      expect(output).toMatch(/^ {2}services\/api\/__pycache__\/main\.cpython-313\.pyc: (?:EROFS|EACCES): /m);
      expect(output).toMatch(
        /^remaining: 1 file, 8 B of 3 files and 2 folders, 16 B in services\/api; 1 failure/m,
      );
      expect(readCleanRecord(workspace, ROOT)).toMatchObject({ outcome: 'remaining', failed: 1 });
    } finally {
      await unlock();
    }
  });

  /** Takes a folder's right to be changed away; what that is differs for root, who may change anything but a mount. */
  async function lock(folder: string): Promise<() => Promise<unknown>> {
    if (process.getuid?.() !== 0) {
      await execa('chmod', ['a-w', folder]);
      return () => execa('chmod', ['u+w', folder]);
    }
    await execa('mount', ['--bind', folder, folder]);
    await execa('mount', ['-o', 'remount,bind,ro', folder]);
    return () => execa('umount', [folder]);
  }

  it('leaves a true record when it is interrupted', async () => {
    const folders = Array.from({ length: 1200 }, (_, index) =>
      join(workspace.root, ROOT, `p${String(index)}`, '__pycache__'),
    );
    for (const folder of folders) {
      await mkdir(folder, { recursive: true });
      for (let file = 0; file < 10; file += 1) await writeFile(join(folder, `m${String(file)}.pyc`), '1');
    }
    // What vanishes while it is counted makes find fail.
    const count = async (): Promise<number> => {
      const { stdout } = await execa('find', [join(workspace.root, ROOT), '-name', '*.pyc'], {
        reject: false,
      });
      return stdout === '' ? 0 : stdout.split('\n').length;
    };
    const before = await count();
    const nx = execa(join(workspace.root, 'node_modules/.bin/nx'), ['run', 'api:clean-context'], {
      cwd: workspace.root,
      reject: false,
      env: { NX_DAEMON: 'false', NX_TUI: 'false' },
      detached: true,
    });
    for (let left = before; left === before && nx.exitCode === null; left = await count());
    process.kill(-(nx.pid ?? 0), 'SIGINT');
    await nx;
    const record = readCleanRecord(workspace, ROOT) as { outcome: string; removed: { files: number } };
    // The other pollution of the project may have gone as well.
    const gone = before - (await count());
    expect(record.removed.files - gone).toBeGreaterThanOrEqual(0);
    expect(record.removed.files - gone).toBeLessThanOrEqual(2);
    expect(record.outcome).toBe(gone === before ? 'cleaned' : 'interrupted');
    await clean();
    expect(await count()).toBe(0);
  });

  it('names every wrong option at once, and touches nothing', async () => {
    const { status, output } = await workspace.nx([
      'run',
      'api:clean-context',
      '--kinds=rust',
      '--check',
      '--list',
      '--patterns=[a-',
      '--bogus=1',
      '--file=nowhere',
    ]);
    expect(status).toBe(1);
    for (const problem of [
      'kinds[0]: expected one of python, node,',
      'bogus: there is no such option',
      'check and list do not go together',
      'patterns:1 "[a-": syntax error in pattern',
      'file: there is no file nowhere',
      'wrong options: nothing of api was touched',
    ])
      expect(output).toContain(problem);
    expect(workspace.exists(`${ROOT}/__pycache__`)).toBe(true);
    expect(readCleanRecord(workspace, ROOT)).toMatchObject({ outcome: 'failed' });
  });
});

describe('clean-context --check', () => {
  it('fails when pollution would reach the image, and names lines that stop it, which do', async () => {
    await pollute();
    const { status, output } = await clean({ check: true });
    expect(status).toBe(1);
    expect(output).toContain(`→ add to the end of ${IGNORE_FILE}:`);
    expect(output).toMatch(
      /^sent: 4 files of pollution would reach the engine with services\/api\/alpine\.Dockerfile/m,
    );
    const record = readCleanRecord(workspace, ROOT) as { linesToAdd: string[] };
    expect(record).toMatchObject({
      outcome: 'sent',
      sentPaths: [
        'docs/__pycache__/conf.cpython-313.pyc',
        `${ROOT}/.mypy_cache/3.13/main.data.json`,
        `${ROOT}/__pycache__/main.cpython-313.pyc`,
        `${ROOT}/notes.txt~`,
      ],
      linesToAdd: ['**/__pycache__', '**/.mypy_cache', '**/*~'],
    });
    // The engine agrees: all four were in the image before, and none is afterwards.
    const polluted = await pollutionInImage();
    expect(polluted).toEqual(record['sentPaths' as never]);
    await workspace.write({
      [IGNORE_FILE]: `*\n!${ROOT}\n!docs\n**/*.md\n${ROOT}/private\n${record.linesToAdd.join('\n')}\n`,
    });
    expect(await pollutionInImage()).toEqual([]);
    const checked = await clean({ check: true });
    expect(checked.output).toMatch(
      /^kept out: of 5 files and 5 folders, 32 B of pollution nothing would be sent/m,
    );
    expect(checked.status).toBe(0);
    expect(workspace.exists(`${ROOT}/__pycache__`)).toBe(true);
  });

  async function pollutionInImage(): Promise<string[]> {
    await buildImage();
    const added = await filesAddedTo('api:latest', BASE);
    return added
      .filter((path) => /__pycache__|mypy_cache|~$/.test(path))
      .map((path) => path.replace(/^context\//, ''))
      .sort();
  }
});

describe('clean-context --list', () => {
  it('lists exactly what the engine puts into the image, sockets and odd names included', async () => {
    await workspace.write({ [`${ROOT}/tab\tname`]: '1', [`${ROOT}/private-use-\uF03A`]: '1' });
    await execa('mkfifo', [join(workspace.root, ROOT, 'pipe')]);
    await execa('ln', ['-s', '/etc/passwd', join(workspace.root, ROOT, 'outside')]);
    const server = createServer().listen(join(workspace.root, ROOT, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    try {
      const { output, status } = await clean({ list: true });
      expect(status).toBe(0);
      expect(output).toContain('would be sent for');
      const listed = [...output.matchAll(/^ +\d+ {2}(.*?)(?: -> .*)?$/gm)]
        .map(([, path = '']) => path)
        .sort();
      await buildImage();
      const script = 'cd /context && find . -mindepth 1 ! -type d';
      const received = await docker('run', '--rm', 'api:latest', 'sh', '-c', script);
      expect(listed).toEqual(
        received
          .split('\n')
          .map((path) => path.slice(2))
          .sort(),
      );
      expect(listed).toContain(`${ROOT}/socket`);
      expect(output).toContain(`${ROOT}/pipe: it is a pipe, which arrives as it is; no image needs it`);
    } finally {
      await new Promise((resolve) => server.close(resolve));
      await execa('rm', ['-f', join(workspace.root, ROOT, 'pipe'), join(workspace.root, ROOT, 'outside')]);
    }
  });
});

describe('clean-context --explain', () => {
  it.each([
    [
      `${ROOT}/private/key`,
      [
        'is not sent',
        `decided by  ${IGNORE_FILE}:5 "${ROOT}/private", by the folder ${ROOT}/private`,
        `overruled   ${IGNORE_FILE}:2 "!${ROOT}"`,
      ],
    ],
    [
      'docs/guide.txt',
      [
        'is sent',
        `decided by  ${IGNORE_FILE}:3 "!docs", by the folder docs`,
        `overruled   ${IGNORE_FILE}:1 "*", by the folder docs`,
      ],
    ],
    ['docs/guide.md', ['is not sent', `decided by  ${IGNORE_FILE}:4 "**/*.md"`]],
    ['docs/none.txt', ['does not exist now, and would be sent']],
  ])('of %s names the line that won and those that lost', async (path, expected) => {
    const { status, output } = await clean({ explain: path });
    expect(status).toBe(0);
    for (const text of expected) expect(output).toContain(text);
  });
});

describe('clean-context --report=html', () => {
  it('writes a page with what would be sent and what is left out', async () => {
    const { status, output } = await clean({ report: 'html' });
    expect({ status, output }).toMatchObject({ status: 0 });
    expect(output).toContain('written: dist/nx-alpine/services/api/context.html');
    const { stdout: page } = await execa('cat', [
      join(workspace.root, 'dist/nx-alpine/services/api/context.html'),
    ]);
    expect(page).toMatch(/^<!doctype html>/i);
    for (const text of [DOCKERFILE, IGNORE_FILE, 'docs/guide.txt', '**/*.md']) expect(page).toContain(text);
    expect(page).not.toMatch(/(?:src|href)="https?:/);
  });
});
