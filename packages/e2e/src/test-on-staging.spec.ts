import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerAs, listenAs, type FakeEngine } from '../../plugin/src/testing/fake-engine';
import { leaveStaleSocket } from './support/stale-engine';
import { startStagingServer, type StagingServer } from './support/staging-server';
import {
  addStagingProjects,
  fallbackTarget,
  GOOD_URL,
  stagingEnvironment,
  type StagingProject,
} from './support/staging-workspace';
import { readTestRecord, timeless } from './support/test-record';
import { createWorkspace, repositoryRoot, type CommandEnd, type Workspace } from './support/workspace';

const JEST = join(repositoryRoot, 'node_modules/jest/bin/jest.js');
const TOKEN = 'h0-ho/secret+token=42 of acme';
const TOKEN_LINE = 'API_TOKEN=sm://projects/acme-staging/secrets/api-token/versions/3';
const TOKEN_FORMS = [
  TOKEN,
  encodeURIComponent(TOKEN),
  Buffer.from(TOKEN).toString('base64').replace(/=+$/, ''),
];

let workspace: Workspace;
let staging: StagingServer;
let engines: Readonly<Record<'hung' | 'halfAlive' | 'sick' | 'other' | 'healthy', FakeEngine>>;
let stale: ReturnType<typeof leaveStaleSocket>;

beforeAll(async () => {
  staging = await startStagingServer();
  stale = leaveStaleSocket();
  engines = {
    hung: await listenAs(() => undefined),
    halfAlive: await answerAs(({ url }, response) => {
      if (url === '/_ping') response.setHeader('api-version', '1.41').end('OK');
    }),
    sick: await answerAs((_, response) => response.writeHead(500).end()),
    other: await answerAs((_, response) => response.writeHead(404).end()),
    healthy: await answerAs((_, response) => response.setHeader('api-version', '1.41').end('[]')),
  };
  workspace = await createWorkspace(24, {
    ...stagingEnvironment(),
    DOCKER_HOST: engines.hung.endpoint,
    API_TOKEN: TOKEN,
    DATABASE_URL: 'postgres://leak-of-the-shell@localhost/app',
  });
  await addStagingProjects(workspace, staging, { ...projectsThatPass(), ...projectsThatFail() });
  await workspace.write(OWN_EXECUTOR);
  await workspace.write(localEnvFiles('.'));
  for (const project of ['stale', ...INNER_TARGETS]) {
    await workspace.write(localEnvFiles(`projects/${project}`));
  }
});

afterAll(async () => {
  await staging.close();
  stale.remove();
  for (const engine of Object.values(engines)) await engine.close();
  await workspace.remove();
});

/** Everything that Nx 24 loads for the targets of these projects. */
function localEnvFiles(folder: string): Readonly<Record<string, string>> {
  const names = ['.env', '.env.local', '.local.env', '.env.test', '.env.test.local', '.env.on-staging'];
  const leak = `leak-of-${folder}`.replace('/', '-');
  const files = names.map((name) => {
    const lines = [
      `API_URL=http://${leak}`,
      `DATABASE_URL=postgres://${leak}@localhost/app`,
      `NX_PUBLIC_API_URL=http://${leak}`,
      `CI_REDIS_URL=redis://${leak}`,
      `ONLY_IN_${name.toUpperCase().replace(/\W/g, '_')}=${leak}`,
    ];
    return [join(folder, name), `${lines.join('\n')}\n`] as const;
  });
  return Object.fromEntries(files);
}

/** An executor of the workspace, which runs the tests in the very process of the target. */
const OWN_EXECUTOR = {
  'node_modules/own-executor/package.json': '{"name": "own-executor", "executors": "./executors.json"}',
  'node_modules/own-executor/executors.json':
    '{"executors": {"test": {"implementation": "./test.js", "schema": "./schema.json"}}}',
  'node_modules/own-executor/schema.json': '{"version": 2, "type": "object", "properties": {}}',
  'node_modules/own-executor/test.js': `
    exports.default = async (options, { root, projectName }) => {
      process.chdir(root + '/projects/' + projectName);
      await require(process.cwd() + '/tests.js').ended;
      return { success: true };
    };`,
};

/** Projects whose tests are run by a target of Nx: of run-commands, of run-script, and of an executor of one's own. */
const INNER_TARGETS = ['cached', 'scripted', 'own-executor'];

function projectsThatPass(): Readonly<Record<string, StagingProject>> {
  const at = ({ endpoint }: { readonly endpoint: string }): StagingProject => ({
    options: { dockerHost: endpoint },
  });
  const through = (target: object, files = {}): StagingProject => ({
    options: { dockerHost: stale.endpoint, testTarget: 'test' },
    targets: { test: target },
    files,
  });
  const command = 'node tests.js';
  return {
    'hung-1': {},
    'hung-2': {},
    'hung-3': {},
    'half-alive': at(engines.halfAlive),
    missing: at({ endpoint: 'unix:///nowhere/engine.sock' }),
    stale: at(stale),
    sick: at(engines.sick),
    other: { options: { dockerHost: engines.other.endpoint, executionMode: 'fast_feedback' } },
    skipping: {
      ...at(stale),
      staging: { onUnavailable: 'skip' },
      env: ['API_URL=https://busy.example.test:{port}'],
    },
    printing: {
      options: { dockerHost: stale.endpoint, command: ['node', 'tests.js', 'print'] },
      env: [GOOD_URL, TOKEN_LINE],
    },
    cached: through({
      executor: 'nx:run-commands',
      cache: true,
      inputs: ['default'],
      options: { command, cwd: '{projectRoot}' },
    }),
    scripted: through(
      { executor: 'nx:run-script', options: { script: 'check' } },
      { 'package.json': JSON.stringify({ name: 'scripted', scripts: { check: command } }) },
    ),
    'own-executor': through({ executor: 'own-executor:test' }),
    suite: {
      options: { dockerHost: stale.endpoint, command: ['node', JEST, '--config', 'jest.config.json'] },
      staging: { excludeTags: ['destructive'] },
      files: {
        'jest.config.json': '{"transform": {}, "testMatch": ["<rootDir>/suite.js"]}',
        'suite.js': SUITE,
      },
    },
    'shards-away': shards(stale.endpoint, engines.healthy.endpoint),
  };
}

const SUITE = `
  const { appendFileSync, mkdirSync } = require('node:fs');
  const folder = __dirname + '/../../dist/tests/suite';
  const ran = (name) => {
    mkdirSync(folder, { recursive: true });
    appendFileSync(folder + '/runs.log', name + '\\n');
  };
  test('reads', () => ran('reads without ' + process.env.TEST_EXCLUDE_TAGS));
  test('empties the database @destructive', () => ran('empties'));
  describe('orders @destructive', () => test('deletes', () => ran('deletes')));
  test('looks @destructive-ly', () => ran('looks'));
`;

/** Two targets of one project, one after the other, that are each told of another engine. */
function shards(first: string, second: string): StagingProject {
  const command = ['node', 'tests.js'];
  const next = fallbackTarget({ dockerHost: second, command: [...command, 'second'] });
  return {
    options: { dockerHost: first, command: [...command, 'first'] },
    targets: { 'second-shard': { ...next, dependsOn: ['on-staging'] } },
  };
}

function projectsThatFail(): Readonly<Record<string, StagingProject>> {
  const dockerHost = stale.endpoint;
  const hosts = (list: Readonly<Record<string, string>>): string[] =>
    Object.entries(list).map(([key, host]) => `${key}=https://${host}:{port}`);
  const mode = 'staging';
  return {
    'other-ci': { options: { dockerHost: engines.other.endpoint } },
    nightly: { options: { dockerHost, executionMode: 'nightly' } },
    'docker-only': { options: { dockerHost, mode: 'docker' } },
    'no-consent': { options: { dockerHost, allowStagingFallback: false } },
    failing: { options: { dockerHost, command: ['node', 'tests.js', 'fail'] } },
    untaggable: { options: { dockerHost }, staging: { excludeTags: ['destructive'] } },
    'runs-commands': { options: { mode }, env: [GOOD_URL, 'A=$(touch hacked)'] },
    'shards-here': shards(engines.healthy.endpoint, dockerHost),
    'bad-hosts': {
      options: { mode },
      staging: { allowedHosts: ['*.example.test', 'api.staging.example.test'] },
      env: hosts({
        EXPIRED_URL: 'expired.example.test',
        ELSEWHERE_URL: 'elsewhere.example.test',
        TWO_LABELS_URL: 'api.staging.example.test',
        SELF_SIGNED_URL: 'self-signed.example.test',
        BUSY_URL: 'busy.example.test',
      }),
    },
    'two-labels': {
      options: { mode },
      staging: {
        allowedHosts: ['api.staging.example.test'],
        certificateNames: ['*.example.test'],
      },
      env: hosts({ API_URL: 'api.staging.example.test' }),
    },
    slow: {
      options: { mode, executionMode: 'quick', executionModes: { quick: { stagingTimeout: 2 } } },
      env: hosts({ API_URL: 'slow.example.test' }),
    },
    sandbox: {
      options: { dockerHost },
      staging: { onUnavailable: 'skip' },
      env: hosts({ BUSY_URL: 'busy.example.test', API_URL: 'sandbox.example.test' }),
    },
  };
}

/** The lines that tests wrote, one for each time that they ran. */
function runsOf(project: string): string[] {
  const path = join(workspace.root, 'dist/tests', project, 'runs.log');
  return workspace.exists(`dist/tests/${project}/runs.log`)
    ? readFileSync(path, 'utf8').replace(/\n$/, '').split('\n')
    : [];
}

interface Seen {
  readonly environment: Readonly<Record<string, string>>;
  readonly answer: string;
}

/** What the tests of a project were given in their last run. */
function seenBy(project: string): Seen {
  return workspace.readJson(`dist/tests/${project}/seen.json`) as Seen;
}

function recordOf(project: string): object {
  return timeless(readTestRecord(workspace, `projects/${project}`));
}

/** All texts below a folder of the workspace. */
function textsIn(folder: string): string[] {
  return readdirSync(join(workspace.root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
}

/** By default Nx shows nothing of tasks that succeeded, where there are several. */
function runMany(projects: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<CommandEnd> {
  const what = ['--targets=on-staging,second-shard', `--projects=${projects.join(',')}`];
  return workspace.nx(['run-many', ...what, '--parallel=9', '--outputStyle=static'], { environment });
}

const TESTS = {
  command: ['node', 'tests.js'],
  runner: 'other',
  exitStatus: 0,
  signal: null,
  run: null,
  failed: null,
  skipped: null,
  includedTags: [],
  excludedTags: [],
};

/** The whole record of a run that came to no test, with what differs. */
function expected(project: string, differing: object): object {
  return {
    schemaVersion: 1,
    project,
    configuration: null,
    success: false,
    degraded: false,
    environment: null,
    mode: 'auto',
    executionMode: 'ci',
    consequences: [],
    engine: null,
    services: null,
    staging: null,
    tests: null,
    environmentKeys: [],
    remarks: [],
    ...differing,
  };
}

/** The same of a run whose tests were run on staging and passed. */
function expectedOnStaging(project: string, cause: { class: string }, differing: object = {}): object {
  return expected(project, {
    class: 'passed-on-staging',
    success: true,
    degraded: true,
    environment: 'staging',
    cause,
    steps: [`engine: ${cause.class}`, 'staging: ok', 'staging-tests: ok'],
    staging: { envFile: `projects/${project}/.env.staging.tests`, hosts: ['api-staging.example.test'] },
    tests: TESTS,
    environmentKeys: expect.any(Array) as unknown,
    ...differing,
  });
}

const down = (): { class: string; reason: string; fix: string } => ({
  class: 'engine-down',
  reason: `${stale.endpoint} (the option): nothing listens there (ECONNREFUSED)`,
  fix: 'start it (systemctl start docker, or start Docker Desktop), or set DOCKER_HOST to where the engine listens',
});

const hung = (where: string, question: string): { class: string } & Record<string, unknown> => ({
  class: 'engine-hung',
  reason: `${where}: it gives no whole answer to ${question}`,
  fix: 'restart the engine (systemctl restart docker, or restart Docker Desktop)',
  evidence: [expect.stringMatching(/^no end within \d+ ms$/)],
});

const strange = (): { class: string; reason: string; fix: string } => ({
  class: 'engine-misconfigured',
  reason: `${engines.other.endpoint} (the option): it answers a ping with 404 and no Api-Version`,
  fix: 'something else listens there: set DOCKER_HOST to where the engine listens',
});

describe('where no engine is of use, and staging proves itself', () => {
  let end: CommandEnd;
  beforeAll(async () => {
    end = await runMany(Object.keys(projectsThatPass()));
  });

  it('all tests pass on staging, and Nx is content', () => {
    expect(end).toEqual({ status: 0, output: expect.not.stringContaining('not run:') as string });
  });

  it.each<[string, () => { class: string }, object?]>([
    ['hung-1', () => hung(`${engines.hung.endpoint} (DOCKER_HOST)`, 'a ping')],
    ['hung-2', () => hung(`${engines.hung.endpoint} (DOCKER_HOST)`, 'a ping')],
    ['hung-3', () => hung(`${engines.hung.endpoint} (DOCKER_HOST)`, 'a ping')],
    [
      'half-alive',
      () => hung(`${engines.halfAlive.endpoint} (the option)`, 'the question for its containers'),
    ],
    [
      'missing',
      () => ({
        class: 'engine-absent',
        reason: 'unix:///nowhere/engine.sock (the option): there is no such socket',
        fix: 'install Docker or podman and start it, or set DOCKER_HOST to where the engine listens',
      }),
    ],
    ['stale', down],
    [
      'sick',
      () => ({
        class: 'engine-sick',
        reason: `${engines.sick.endpoint} (the option): it answers a ping with 500`,
        fix: 'see its log (journalctl -u docker, or Docker Desktop), and restart it',
      }),
    ],
    ['other', strange, { executionMode: 'fast_feedback' }],
    ['cached', down, { tests: { ...TESTS, command: ['nx', 'run', 'cached:test'] } }],
    ['scripted', down, { tests: { ...TESTS, command: ['nx', 'run', 'scripted:test'] } }],
    ['own-executor', down, { tests: { ...TESTS, command: ['nx', 'run', 'own-executor:test'] } }],
    ['printing', down, { tests: { ...TESTS, command: ['node', 'tests.js', 'print'] } }],
    ['shards-away', down, { tests: { ...TESTS, command: ['node', 'tests.js', 'second'] } }],
  ])('%s: the tests saw staging, once, and the record says why', (project, cause, differing = {}) => {
    expect(recordOf(project)).toEqual(expectedOnStaging(project, cause(), differing));
    expect(end.output).toContain(
      `passed on staging: the tests of ${project}, not locally because of ${cause().class} (degraded), after `,
    );
    expect(runsOf(project)).toHaveLength(project === 'shards-away' ? 2 : 1);
    expect(seenBy(project)).toEqual({
      environment: expect.objectContaining({
        API_URL: `https://api-staging.example.test:${String(staging.port)}`,
        APP_ENV: 'staging',
        TEST_ENVIRONMENT: 'staging',
      }) as unknown,
      answer: 'hello from api-staging.example.test',
    });
  });

  it('of all tasks that name the hung engine, only one asks it, twice', () => {
    expect(engines.hung.connections()).toBe(2);
  });

  it('never more tests than maxParallel says are on staging', () => {
    const lines = readFileSync(join(workspace.root, 'dist/tests/timeline.log'), 'utf8').trim().split('\n');
    const times = lines.map((line) => JSON.parse(line) as [began: number, ended: number]);
    const atOnce = times.map(([now]) => times.filter(([began, ended]) => began <= now && now < ended).length);
    expect(Math.max(...atOnce)).toBeLessThanOrEqual(2);
    expect(times).toHaveLength(14);
  });

  it.each(['stale', ...INNER_TARGETS])(
    '%s: the tests saw nothing of the env files for local runs, nor of the shell',
    (project) => {
      const { environment } = seenBy(project);
      const leaks = Object.entries(environment).filter(([, value]) => value.includes('leak-of'));
      expect(leaks).toEqual([]);
      expect(environment).not.toHaveProperty('DATABASE_URL');
      expect(environment).not.toHaveProperty('API_TOKEN');
    },
  );

  it('every variable that the tests saw is in the record, with where it comes from', () => {
    const { environment } = seenBy('printing');
    const file = 'projects/printing/.env.staging.tests';
    const inFile = ['API_URL', 'APP_ENV', 'DOCKER_BYPASS_MODE', 'USE_STAGING_SERVICES'];
    const ours = /^(?:NODE_EXTRA_CA_CERTS|NX_LOAD_DOT_ENV_FILES|TEST_.*)$/;
    const origins = Object.keys(environment).map((key) => [
      key,
      inFile.includes(key) ? file : ours.test(key) ? 'nx-alpine' : 'environment',
    ]);
    const { environmentKeys } = readTestRecord(workspace, 'projects/printing');
    expect(environmentKeys.map(({ key, from }) => [key, from]).sort()).toEqual(origins.sort());
  });

  it('a secret that was put in by the CI is given to the tests, and shown and kept nowhere', () => {
    expect(seenBy('printing').environment['API_TOKEN']).toBe(TOKEN);
    expect(end.output).toMatch(/^in two: \*{3}\.$/m);
    expect(end.output).toMatch(/^in base64: \*{3}.{0,2}\.$/m);
    expect(end.output).toMatch(/^in a URL: \*{3}\.$/m);
    expectNoSecret(end.output);
  });

  it('destructive tests are left out, and that is recorded', () => {
    const pattern = '--testNamePattern=^(?!.*@(?:destructive)(?![\\w-]))';
    const report = expect.stringMatching(/^--outputFile=.*report\.json$/) as string;
    const command = ['node', JEST, '--config', 'jest.config.json', pattern, '--json', report];
    expect(recordOf('suite')).toEqual(
      expectedOnStaging('suite', down(), {
        tests: {
          ...TESTS,
          command,
          runner: 'jest',
          run: 2,
          failed: 0,
          skipped: 2,
          excludedTags: ['destructive'],
        },
      }),
    );
    expect(runsOf('suite')).toEqual(['reads without destructive', 'looks']);
    expect(end.output).toContain('passed on staging: 2 tests (2 skipped) of suite, not locally because of');
  });

  it('both shards of a project go to staging, though the second names an engine that answers', () => {
    expect(runsOf('shards-away')).toEqual(['first', 'second']);
    expect(engines.healthy.connections()).toBe(0);
  });

  it('what may be skipped where staging does not answer is called SKIPPED', () => {
    expect(recordOf('skipping')).toEqual(
      expected('skipping', {
        class: 'skipped-without-staging',
        success: true,
        degraded: true,
        cause: down(),
        consequences: [{ class: 'staging-unavailable', reason: at('busy', 'answers GET /healthz with 503') }],
        steps: ['engine: engine-down', 'staging: staging-unavailable'],
      }),
    );
    expect(end.output).toContain('SKIPPED: no test of skipping was run, because neither local services nor');
    expect(runsOf('skipping')).toEqual([]);
  });

  it('a local run afterwards is one, and what it stores is its own', async () => {
    const stored = textsIn('.nx').filter((text) => text.includes('hello from api-staging'));
    expect(stored.filter((text) => !text.includes('for a proof of being staging'))).toEqual([]);
    const first = await workspace.nx(['run', 'cached:test']);
    expect(runsOf('cached')).toHaveLength(2);
    const second = await workspace.nx(['run', 'cached:test']);
    expect(runsOf('cached')).toHaveLength(2);
    for (const { status, output } of [first, second]) {
      expect(status).toBe(0);
      expect(output).toContain('the service says: nothing asked: http://leak-of-projects-cached');
      expect(output).not.toContain('hello from');
    }
  });
});

/** A host of staging, and what is wrong with it. */
function at(label: string, why: string): string {
  return `${label}.example.test:${String(staging.port)} ${why}`;
}

function expectNoSecret(output: string): void {
  const places = [output, ...textsIn('.nx'), ...textsIn('dist/nx-alpine')];
  expect(places.length).toBeGreaterThan(20);
  for (const form of TOKEN_FORMS) expect(places.filter((text) => text.includes(form))).toEqual([]);
}

describe('where staging must not be used, or is none, or tests fail', () => {
  let end: CommandEnd;
  beforeAll(async () => {
    end = await runMany(Object.keys(projectsThatFail()));
  });

  it('Nx says that it failed', () => {
    expect(end).toEqual({ status: 1, output: expect.not.stringContaining('passed on staging') as string });
  });

  const ONE_LABEL =
    'a wildcard covers exactly one label: give the service a flat name, or a certificate of its own';
  const OWN_AUTHORITY =
    'if an authority of your own signed it, name its certificate in caFile or NODE_EXTRA_CA_CERTS';

  const notOnStaging = (kind: string, why: string): object => ({
    consequences: [{ class: kind, reason: `not run on staging: ${why}` }],
    steps: [`engine: ${kind}`],
  });
  const blocked = (
    reason: string,
    fix?: string,
  ): Record<string, unknown> & { readonly consequences: object[] } => ({
    class: 'safety-blocked',
    cause: down(),
    consequences: [{ class: 'safety-blocked', reason, ...(fix !== undefined && { fix }) }],
    steps: ['engine: engine-down', 'staging: safety-blocked'],
  });

  it.each<[string, string, () => object]>([
    [
      'other-ci',
      'engine-misconfigured',
      () => ({
        class: 'engine-misconfigured',
        cause: strange(),
        ...notOnStaging(
          'engine-misconfigured',
          'this execution mode falls back for outages only, and engine-misconfigured may come from a change',
        ),
      }),
    ],
    [
      'nightly',
      'engine-down',
      () => ({
        class: 'engine-down',
        executionMode: 'nightly',
        cause: down(),
        ...notOnStaging('engine-down', 'this execution mode never falls back'),
      }),
    ],
    [
      'docker-only',
      'engine-down',
      () => ({
        class: 'engine-down',
        mode: 'docker',
        cause: down(),
        ...notOnStaging('engine-down', 'mode docker never leaves the local engine'),
      }),
    ],
    [
      'no-consent',
      'engine-down',
      () => ({
        class: 'engine-down',
        cause: down(),
        ...notOnStaging('engine-down', 'the option allowStagingFallback does not consent to it'),
      }),
    ],
    [
      'untaggable',
      'engine-down and then safety-blocked',
      () =>
        blocked(
          'the test command is of no known runner, so the tags not destructive cannot be applied',
          'name the runner by testRunner, or say that no test has such a tag: excludeTags=[] in staging, or in the execution mode that names it',
        ),
    ],
    [
      'shards-here',
      'engine-down and then safety-blocked',
      () => ({
        ...blocked('other tests of the project run on local services in this very run'),
        staging: {
          envFile: 'projects/shards-here/.env.staging.tests',
          hosts: ['api-staging.example.test'],
        },
      }),
    ],
    [
      'sandbox',
      'engine-down and then safety-blocked',
      () => {
        const why = 'does not prove that it is staging: the header x-env is sandbox, not staging';
        const fix = 'make sure that this is staging; then have it say so';
        const { consequences, ...others } = blocked(at('sandbox', why), fix);
        const busy = { class: 'staging-unavailable', reason: at('busy', 'answers GET /healthz with 503') };
        return { ...others, consequences: [...consequences, busy] };
      },
    ],
    [
      'runs-commands',
      'config-error',
      () => ({
        class: 'config-error',
        mode: 'staging',
        cause: {
          class: 'config-error',
          reason: expect.stringMatching(
            /^projects\/runs-commands\/\.env\.staging\.tests:5:3 A: dollar: /,
          ) as string,
          fix: 'write KEY=value without quotes, spaces, variables and escapes',
        },
        consequences: [
          {
            class: 'config-error',
            reason: expect.stringContaining('.env.staging.tests:5:10 A: space: ') as string,
            fix: 'write KEY=value without quotes, spaces, variables and escapes',
          },
        ],
        steps: ['staging: config-error'],
      }),
    ],
    [
      'two-labels',
      'safety-blocked',
      () => ({
        class: 'safety-blocked',
        mode: 'staging',
        cause: {
          class: 'safety-blocked',
          reason:
            'projects/two-labels/.env.staging.tests:4: API_URL leads to a host that no name of the certificate covers: api.staging.example.test',
          fix: 'a wildcard covers exactly one label; a flat name would do, such as api-staging.example.test',
        },
        steps: ['staging: safety-blocked'],
      }),
    ],
    [
      'slow',
      'staging-unavailable',
      () => ({
        class: 'staging-unavailable',
        mode: 'staging',
        executionMode: 'quick',
        cause: { class: 'staging-unavailable', reason: 'staging did not prove itself within 2.0 s' },
        steps: ['staging: staging-unavailable'],
      }),
    ],
    [
      'bad-hosts',
      'staging-unavailable',
      () => {
        const [cause, ...consequences] = [
          ['expired', 'has a certificate that has expired', 'renew it'],
          ['elsewhere', 'has a certificate for other names', ONE_LABEL],
          ['api.staging', 'has a certificate for other names', ONE_LABEL],
          ['self-signed', 'has a certificate that it signed itself', OWN_AUTHORITY],
          ['busy', 'answers GET /healthz with 503'],
        ].map(([label = '', why = '', fix]) => ({
          class: 'staging-unavailable',
          reason: at(label, why),
          ...(fix !== undefined && { fix }),
        }));
        const steps = ['staging: staging-unavailable'];
        return { class: 'staging-unavailable', mode: 'staging', cause, consequences, steps };
      },
    ],
  ])('%s: no test is run, because of %s', (project, why, differing) => {
    expect(recordOf(project)).toEqual(expected(project, differing()));
    expect(end.output).toContain(`not run: no test of ${project} was run, because of ${why}, after `);
    expect(runsOf(project)).toEqual(project === 'shards-here' ? ['first'] : []);
  });

  it('the shard before had run on the engine that answers, and staging was asked nothing for it', () => {
    expect(end.output).toContain(
      `passed: the tests of shards-here with an engine (docker at ${engines.healthy.endpoint}), after `,
    );
  });

  it('no command in an env file is run', () => {
    expect(workspace.exists('hacked')).toBe(false);
    expect(workspace.exists('projects/runs-commands/hacked')).toBe(false);
  });

  it('tests that fail on staging have failed, and are not run again', () => {
    expect(recordOf('failing')).toEqual(
      expectedOnStaging('failing', down(), {
        class: 'test-failed-on-staging',
        success: false,
        consequences: [{ class: 'test-failed', reason: 'exit status 125' }],
        steps: ['engine: engine-down', 'staging: ok', 'staging-tests: test-failed'],
        tests: { ...TESTS, command: ['node', 'tests.js', 'fail'], exitStatus: 125 },
      }),
    );
    expect(end.output).toContain(
      'test failed on staging: the tests of failing, not locally because of engine-down (degraded), after ',
    );
    expect(runsOf('failing')).toEqual(['fail']);
  });
});

describe('on GitHub', () => {
  /** Runs projects as for a pull request from a repository. */
  async function runFor(
    head: string,
    projects: readonly string[],
  ): Promise<CommandEnd & { summary: string }> {
    const name = head.replace('/', '-');
    const files = { event: `dist/${name}.json`, summary: `dist/${name}.md` };
    await workspace.write({
      [files.event]: JSON.stringify({ pull_request: { head: { repo: { full_name: head } } } }),
      [files.summary]: '',
    });
    const end = await runMany(projects, {
      GITHUB_ACTIONS: 'true',
      GITHUB_RUN_ID: name,
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: join(workspace.root, files.event),
      GITHUB_REPOSITORY: 'acme/app',
      GITHUB_STEP_SUMMARY: join(workspace.root, files.summary),
    });
    return { ...end, summary: readFileSync(join(workspace.root, files.summary), 'utf8') };
  }

  it('annotations and the summary of the job say what happened, and no file gets a secret', async () => {
    const { status, output, summary } = await runFor('acme/app', ['printing', 'nightly']);
    expect(status).toBe(1);
    expect(output).toMatch(
      /^::warning title=test-with-fallback printing::passed on staging: the tests of printing, not locally because of engine-down \(degraded\), after .* s%0Aunix:.*ECONNREFUSED\)$/m,
    );
    expect(output).toMatch(
      /^::error title=test-with-fallback nightly::not run: no test of nightly was run, because of engine-down, after .* s%0Aunix:.*%0Anot run on staging: this execution mode never falls back$/m,
    );
    // Nx adds a report of its own where it takes the place for a CI server.
    const ours = summary.split(/^(?=###? )/m).filter((part) => /^### \S+ (?:printing|nightly): /.test(part));
    const parts = ours.map((part) => part.replace(/\d+(?:\.\d+)?(?= s$| \|$)/gm, 'N'));
    const reason = down().reason.replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
    expect(parts.sort()).toEqual(
      [
        [
          '### ❌ nightly: engine-down',
          '',
          'not run: no test of nightly was run, because of engine-down, after N s',
          '',
          `- \`engine-down\`: ${reason}`,
          '- `engine-down`: not run on staging: this execution mode never falls back',
          '',
          '| step | result | ms |',
          '| --- | --- | --- |',
          '| engine | engine-down | N |',
          '',
          '',
        ].join('\n'),
        [
          '### ⚠️ printing: passed-on-staging',
          '',
          'passed on staging: the tests of printing, not locally because of engine-down (degraded), after N s',
          '',
          `- \`engine-down\`: ${reason}`,
          '',
          '| step | result | ms |',
          '| --- | --- | --- |',
          '| engine | engine-down | N |',
          '| staging | ok | N |',
          '| staging-tests | ok | N |',
          '',
          '',
        ].join('\n'),
      ].sort(),
    );
    expectNoSecret(output);
  });

  it('code from a fork does not meet staging, neither by falling back nor by mode', async () => {
    const before = { asked: staging.requests.length, runs: runsOf('stale') };
    const { status, output } = await runFor('someone/app', ['stale', 'bad-hosts']);
    const why = 'the code comes from a fork, which must not meet staging';
    expect(status).toBe(1);
    expect(recordOf('stale')).toEqual(
      expected('stale', {
        class: 'engine-down',
        cause: down(),
        consequences: [{ class: 'engine-down', reason: `not run on staging: ${why}` }],
        steps: ['engine: engine-down'],
      }),
    );
    expect(recordOf('bad-hosts')).toEqual(
      expected('bad-hosts', {
        class: 'safety-blocked',
        mode: 'staging',
        cause: { class: 'safety-blocked', reason: why },
        steps: ['staging: safety-blocked'],
      }),
    );
    expect(output).toContain('not run: no test of bad-hosts was run, because of safety-blocked, after ');
    expect({ asked: staging.requests.length, runs: runsOf('stale') }).toEqual(before);
  });
});
