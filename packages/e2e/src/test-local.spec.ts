import Ajv from 'ajv/dist/2019';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import recordSchema from '../../plugin/schemas/test-with-fallback.schema.json';
import { descendantsOf } from '../../plugin/dist/host/descendants';
import { projectNameBase } from '../../plugin/dist/test-fallback/stack/project-name';
import type { TestWithFallbackRecord } from '../../plugin/dist/test-fallback/test-with-fallback-record';
import { docker } from './support/docker';
import { forgetEvents } from './support/engine-events';
import { EngineProxy } from './support/engine-proxy';
import { SmallDiskEngine } from './support/small-disk-engine';
import { FOREVER, IMAGE, WEB } from './support/small-services';
import { commandLine, nothingIsLeft } from './support/stack-leftovers';
import { TEST_PROGRAM } from './support/test-program';
import {
  createWorkspace,
  repositoryRoot,
  type CommandEnd,
  type NxOptions,
  type NxProcess,
  type Workspace,
} from './support/workspace';

/** A service that never becomes healthy, and never unhealthy. */
const SLOW = { ...FOREVER, healthcheck: { test: ['CMD', 'false'], interval: '60s', retries: 9 } };

/** Everything that falling back needs; whoever went there would be told that nobody listens. */
const STAGING = {
  executionMode: 'fast_feedback',
  allowStagingFallback: true,
  staging: {
    allowedHosts: ['staging.acme.invalid'],
    identity: { path: '/healthz', header: { name: 'x-env', value: 'staging' } },
    excludeTags: [],
  },
};
const STAGING_FILE = [
  'APP_ENV=staging',
  'USE_STAGING_SERVICES=true',
  'DOCKER_BYPASS_MODE=true',
  'API_URL=https://staging.acme.invalid',
  '',
].join('\n');

const isValid = new Ajv().compile<TestWithFallbackRecord>(recordSchema);

let workspace: Workspace;
let sharingFolder: string;

beforeAll(async () => {
  workspace = await createWorkspace(24);
  const { root } = workspace;
  const user = `nx-alpine-${String(process.getuid?.())}`;
  sharingFolder = join(root, 'tmp', user, createHash('sha256').update(root).digest('hex').slice(0, 12));
  await mkdir(join(root, 'tmp'));
  await appendFile(join(root, '.gitignore'), 'tmp\nruns*\ngo*\nseen.json\n');
}, 300_000);

afterAll(async () => {
  await workspace.remove();
});

interface Project {
  /** What the test program is to do; nothing where the options have a command of their own. */
  readonly task?: readonly string[];
  readonly options?: Record<string, unknown>;
  readonly services?: Record<string, unknown>;
  readonly files?: Record<string, string>;
  readonly targets?: Record<string, unknown>;
}

/** Adds a project whose tests run with fallback. */
async function add(name: string, { task, options, services, files = {}, targets }: Project): Promise<void> {
  const command = task && ['node', join(folderOf(name), 'tests.js'), ...task];
  const target = {
    executor: 'nx-alpine:test-with-fallback',
    cache: false,
    options: { ...(command && { command }), ...options },
  };
  const own = {
    'project.json': JSON.stringify({ name, targets: { ...targets, local: target } }),
    // The part of YAML that is JSON.
    ...(services && { 'compose.yaml': JSON.stringify({ services }) }),
    'tests.js': TEST_PROGRAM,
    '.env.staging.tests': STAGING_FILE,
    ...files,
  };
  await workspace.write(
    Object.fromEntries(Object.entries(own).map(([path, text]) => [join('projects', name, path), text])),
  );
}

const optionsOf = ({ environment, ...others }: NxOptions): NxOptions => ({
  ...others,
  environment: { TMPDIR: join(workspace.root, 'tmp'), ...environment },
});
const nx = (args: readonly string[], options: NxOptions = {}): Promise<CommandEnd> =>
  workspace.nx(args, optionsOf(options));
const start = (name: string, options: NxOptions = {}): NxProcess =>
  workspace.startNx(['run', `${name}:local`], optionsOf(options));

const folderOf = (name: string): string => join(workspace.root, 'projects', name);
const pathIn = (name: string, file: string): string => join('projects', name, file);
const recordPath = (name: string): string => `dist/nx-alpine/projects/${name}/test-with-fallback.json`;

/** The record of a project's last run, complete and valid. */
function recordOf(name: string): TestWithFallbackRecord {
  const record = workspace.readJson(recordPath(name));
  if (!isValid(record)) throw new Error(JSON.stringify(isValid.errors));
  return record;
}

/** How the record says that it went, with how often the tests were run in truth. */
function courseOf(name: string): unknown {
  const { class: kind, success, environment, degraded, cause, steps, tests: ran } = recordOf(name);
  return {
    class: kind,
    success,
    environment,
    degraded,
    reason: cause?.reason ?? null,
    steps: steps.map(({ step, result }) => `${step} ${result}`),
    exitStatus: ran?.exitStatus ?? null,
    runs: runsOf(name),
  };
}

/** How often the tests of a project have begun. */
function runsOf(name: string): number {
  const path = join(folderOf(name), 'runs');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').length : 0;
}

async function until(isTime: () => boolean | Promise<boolean>): Promise<void> {
  for (let look = 0; look < 600; look += 1) {
    if (await isTime()) return;
    await sleep(100);
  }
  throw new Error('it did not happen in time');
}

const testsRun = (name: string, times = 1): Promise<void> => until(() => runsOf(name) >= times);
const letThemEnd = (name: string): Promise<void> => workspace.write({ [pathIn(name, 'go')]: '' });

const prefixOf = (name: string): string => `${projectNameBase(workspace.root, name)}-`;

async function containersOf(name: string): Promise<string[]> {
  const ids = await docker('ps', '--quiet', '--filter', `name=^${prefixOf(name)}`);
  return ids.split('\n').filter((id) => id !== '');
}

/** Nothing of a project's runs lives on: in the engine, among the processes, where runs meet. */
async function isTidy(name: string): Promise<void> {
  const words = [`${folderOf(name)}/`];
  await nothingIsLeft({ prefix: prefixOf(name), words, sharingFolder });
}

interface Seen {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

const passed = { class: 'passed', success: true, reason: null, exitStatus: 0, runs: 1 };
const ended = (kind: string, reason: string) => ({
  class: kind,
  reason,
  steps: ['engine ok', 'services ok', `local-tests ${kind}`],
});
const failed = (exitStatus: number, reason: string) => ({
  ...ended('test-failed', reason),
  exitStatus,
  runs: 1,
});

describe('many projects in one run', () => {
  const mocha = (failures: number): Project => ({
    options: {
      ...STAGING,
      command: ['node', join(repositoryRoot, 'node_modules/mocha/bin/mocha.js'), 'fail.js'],
    },
    files: {
      'fail.js': `
        require('node:fs').appendFileSync('runs', 'once\\n');
        for (let i = 0; i < ${String(failures)}; i += 1) it('fails ' + i, () => { throw new Error('no'); });
      `,
    },
  });
  const defect = (services: Record<string, unknown>, files: Record<string, string> = {}): Project => ({
    task: ['end', '0'],
    options: STAGING,
    services,
    files,
  });
  const registry = process.env['NX_ALPINE_REGISTRY'] ?? 'localhost:1';
  const jest = (...args: string[]): string[] => [
    'node',
    join(repositoryRoot, 'node_modules/jest/bin/jest.js'),
    '--rootDir=.',
    ...args,
  ];
  const JEST_FILES = {
    'jest.config.js': 'module.exports = {};',
    'one.test.js':
      "it('says \"a (b)\" $1', () => undefined); it('is slow', () => { throw new Error('no'); });",
  };
  const WORDS = [
    'with space',
    '"double"',
    "it's",
    '^(?!a|b).*$',
    '--name=^(?!.*@slow) x',
    '$HOME',
    '*',
    '\\d+',
    '%PATH%',
  ];
  const PROJECTS: Record<string, Project> = {
    passes: {
      task: ['look', ...WORDS],
      options: { env: { ADDRESS: '{web:8080}', URL: 'http://{web:8080}/x' } },
      services: { web: WEB },
    },
    'mocha-125': mocha(125),
    'mocha-137': mocha(137),
    claims: { task: ['end', '75'], options: STAGING, services: { db: FOREVER } },
    'finds-none': {
      options: { command: jest('--testNamePattern=^nothing has this name$') },
      files: JEST_FILES,
    },
    'is-not-there': { options: { ...STAGING, command: ['no-such-program', 'x'] } },
    'takes-too-long': { task: ['stubborn'], options: { executionModes: { ci: { testTimeout: 3 } } } },
    'has-no-schema': defect({ db: { imag: IMAGE } }),
    'has-no-image': defect({ db: { image: `${registry}/nobody/has-this:1` } }),
    'does-not-build': defect(
      { own: { build: '.' } },
      { Dockerfile: `FROM ${IMAGE}\nRUN echo compiling && exit 7\n` },
    ),
    commands: {
      options: { testTarget: 'words', args: WORDS },
      targets: {
        words: {
          executor: 'nx:run-commands',
          options: { command: 'node tests.js show', cwd: 'projects/commands' },
        },
      },
    },
    script: {
      options: { testTarget: 'words', args: WORDS },
      files: { 'package.json': JSON.stringify({ name: 'script', scripts: { words: 'node tests.js show' } }) },
      targets: { words: { executor: 'nx:run-script', options: { script: 'words' } } },
    },
    tags: {
      options: { testTarget: 'units', executionModes: { ci: { excludeTags: ['slow'] } } },
      files: { ...JEST_FILES, 'one.test.js': JEST_FILES['one.test.js'].replace('is slow', 'is @slow') },
      targets: {
        units: { executor: 'nx:run-commands', options: { command: jest().join(' '), cwd: 'projects/tags' } },
      },
    },
  };

  const COURSES: Record<
    string,
    { class: string; reason: unknown; steps: string[] } & Record<string, unknown>
  > = {
    passes: { ...passed, steps: ['engine ok', 'services ok', 'local-tests ok'] },
    'mocha-125': failed(125, '125 of 125 tests failed, exit status 125'),
    'mocha-137': failed(137, '137 of 137 tests failed, exit status 137'),
    claims: failed(
      75,
      'exit status 75; they declared lost infrastructure (exit status 75), but the engine shows none',
    ),
    'finds-none': { ...ended('no-tests', 'the test command succeeded, but no test was run'), exitStatus: 0 },
    'is-not-there': ended(
      'test-command-error',
      'the test command cannot be run: spawn no-such-program ENOENT',
    ),
    'takes-too-long': { ...ended('test-timeout', 'the tests were ended after 3 s'), runs: 2 },
    'has-no-schema': {
      class: 'config-error',
      environment: null,
      reason: expect.stringMatching(/Additional property imag is not allowed$/),
      steps: ['engine config-error'],
    },
    'has-no-image': {
      class: 'image-reference',
      environment: null,
      reason: expect.stringMatching(/manifest unknown/),
      steps: ['engine ok', 'services image-reference'],
    },
    'does-not-build': {
      class: 'build-failed',
      environment: null,
      reason: expect.stringMatching(/exit code: 7$/),
      steps: ['engine ok', 'services build-failed'],
    },
  };
  let status: number;

  beforeAll(async () => {
    for (const [name, project] of Object.entries(PROJECTS)) await add(name, project);
    ({ status } = await nx(['run-many', '--target=local', '--parallel=5']));
  });

  it('fails as a whole, and leaves nothing', async () => {
    expect(status).toBe(1);
    await Promise.all(Object.keys(PROJECTS).map(isTidy));
  });

  it.each(Object.entries(COURSES))('%s', (name, course) => {
    const { steps, ...others } = course;
    const expected = {
      success: false,
      environment: 'local',
      degraded: false,
      exitStatus: null,
      runs: 0,
      ...others,
    };
    expect(courseOf(name)).toEqual({ ...expected, steps });
  });

  it('records all that it found', () => {
    const record = recordOf('passes');
    const seen = workspace.readJson(pathIn('passes', 'seen.json')) as Seen;
    const port = seen.environment['WEB_PORT'] ?? '';
    expect(record).toEqual({
      schemaVersion: 1,
      project: 'passes',
      configuration: null,
      class: 'passed',
      success: true,
      degraded: false,
      environment: 'local',
      mode: 'auto',
      executionMode: 'ci',
      cause: null,
      consequences: [],
      steps: ['engine', 'services', 'local-tests'].map((step) => ({
        step,
        result: 'ok',
        durationMs: expect.any(Number) as number,
      })),
      engine: {
        name: 'docker',
        endpoint: process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock',
        apiVersion: expect.stringMatching(/^1\.\d+$/) as string,
      },
      services: {
        projectName: expect.stringMatching(`^${prefixOf('passes')}`) as string,
        origin: 'started',
        ports: [`web:8080/tcp at 127.0.0.1:${port}`],
      },
      staging: null,
      tests: {
        command: ['node', join(folderOf('passes'), 'tests.js'), 'look', ...WORDS],
        runner: 'other',
        exitStatus: 0,
        signal: null,
        run: null,
        failed: null,
        skipped: null,
        includedTags: [],
        excludedTags: [],
      },
      environmentKeys: [
        { key: 'DOCKER_HOST', from: 'nx-alpine' },
        { key: 'TEST_ENVIRONMENT', from: 'nx-alpine' },
        { key: 'USE_STAGING_SERVICES', from: 'nx-alpine' },
        { key: 'WEB_HOST', from: 'compose' },
        { key: 'WEB_PORT', from: 'compose' },
        { key: 'WEB_PORT_8080', from: 'compose' },
        { key: 'ADDRESS', from: 'options' },
        { key: 'URL', from: 'options' },
        ...['TEST_INCLUDE_TAGS', 'TEST_EXCLUDE_TAGS', 'TEST_INFRA_FAILURE_FILE'].map((key) => ({
          key,
          from: 'nx-alpine',
        })),
      ],
      remarks: [],
      durationMs: expect.any(Number) as number,
    });
    expect(seen.environment).toMatchObject({
      TEST_ENVIRONMENT: 'local',
      USE_STAGING_SERVICES: 'false',
      WEB_HOST: '127.0.0.1',
      WEB_PORT_8080: port,
      ADDRESS: `127.0.0.1:${port}`,
      URL: `http://127.0.0.1:${port}/x`,
    });
  });

  it.each(['passes', 'commands', 'script'])('gives the tests of %s their arguments unharmed', (name) => {
    expect((workspace.readJson(pathIn(name, 'seen.json')) as Seen).args).toEqual(WORDS);
  });

  it('counts what jest ran, without the tests of a tag', () => {
    expect(recordOf('tags').tests).toMatchObject({
      runner: 'jest',
      run: 1,
      failed: 0,
      skipped: 1,
      excludedTags: ['slow'],
    });
  });
});

/** How a run ends whose services were lost under failed tests. */
const lost = (reason: string, ...more: string[]): unknown => ({
  status: 1,
  course: {
    class: 'infrastructure-lost',
    success: false,
    environment: 'local',
    degraded: false,
    reason: expect.stringMatching(reason) as string,
    steps: ['engine ok', 'services ok', 'local-tests infrastructure-lost', ...more],
    exitStatus: 1,
    runs: 1,
  },
});

describe('services that are lost in the middle of tests', () => {
  let proxies: EngineProxy[];

  beforeAll(async () => {
    proxies = await Promise.all([EngineProxy.start(), EngineProxy.start()]);
  });

  afterAll(async () => {
    await Promise.all(proxies.map((proxy) => proxy.remove()));
  });

  it('are told from failed tests, and never lead anywhere else', async () => {
    const waiting: Project = { task: ['wait'], options: STAGING, services: { db: FOREVER } };
    await add('loses-a-service', waiting);
    const small = { ...FOREVER, mem_limit: '64m' };
    await add('loses-memory', { ...waiting, services: { db: small } });
    await add('loses-the-engine', { ...waiting, options: { ...STAGING, rerunAfterLoss: true } });
    await add('loses-an-answer', waiting);
    const [killed, hung] = proxies as [EngineProxy, EngineProxy];
    const lose = async (name: string, how: () => Promise<unknown>, options?: NxOptions): Promise<unknown> => {
      const run = start(name, options);
      await testsRun(name);
      await how();
      await letThemEnd(name);
      const { status } = await run.end;
      return { status, course: courseOf(name) };
    };
    const killService = (name: string) => async (): Promise<unknown> =>
      docker('kill', ...(await containersOf(name)));
    // The service itself lives on.
    const eatMemory = async (): Promise<void> => {
      const [container = ''] = await containersOf('loses-memory');
      const hungry = docker('exec', container, 'python3', '-c', 'print(len(bytearray(2**29)))');
      await expect(hungry).rejects.toMatchObject({ exitCode: 137 });
    };
    const hangLater = (): Promise<void> => {
      hung.hang();
      return Promise.resolve();
    };
    const ends = await Promise.all([
      lose('loses-a-service', killService('loses-a-service')),
      lose('loses-memory', eatMemory),
      lose('loses-the-engine', () => killed.kill(), { environment: { DOCKER_HOST: killed.dockerHost } }),
      lose('loses-an-answer', hangLater, {
        environment: { DOCKER_HOST: hung.dockerHost },
      }),
    ]);
    expect(ends).toEqual([
      lost('^the service db ended with status 137 at '),
      lost('^the service db ran out of memory at '),
      lost('^the engine was lost during the tests: .*ECONNREFUSED', 'engine engine-down'),
      lost('^the engine was lost during the tests: '),
    ]);
    await Promise.all(proxies.map((proxy) => proxy.restore()));
    await Promise.all(['loses-a-service', 'loses-memory', 'loses-the-engine', 'loses-an-answer'].map(isTidy));
  });
});

describe('a service that is well again before the tests end', () => {
  it('was lost, though the engine has forgotten it', async () => {
    const name = 'recovers';
    const healthcheck = { test: ['CMD-SHELL', 'test ! -e /tmp/ill'], interval: '300ms', retries: 1 };
    await add(name, { task: ['wait'], options: STAGING, services: { db: { ...FOREVER, healthcheck } } });
    const run = start(name);
    await testsRun(name);
    const [container = ''] = await containersOf(name);
    const isNow = (health: string) => async (): Promise<boolean> =>
      (await docker('inspect', '--format', '{{.State.Health.Status}}', container)) === health;
    await docker('exec', container, 'touch', '/tmp/ill');
    await until(isNow('unhealthy'));
    await docker('exec', container, 'rm', '/tmp/ill');
    await until(isNow('healthy'));
    await forgetEvents(IMAGE);
    await letThemEnd(name);
    expect({ status: (await run.end).status, course: courseOf(name) }).toEqual(
      lost('^the service db became unhealthy at '),
    );
    await isTidy(name);
  });
});

// Only root can have a disk of its own, and only there a private engine can be.
const describeWithDisk = process.env['NX_ALPINE_ENGINE'] === 'private' ? describe : undefined;

describeWithDisk?.('an engine whose disk is full', () => {
  let engine: SmallDiskEngine;

  beforeAll(async () => {
    engine = await SmallDiskEngine.start();
  }, 180_000);

  afterAll(() => engine.remove());

  it('leads to staging, and tests there again as soon as there is room', async () => {
    const name = 'has-no-room';
    await add(name, { task: ['end', '0'], options: STAGING, services: { db: FOREVER } });
    const { environment } = engine;
    const course = async (): Promise<unknown> => {
      const { status } = await nx(['run', `${name}:local`], { environment });
      return { status, course: courseOf(name), left: await engine.containers() };
    };
    await engine.fill();
    const full = await course();
    await engine.free();
    const free = await course();
    const common = { degraded: false, success: true, environment: 'local', reason: null };
    expect([full, free]).toEqual([
      {
        status: 1,
        course: {
          ...common,
          success: false,
          class: 'staging-unavailable',
          environment: null,
          reason: expect.stringMatching(/no space left on device/) as string,
          // A second attempt may find a port or a name free again.
          steps: [
            'engine ok',
            'services host-resource',
            'services host-resource',
            'staging staging-unavailable',
          ],
          exitStatus: null,
          runs: 0,
        },
        left: '',
      },
      {
        status: 0,
        course: {
          ...common,
          class: 'passed',
          steps: ['engine ok', 'services ok', 'local-tests ok'],
          exitStatus: 0,
          runs: 1,
        },
        left: '',
      },
    ]);
    await isTidy(name);
  });
});

describe('tests that may be run twice', () => {
  it('are run again once, on services of their own, when the first ones were lost', async () => {
    const name = 'repeats';
    const options = { ...STAGING, rerunAfterLoss: true };
    await add(name, { task: ['wait'], options, services: { db: FOREVER } });
    const run = start(name);
    await testsRun(name);
    await docker('kill', ...(await containersOf(name)));
    await letThemEnd(name);
    expect({ status: (await run.end).status, course: courseOf(name) }).toEqual({
      status: 0,
      course: {
        class: 'passed',
        success: true,
        environment: 'local',
        degraded: false,
        reason: null,
        steps: [
          'engine ok',
          'services ok',
          'local-tests infrastructure-lost',
          'engine ok',
          'services ok',
          'local-tests ok',
        ],
        exitStatus: 0,
        runs: 2,
      },
    });
    await isTidy(name);
  });
});

describe('two processes of Nx', () => {
  it('share the services of a project, which go with the last', async () => {
    await add('shared', {
      task: ['share'],
      options: { env: { ADDRESS: '{web:8080}' } },
      services: { web: WEB },
    });
    const run = (own: string): NxProcess => start('shared', { environment: { OWN: own } });
    const own = (name: string, one: string): string => pathIn('shared', `${name}-${one}`);
    const [first, second] = [run('1'), run('2')];
    await until(() => workspace.exists(own('runs-of', '1')) && workspace.exists(own('runs-of', '2')));
    const address = (one: string): string => readFileSync(join(workspace.root, own('runs-of', one)), 'utf8');
    expect(address('1')).toBe(address('2'));
    expect(await containersOf('shared')).toHaveLength(1);
    await workspace.write({ [own('go', '1')]: '' });
    expect((await first.end).status).toBe(0);
    const one = recordOf('shared');
    await workspace.write({ [own('go', '2')]: '' });
    expect((await second.end).status).toBe(0);
    const other = recordOf('shared');
    expect([one.services?.origin, other.services?.origin].sort()).toEqual(['joined', 'started']);
    expect([one.class, other.class]).toEqual(['passed', 'passed']);
    await isTidy('shared');
  });
});

describe('a run that is ended', () => {
  const PHASES: Record<string, { project: Project; hasCome: (name: string) => Promise<void> }> = {
    starting: {
      project: { task: ['end', '0'], options: STAGING, services: { db: SLOW } },
      hasCome: (name) => until(async () => (await containersOf(name)).length > 0),
    },
    testing: {
      project: { task: ['wait'], options: STAGING, services: { db: FOREVER } },
      hasCome: testsRun,
    },
    stubborn: {
      project: { task: ['stubborn'], options: STAGING, services: { db: FOREVER } },
      hasCome: (name) => testsRun(name, 2),
    },
  };
  /** The process in which Nx has our executor run. */
  const executorOf = ({ pid }: NxProcess): number => {
    const found = descendantsOf(pid).find((one) => commandLine(String(one.pid)).includes('run-executor'));
    if (found === undefined) throw new Error('no executor is running');
    return found.pid;
  };
  const ENDS: Record<string, (run: NxProcess) => void> = {
    sigint: (run) => run.kill('SIGINT'),
    sigterm: (run) => run.kill('SIGTERM'),
    'killed-nx': (run) => run.kill('SIGKILL'),
    'killed-executor': (run) => process.kill(executorOf(run), 'SIGKILL'),
  };
  const cancelled = (phase: string): unknown => ({
    class: 'cancelled',
    success: false,
    environment: phase === 'starting' ? null : 'local',
    degraded: false,
    reason: 'it was interrupted',
    steps:
      phase === 'starting'
        ? ['engine ok', 'services cancelled']
        : ['engine ok', 'services ok', 'local-tests cancelled'],
    exitStatus: null,
    runs: { starting: 0, testing: 1, stubborn: 2 }[phase],
  });

  /** Ends a run in a phase; gives its exit status, and what is recorded when all is gone. */
  async function endRun(how: string, phase: string): Promise<unknown> {
    const name = `${how}-${phase}`;
    const known = PHASES[phase];
    if (known === undefined) throw new Error(`there is no phase ${phase}`);
    const { project, hasCome } = known;
    await add(name, project);
    const run = start(name);
    await hasCome(name);
    ENDS[how]?.(run);
    const { status } = await run.end;
    await isTidy(name);
    return { phase, status, course: workspace.exists(recordPath(name)) ? courseOf(name) : 'not recorded' };
  }

  const endInAll = (how: string): Promise<unknown[]> =>
    Promise.all(['starting', 'testing', 'stubborn'].map((phase) => endRun(how, phase)));

  it.each(['sigint', 'sigterm'])('by %s to Nx leaves nothing', async (how) => {
    const [starting, testing, stubborn] = await endInAll(how);
    expect([starting, testing]).toEqual([
      { phase: 'starting', status: 130, course: cancelled('starting') },
      { phase: 'testing', status: 130, course: cancelled('testing') },
    ]);
    // Nx signals the executor when its tests are gone, and kills all after five seconds: either may come first.
    expect([
      { phase: 'stubborn', status: 130, course: 'not recorded' },
      { phase: 'stubborn', status: -1, course: cancelled('stubborn') },
    ]).toContainEqual(stubborn);
  });

  it('by SIGKILL to Nx leaves nothing', async () => {
    const phases = ['starting', 'testing', 'stubborn'];
    const expected = phases.map((phase) => ({ phase, status: -1, course: cancelled(phase) }));
    expect(await endInAll('killed-nx')).toEqual(expected);
  });

  it('by SIGKILL to the executor leaves nothing', async () => {
    const phases = ['starting', 'testing', 'stubborn'];
    const expected = phases.map((phase) => ({ phase, status: 1, course: 'not recorded' }));
    expect(await endInAll('killed-executor')).toEqual(expected);
  });
});
