import { OptionsError } from '../../base/user-error';
import { makeTree, type TemporaryTree } from '../../testing/temporary-tree';
import type { TargetFacts } from './target-facts';
import { planTestJob, type TestJob } from './test-job';

const facts = (executor: string, options: object = {}, more: Partial<TargetFacts> = {}): TargetFacts => ({
  executor,
  options: options as TargetFacts['options'],
  configurations: {},
  script: undefined,
  ...more,
});

const TARGETS: ReadonlyMap<string, TargetFacts> = new Map([
  [
    'test',
    facts(
      'nx:run-commands',
      { command: 'npx jest --ci' },
      { configurations: { ci: { command: 'npx vitest' } } },
    ),
  ],
  ['e2e', facts('@nx/playwright:playwright')],
  ['safe', facts('nx-alpine:test-with-fallback')],
  ['two', facts('nx:run-commands', { commands: ['vitest', 'vitest --project=b'] })],
  ['chain', facts('nx:run-commands', { command: 'vitest && vitest --project=b' })],
  ['deaf', facts('nx:run-commands', { command: 'jest', forwardAllArgs: false })],
  ['script', facts('nx:run-script', { script: 'test' }, { script: 'mocha' })],
  ['python', facts('@acme/python:pytest')],
  ['own', facts('nx:run-commands', { command: 'jest', env: { DATABASE_URL: 'x' }, envFile: '.env.x' })],
]);

const STAGING = {
  allowedHosts: ['*.acme.dev'],
  identity: { path: '/healthz', header: { name: 'x-env', value: 'staging' } },
};

let tree: TemporaryTree;
beforeEach(() => {
  tree = makeTree({ 'services/api/.env.staging.tests': 'APP_ENV=staging\n' });
});
afterEach(() => tree.remove());

const task = () =>
  ({
    workspaceRoot: tree.root,
    project: 'api',
    projectRoot: 'services/api',
    configuration: undefined,
  }) as const;

const plan = (raw: object, environment: NodeJS.ProcessEnv = {}): TestJob =>
  planTestJob(raw as Readonly<Record<string, unknown>>, task(), TARGETS, environment);

function problemsOf(raw: object, environment: NodeJS.ProcessEnv = {}): readonly string[] {
  try {
    plan(raw, environment);
  } catch (error) {
    if (error instanceof OptionsError) return error.problems.map(({ what }) => what);
    throw error;
  }
  return [];
}

it('needs no options where the project has tests', () => {
  const { policy, mode, command, tags, tagsOnStaging, composeFiles, staging } = plan({});
  expect(policy).toEqual({
    mode: 'auto',
    fallback: 'always',
    forbidden: 'the option staging says nothing of such an environment',
    startAttempts: { 'pull-unavailable': 3, 'host-resource': 2, 'service-unhealthy': 2 },
    rerunsAfterLoss: false,
    skipsWithoutStaging: false,
  });
  expect(mode).toMatchObject({ name: 'fast_feedback', testTimeout: 600, servicesTimeout: 90 });
  expect(command).toMatchObject({ kind: 'target', target: 'test', runner: { name: 'jest' } });
  expect([tags, tagsOnStaging]).toEqual([
    { include: [], exclude: [] },
    { include: [], exclude: ['destructive'] },
  ]);
  expect([composeFiles, staging]).toEqual([[], undefined]);
});

it.each([
  [{}, 'fast_feedback', 'always'],
  [{ CI: 'true' }, 'ci', 'outage'],
  [{ CI: '1' }, 'ci', 'outage'],
  [{ CI: 'false' }, 'fast_feedback', 'always'],
])('chooses the execution mode by the place: %j', (environment, name, fallback) => {
  const { mode } = plan({}, environment);
  expect([mode.name, mode.fallback]).toEqual([name, fallback]);
});

it('fills the fields of a mode that nobody gave', () => {
  const executionModes = {
    nightly: { testTimeout: 5 },
    smoke: { includeTags: ['smoke'], testTarget: 'e2e', args: ['--x'], fallback: 'never' },
  };
  expect(plan({ executionModes, executionMode: 'nightly' }).mode).toMatchObject({
    fallback: 'never',
    testTimeout: 5,
    servicesTimeout: 600,
  });
  const smoke = plan({ executionModes, executionMode: 'smoke', args: ['--a'], command: 'mocha' });
  expect(smoke.mode).toMatchObject({ name: 'smoke', fallback: 'never', testTimeout: 600 });
  expect(smoke.command).toMatchObject({
    kind: 'target',
    target: 'e2e',
    args: ['--a', '--x'],
    runner: { name: 'playwright' },
  });
  expect(smoke.tags.include).toEqual(['smoke']);
});

it.each<[string, string, boolean]>([
  ['test', 'jest', true],
  ['test:ci', 'vitest', true],
  ['e2e', 'playwright', true],
  ['two', 'other', false],
  ['chain', 'vitest', false],
  ['deaf', 'jest', false],
  ['script', 'mocha', true],
  ['python', 'other', false],
])('knows of the target %s its runner, and whether that gets arguments', (testTarget, runner, takes) => {
  const { command } = plan({ testTarget });
  expect([command.runner.name, command.takesNoArguments === undefined]).toEqual([runner, takes]);
});

it('knows what a target sets itself, and what a shell keeps to itself', () => {
  expect(plan({ testTarget: 'own' }).command.ownVariables).toEqual(['DATABASE_URL', '.env.x']);
  expect(plan({ command: ['sh', '-c', 'jest'] }).command.takesNoArguments).toContain('a shell');
});

it('reads a command as words', () => {
  expect(plan({ command: 'python -m pytest "a b"', args: ['-x'] }).command).toMatchObject({
    words: ['python', '-m', 'pytest', 'a b', '-x'],
    runnerWords: 3,
    runner: { name: 'pytest' },
  });
  expect(plan({ command: ['make', 'test'], testRunner: 'mocha' }).command).toMatchObject({
    words: ['make', 'test'],
    runner: { name: 'mocha' },
  });
});

it('finds the compose file of the project before that of the workspace', () => {
  tree.write({ 'docker-compose.yml': '', 'other/compose.yaml': '' });
  expect(plan({}).composeFiles).toEqual([`${tree.root}/docker-compose.yml`]);
  tree.write({ 'services/api/compose.yml': '' });
  expect(plan({}).composeFiles).toEqual([`${tree.root}/services/api/compose.yml`]);
  expect(plan({ composeFiles: ['other/compose.yaml'] }).composeFiles).toEqual([
    `${tree.root}/other/compose.yaml`,
  ]);
});

describe('staging', () => {
  it('is filled in from its few options', () => {
    expect(plan({ staging: { ...STAGING, caFile: 'ca.pem' }, executionMode: 'ci' }).staging).toEqual({
      envFile: `${tree.root}/services/api/.env.staging.tests`,
      envFileName: 'services/api/.env.staging.tests',
      workspaceRoot: tree.root,
      projectRoot: `${tree.root}/services/api`,
      allowedHosts: ['*.acme.dev'],
      certificateNames: [],
      allowedGcpProjects: [],
      exemptHosts: [],
      productionWords: [],
      marker: { key: 'APP_ENV', value: 'staging' },
      identity: { path: '/healthz', proof: { kind: 'header', name: 'x-env', value: 'staging' } },
      passThrough: [],
      caFile: `${tree.root}/ca.pem`,
      maxParallel: 2,
      deadline: 30_000,
    });
  });

  it('says which tests are kept from it', () => {
    const excluded = (excludeTags?: string[]): readonly string[] =>
      plan({ staging: { ...STAGING, ...(excludeTags && { excludeTags }) } }).tagsOnStaging.exclude;
    expect([excluded(), excluded([]), excluded(['slow'])]).toEqual([['destructive'], [], ['slow']]);
  });

  const allowed = { staging: STAGING, allowStagingFallback: true };
  const FORK = 'the code comes from a fork, which must not meet staging';
  it.each<[string, object, NodeJS.ProcessEnv, string | undefined]>([
    ['all is there', allowed, {}, undefined],
    ['nobody consents', { staging: STAGING }, {}, 'the option allowStagingFallback does not consent to it'],
    ['it is asked for', { staging: STAGING, mode: 'staging' }, {}, undefined],
    ['it is asked for by another name', { staging: STAGING, dockerBypass: true }, {}, undefined],
    [
      'the file is missing',
      { staging: { ...STAGING, envFile: '.env.qa.tests' }, allowStagingFallback: true },
      {},
      'there is no services/api/.env.qa.tests; nx g nx-alpine:staging-env writes one',
    ],
    [
      'the code comes from a fork on GitLab',
      allowed,
      { CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '1', CI_MERGE_REQUEST_PROJECT_ID: '2' },
      'the code comes from a fork, which must not meet staging',
    ],
    ['the code comes from a fork on CircleCI', allowed, { CIRCLE_PR_REPONAME: 'x' }, FORK],
    ['the code comes from a fork on Azure', allowed, { SYSTEM_PULLREQUEST_ISFORK: 'True' }, FORK],
    [
      'the code is one’s own on Travis',
      allowed,
      { TRAVIS_PULL_REQUEST_SLUG: 'a/b', TRAVIS_REPO_SLUG: 'a/b' },
      undefined,
    ],
    [
      'the code is one’s own on GitLab',
      allowed,
      { CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '2', CI_MERGE_REQUEST_PROJECT_ID: '2' },
      undefined,
    ],
  ])('is allowed or not where %s', (_, options, environment, forbidden) => {
    expect(plan(options, environment).policy.forbidden).toBe(forbidden);
  });

  it.each<[string, unknown, boolean]>([
    ['its own branch', { pull_request: { head: { repo: { full_name: 'acme/shop' } } } }, false],
    ['a fork', { pull_request: { head: { repo: { full_name: 'eve/shop' } } } }, true],
    ['a fork that is gone', { pull_request: { head: { repo: null } } }, true],
    ['nothing readable', undefined, true],
  ])('knows a pull request of %s on GitHub', (_, event, isForeign) => {
    if (event !== undefined) tree.write({ 'event.json': JSON.stringify(event) });
    const environment = {
      GITHUB_EVENT_NAME: 'pull_request_target',
      GITHUB_EVENT_PATH: `${tree.root}/event.json`,
      GITHUB_REPOSITORY: 'acme/shop',
    };
    expect(plan(allowed, environment).policy.forbidden !== undefined).toBe(isForeign);
    expect(plan(allowed, { ...environment, GITHUB_EVENT_NAME: 'push' }).policy.forbidden).toBeUndefined();
  });
});

it('names everything that is wrong at once', () => {
  const wrong = {
    executionMode: 'weekly',
    composeFiles: ['none.yaml'],
    staging: { allowedHosts: [], identity: { path: 'healthz' } },
    env: { TOKEN: 5 },
    unknown: 1,
  };
  expect(problemsOf(wrong)).toEqual([
    'env.TOKEN: expected string, got number',
    'staging.allowedHosts: must not be empty',
    'staging.identity.path: has the wrong form, got "healthz"',
    'unknown: there is no such option',
    'executionMode: there is no "weekly"',
    'composeFiles: there is no file none.yaml',
  ]);
});

it.each<[object, string]>([
  [{ command: 'mocha', testTarget: 'test' }, 'command and testTarget do not go together'],
  [{ testTarget: 'nothing' }, 'testTarget: the project has no target nothing'],
  [{ testTarget: 'safe' }, 'testTarget: safe is a run with fallback itself'],
  [{ testTarget: 'test:nope' }, 'testTarget: test has no configuration nope'],
  [{ testTarget: 'toString' }, 'testTarget: the project has no target toString'],
  [
    { testTarget: 'e2e', args: ['src/a.spec.ts'] },
    'args: @nx/playwright:playwright takes options only, and "src/a.spec.ts" is none',
  ],
  [{ executionMode: 'constructor' }, 'executionMode: there is no "constructor"'],
  [{ command: 'jest && echo ok' }, 'command: no shell reads it, so && would be a word for jest'],
  [{ services: ['db'], keepServices: true }, 'services: there is no compose file'],
  [{ mode: 'staging' }, 'mode=staging needs the option staging'],
  [{ dockerBypass: true, mode: 'docker' }, 'dockerBypass and mode=docker do not go together'],
  [{ staging: { ...STAGING, identity: { path: '/x' } } }, 'staging.identity: give either header or json'],
])('refuses %j', (options, problem) => {
  expect(problemsOf(options)[0]).toEqual(problem);
});

it('repeats no value that may be secret', () => {
  expect(() => plan({ env: { TOKEN: ['s3cret'] } })).toThrow('env.TOKEN: expected string, got array');
});
