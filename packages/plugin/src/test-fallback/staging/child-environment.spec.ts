import { childEnvironment, type ChildEnvironmentParts } from './child-environment';
import type { StagingValue } from './staging-value';

const value = (key: string, text: string, from = '.env.staging.tests'): StagingValue => ({
  key,
  value: text,
  place: 'f:1',
  from,
  secret: undefined,
});

/** `KEY=value (from)`, in order. */
function show(parts: Partial<ChildEnvironmentParts>): string[] {
  const { environment, origins } = childEnvironment({
    inherited: {},
    values: [],
    passThrough: [],
    loadedKeys: new Set(),
    runId: 'run-1',
    caFile: undefined,
    platform: 'linux',
    ...parts,
  });
  expect(origins.map(({ key }) => key)).toEqual(Object.keys(environment));
  return origins.map(({ key, from }) => `${key}=${environment[key] ?? ''} (${from})`);
}

const OWN = ['NX_LOAD_DOT_ENV_FILES=false (nx-alpine)', 'TEST_RUN_ID=run-1 (nx-alpine)'];

it('inherits what every program needs, and nothing that opens or leads anywhere', () => {
  const kept = {
    CI: 'true',
    CI_JOB_ID: '7',
    GITHUB_RUN_ID: '1',
    HOME: '/h',
    LC_ALL: 'C',
    NX_DAEMON: 'false',
    PATH: '/bin',
  };
  const inherited = {
    ...kept,
    AWS_PROFILE: 'x',
    CI_JOB_TOKEN: 'x',
    CI_REGISTRY_PASSWORD: 'x',
    CI_REPOSITORY_URL: 'https://ci:x@git.acme.dev/x',
    DATABASE_URL: 'postgres://localhost/x',
    GITHUB_TOKEN: 'x',
    GOOGLE_APPLICATION_CREDENTIALS: '/x',
    KUBECONFIG: '/x',
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    NX_CLOUD_ACCESS_TOKEN: 'x',
    NX_KEY: 'x',
    NX_PUBLIC_API_URL: 'https://api.acme.com',
    CI_DB_URL: 'x',
    GITHUB_PAT: 'x',
    PGHOST: 'localhost',
    path: '/other',
    UNSET: undefined,
  };
  expect(show({ inherited })).toEqual(
    [...Object.entries(kept).map(([key, text]) => `${key}=${text} (environment)`), ...OWN].sort(),
  );
});

it('takes nothing from the environment that an env file may have put there', () => {
  const inherited = { PATH: '/bin', TZ: 'UTC' };
  expect(show({ inherited, loadedKeys: new Set(['TZ']) })).toEqual(
    [...OWN, 'PATH=/bin (environment)'].sort(),
  );
});

it('passes through what is named, and lets the staging file win over everything', () => {
  const inherited = { PATH: '/bin', GITHUB_TOKEN: 'token', API_URL: 'local', NX_LOAD_DOT_ENV_FILES: 'true' };
  const values = [value('API_URL', 'staging'), value('PATH', '/own'), value('DB', 'url', 'secret manager')];
  expect(show({ inherited, values, passThrough: ['GITHUB_TOKEN', 'API_URL', 'MISSING'] })).toEqual([
    'API_URL=staging (.env.staging.tests)',
    'DB=url (secret manager)',
    'GITHUB_TOKEN=token (environment)',
    'NX_LOAD_DOT_ENV_FILES=false (nx-alpine)',
    'PATH=/own (.env.staging.tests)',
    'TEST_RUN_ID=run-1 (nx-alpine)',
  ]);
});

it('inherits nothing that an env file for local runs may have put in, but what no program can do without', () => {
  const inherited = { CI_REDIS_URL: 'local', NX_PUBLIC_API_URL: 'local', NX_API: 'local', PATH: '/bin' };
  const loadedKeys = new Set(Object.keys(inherited));
  expect(show({ inherited, loadedKeys, passThrough: ['NX_API'] })).toEqual([
    'NX_API=local (environment)',
    'NX_LOAD_DOT_ENV_FILES=false (nx-alpine)',
    'PATH=/bin (environment)',
    'TEST_RUN_ID=run-1 (nx-alpine)',
  ]);
});

it('has the authority of the team trusted, unless the environment names one', () => {
  expect(show({ caFile: '/ca.pem' })).toEqual(['NODE_EXTRA_CA_CERTS=/ca.pem (nx-alpine)', ...OWN]);
  expect(show({ caFile: '/ca.pem', inherited: { NODE_EXTRA_CA_CERTS: '/other.pem' } })).toEqual([
    'NODE_EXTRA_CA_CERTS=/other.pem (environment)',
    ...OWN,
  ]);
});

it('knows on Windows that names differ by more than the case of their letters', () => {
  const inherited = { Path: 'C:\\bin', SystemRoot: 'C:\\Windows', token: 'x', Api_Url: 'local' };
  expect(
    show({
      inherited,
      values: [value('API_URL', 'staging')],
      passThrough: ['TOKEN', 'API_URL'],
      platform: 'win32',
    }),
  ).toEqual([
    'API_URL=staging (.env.staging.tests)',
    'NX_LOAD_DOT_ENV_FILES=false (nx-alpine)',
    'Path=C:\\bin (environment)',
    'SystemRoot=C:\\Windows (environment)',
    'TEST_RUN_ID=run-1 (nx-alpine)',
    'token=x (environment)',
  ]);
});
