import { OptionsError } from '../../base/user-error';
import { readEnvFile } from '../../formats/env-file/read-env-file';
import { coversHost } from '../../formats/host-name/certificate-names';
import { expectValid } from '../../testing/expect-valid';
import { textsOf } from '../../testing/plan-for';
import { ignoreEnvFile } from './ignore-env-file';
import { planStagingEnv, type PlannedStagingEnv } from './plan-staging-env';
import type { StagingWish } from './staging-wish';

const project = { name: '@acme/backend', root: 'services/backend', dependencies: ['services/auth'] };
const WISH: StagingWish = {
  environmentName: 'staging',
  baseDomain: 'acme.dev',
  gcpProject: 'acme-staging',
  services: ['@acme/backend'],
  cloudSqlInstance: undefined,
  websocket: false,
};
const FULL: Partial<StagingWish> = {
  services: ['auth', 'Order_Service', '@acme/backend', 'auth', '2fa'],
  cloudSqlInstance: 'acme-staging:europe-west1:main',
  websocket: true,
};

const plan = (wish: Partial<StagingWish> = {}): PlannedStagingEnv => {
  const planned = planStagingEnv(project, { ...WISH, ...wish });
  expectValid(textsOf([planned.envFile, planned.example]), [project]);
  return planned;
};

/** What is wrong with a wish, each problem in one line. */
function problemsOf(wish: Partial<StagingWish>): string[] {
  try {
    plan(wish);
    return [];
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    return error.problems.map(({ what, why = '', fix = '' }) => `${what} | ${why} | ${fix}`);
  }
}

it('writes the least that a run on staging needs', () => {
  const { envFile, example, notes } = plan();
  expect([envFile.path, example.path]).toEqual([
    'services/backend/.env.staging.tests',
    'services/backend/.env.staging.tests.example',
  ]);
  expect(envFile.content).toMatchSnapshot();
  expect(notes).toEqual([]);
});

it('writes all that it can', () => {
  expect(plan(FULL).example.content).toMatchSnapshot();
});

it('writes what every parser reads alike, with the same keys and values in both files', () => {
  const { envFile, example } = plan(FULL);
  const read = [envFile, example].map(({ content }) => readEnvFile(content));
  expect(read.map(({ flaws }) => flaws)).toEqual([[], []]);
  const [own, shown] = read.map(({ entries }) => entries.map(({ key, value }) => [key, value]));
  expect(own).toEqual(shown);
  for (const line of envFile.content.split('\n')) {
    expect(line).toMatch(/^(?:#.*|[A-Z][A-Z0-9_]*=[^\s"'`$#\\]+)?$/);
  }
});

it.each(['acme.dev', 'staging.acme.dev', 'ACME.dev', 'xn--bcher-kva.de'])(
  'gives hosts that a certificate for all hosts of %s covers',
  (baseDomain) => {
    const { entries } = readEnvFile(plan({ ...FULL, baseDomain }).envFile.content);
    const urls = entries.filter(({ value }) => /^(?:https|wss):/.test(value));
    expect(urls.map(({ key }) => key)).toEqual([
      'BACKEND_URL',
      'AUTH_URL',
      'ORDER_SERVICE_URL',
      'SERVICE_2FA_URL',
      'BACKEND_WEBSOCKET_URL',
    ]);
    const hosts = urls.map(({ value }) => new URL(value).hostname);
    expect(hosts.filter((host) => !coversHost(`*.${baseDomain}`, host))).toEqual([]);
  },
);

it('says what a run would refuse, and what is only for documentation', () => {
  expect(plan({ baseDomain: 'example.com', services: ['live-feed', 'product'] }).notes).toEqual([
    'example.com is reserved for documentation; put the domain of your services in its place',
    'live-feed-staging.example.com: "live" is a word for production; exempt this host for runs on staging, or rename it',
  ]);
});

it('names everything that is wrong at once', () => {
  const wrong: Partial<StagingWish> = {
    baseDomain: 'prod.acme.dev',
    environmentName: 'live',
    gcpProject: 'acme-prod',
    cloudSqlInstance: 'acme-staging:europe-north1:prod',
    services: ['auth', '@acme/auth'],
  };
  expect(problemsOf(wrong)).toMatchSnapshot();
});

describe('a base domain', () => {
  const DOMAIN = 'name the domain of the staging services, for example --baseDomain=acme.dev';
  const PLAIN = 'only the domain itself is asked for, in ASCII, without a scheme, port, path or *.';
  const LABELS = 'a domain has labels of letters, digits and hyphens, and is no IP address';

  it.each<string[]>([
    ['https://acme.dev/', PLAIN, '--baseDomain=acme.dev'],
    ['acme.dev:443', PLAIN, '--baseDomain=acme.dev'],
    ['*.acme.dev', PLAIN, '--baseDomain=acme.dev'],
    ['acme.dev.', PLAIN, '--baseDomain=acme.dev'],
    ['bücher.de', PLAIN, '--baseDomain=xn--bcher-kva.de'],
    ['', LABELS, DOMAIN],
    ['acme_corp.dev', LABELS, DOMAIN],
    ['10.0.0.1', LABELS, DOMAIN],
    ['acme', 'a wildcard certificate needs at least two labels below its *', DOMAIN],
    ['localhost', 'no public host can be below .localhost', DOMAIN],
    ...['test', 'example', 'invalid', 'local', 'onion'].map((name) => [
      `acme.${name}`,
      `no public host can be below .${name}`,
      DOMAIN,
    ]),
    ['live.acme.dev', '"live" is a word for production, and tests must not run there', DOMAIN],
  ])('is not %j', (baseDomain = '', why = '', fix = '') => {
    expect(problemsOf({ baseDomain })).toEqual([`baseDomain: "${baseDomain}" | ${why} | ${fix}`]);
  });
});

it.each<[string, Partial<StagingWish>, RegExp]>([
  ['an environment with a dot', { environmentName: 'a.b' }, /environmentName: "a.b" .* part of host names/],
  ['an environment in capitals', { environmentName: 'QA' }, /environmentName: "QA" .* small letters/],
  ['a project id that is too short', { gcpProject: 'acme' }, /gcpProject: "acme" .* 6 to 30/],
  [
    'an instance without its region',
    { cloudSqlInstance: 'acme-staging:main' },
    /form project:region:instance/,
  ],
  ['a service without letters', { services: ['—'] }, /its host would be -staging\.acme\.dev/],
  ['a service with a long name', { services: ['a'.repeat(60)] }, /1 to 63 letters/],
  [
    'services with one variable',
    { services: ['@acme/backend', 'backend-websocket'], websocket: true },
    /two would be called BACKEND_WEBSOCKET_URL/,
  ],
])('refuses %s', (_, wish, message) => {
  expect(problemsOf(wish).join('\n')).toMatch(message);
});

it.each<[string, string, string]>([
  ['is begun', '', '.env.staging.tests\n'],
  ['goes on', 'dist\n', 'dist\n.env.staging.tests\n'],
  ['goes on where it has no end', 'dist', 'dist\n.env.staging.tests\n'],
  ['keeps its line ends', 'dist\r\n', 'dist\r\n.env.staging.tests\r\n'],
  ['lets the example in', '.env*\n', '.env*\n!.env.staging.tests.example\n'],
  ['stays where it says so in its own words', '.env.staging*\n!*.example\n', '.env.staging*\n!*.example\n'],
])('a .gitignore %s', (_, before, after) => {
  expect(ignoreEnvFile(before, 'services/backend/.env.staging.tests')).toBe(after);
  expect(ignoreEnvFile(after, 'services/backend/.env.staging.tests')).toBe(after);
});
