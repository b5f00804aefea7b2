import { execa, type Options, type Result } from 'execa';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { keepPackages, takePreparedPackages } from './prepared-packages';

/** How a command in a workspace ended, with both output streams in one text. */
export interface CommandEnd {
  readonly status: number;
  readonly output: string;
}

/** A command of Nx that is running. */
export interface NxProcess {
  readonly pid: number;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly end: Promise<CommandEnd>;
}

/** A fresh Nx workspace that is not ours, with the packed plugin installed. */
export interface Workspace {
  readonly root: string;
  readonly nx: (args: readonly string[], options?: NxOptions) => Promise<CommandEnd>;
  /** The same for a command that does not end by itself. */
  readonly startNx: (args: readonly string[], options?: NxOptions) => NxProcess;
  readonly write: (files: Readonly<Record<string, string>>) => Promise<void>;
  readonly readJson: (path: string) => unknown;
  readonly exists: (path: string) => boolean;
  readonly remove: () => Promise<void>;
}

export interface NxOptions {
  /** Folder from the workspace root. */
  readonly cwd?: string;
  /** Changes to the environment; undefined removes a variable. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** The repository whose plugin and examples are under test. */
export const repositoryRoot = join(__dirname, '../../../..');

const BASE_FILES = {
  'package.json': JSON.stringify({ name: 'somebody-elses-workspace', private: true }),
  'nx.json': JSON.stringify({
    analytics: false,
    defaultBase: 'main',
    plugins: ['nx-alpine'],
    // Most Dockerfiles of the tests are about something else than their user.
    targetDefaults: { 'nx-alpine:alpine-build': { options: { allowRoot: true } } },
  }),
  '.gitignore': 'node_modules\n.nx\ndist\n',
  'README.md': '# Somebody else\n',
};

/** Makes a workspace with the newest Nx of a major version; all its commands get the environment. */
export async function createWorkspace(
  nxMajor: number,
  environment: NodeJS.ProcessEnv = {},
): Promise<Workspace> {
  const root = realpathSync(await mkdtemp(join(tmpdir(), `nx-alpine-e2e-${String(nxMajor)}-`)));
  const workspace = openWorkspace(root, environment);
  await workspace.write(BASE_FILES);
  await provideNx(nxMajor, root);
  return workspace;
}

async function provideNx(major: number, root: string): Promise<void> {
  const name = `nx-${String(major)}`;
  if (await takePreparedPackages(name, root)) return;
  const packages = ['nx-alpine', `nx@${String(major)}`, `@nx/devkit@${String(major)}`];
  const registry = process.env['E2E_PACKAGE_REGISTRY'] ?? '';
  await execa(
    'npm',
    ['install', '--save-dev', '--no-audit', '--no-fund', '--registry', registry, ...packages],
    { cwd: root },
  );
  await keepPackages(name, root);
}

/** Copies the demo services of this repository into a workspace. */
export async function addExamples(workspace: Workspace): Promise<void> {
  await cp(join(repositoryRoot, 'examples'), join(workspace.root, 'examples'), {
    recursive: true,
    filter: (path) => !/__pycache__|node_modules/.test(path),
  });
}

/** Puts everything under git and commits it. */
export async function commitAll(workspace: Workspace, message = 'state'): Promise<void> {
  const git = (...args: string[]): Promise<unknown> => execa('git', args, { cwd: workspace.root });
  if (!workspace.exists('.git')) await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git(
    '-c',
    'user.name=e2e',
    '-c',
    'user.email=e2e@example.com',
    'commit',
    '--quiet',
    '--message',
    message,
  );
}

function openWorkspace(root: string, ofAll: NodeJS.ProcessEnv): Workspace {
  const startNx: Workspace['startNx'] = (args, { cwd = '.', environment = {} } = {}) => {
    const options = {
      cwd: join(root, cwd),
      reject: false,
      all: true,
      env: { ...QUIET_NX, ...ofAll, ...environment },
    } satisfies Options;
    const child = execa(join(root, 'node_modules/.bin/nx'), args, options);
    return {
      pid: child.pid ?? 0,
      kill: (signal) => child.kill(signal),
      end: child.then((end: Result<typeof options>) => ({ status: end.exitCode ?? -1, output: end.all })),
    };
  };
  return {
    root,
    nx: (args, options) => startNx(args, options).end,
    startNx,
    write: async (files) => {
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), content);
      }
    },
    readJson: (path) => JSON.parse(readFileSync(join(root, path), 'utf8')) as unknown,
    exists: (path) => existsSync(join(root, path)),
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}

const QUIET_NX = {
  NX_DAEMON: 'false',
  // A process for each plugin takes longer than most commands; how Nx does it otherwise is for the newest Nx in nx-versions.spec.ts.
  NX_ISOLATE_PLUGINS: 'false',
  NX_TUI: 'false',
  NO_COLOR: '1',
  FORCE_COLOR: '0',
  CI: 'true',
};
