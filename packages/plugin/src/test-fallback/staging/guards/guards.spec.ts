import { readStagingText } from '../read-staging-file';
import type { StagingSettings } from '../staging';
import type { StagingValue } from '../staging-value';
import { judgeBypassKeys } from './bypass-keys';
import { judgeValues } from './guards';
import { weakVariables } from './weak-tls';

const SETTINGS: StagingSettings = {
  envFile: '/repo/api/.env.staging.tests',
  envFileName: 'api/.env.staging.tests',
  workspaceRoot: '/repo',
  projectRoot: '/repo/api',
  allowedHosts: ['*.acme.dev', 'api.live.example.com', 'accounts.example.com'],
  certificateNames: [],
  allowedGcpProjects: ['acme-staging'],
  exemptHosts: ['api.live.example.com'],
  productionWords: ['main'],
  marker: { key: 'APP_ENV', value: 'staging' },
  identity: { path: '/healthz', proof: { kind: 'header', name: 'x-env', value: 'staging' } },
  passThrough: [],
  caFile: undefined,
  maxParallel: 1,
  deadline: 10_000,
};

const valuesOf = (text: string): readonly StagingValue[] =>
  readStagingText(`${text}\n`, { envFileName: 'f', marker: SETTINGS.marker }).values;

const judge = (text: string, more: Partial<StagingSettings> = {}): string[] =>
  judgeValues(valuesOf(text), { ...SETTINGS, ...more }).map(({ reason, fix }) => `${reason} → ${fix ?? ''}`);

const PRODUCTION =
  'tests must never reach production; name what belongs to staging. There is no switch for this';
const ALLOW = 'add it to allowedHosts if it is a host of staging, or if it is no host at all';
const PROJECT = 'add it to allowedGcpProjects if it is a project of staging';
const PUBLIC = 'name the public host of the staging service';

describe('a value is let through', () => {
  it.each([
    'API_URL=https://api-staging.acme.dev/v1',
    'API_URL=https://api.live.example.com',
    'LOGIN_URL=https://accounts.example.com',
    'DATABASE_URL=postgres://u@db-staging.acme.dev/app?sslmode=verify-full',
    'DATABASE_URL=postgres://u@db-staging.acme.dev/app\nPGSSLMODE=verify-full',
    'DATABASE_URL=postgres://u:p@localhost/app?host=/cloudsql/acme-staging:europe-west1:db',
    'DATABASE_URL=sm://projects/acme-staging/secrets/database-url/versions/3',
    'MONGO_URL=mongodb://db-staging.acme.dev/app?tls=true',
    'REDIS_URL=rediss://redis-staging.acme.dev',
    'NODE_ENV=production',
    'SERVICE=product-service',
    'MAIL=tester@acme.com',
  ])('%s', (text) => {
    expect(judge(text)).toEqual([]);
  });
});

describe('a value is refused', () => {
  it.each([
    ['A=https://api.acme.com', `A leads to a host that is not allowed: api.acme.com → ${ALLOW}`],
    [
      'A=https://api.staging.acme.dev',
      'A leads to a host that is not allowed: api.staging.acme.dev → a wildcard covers exactly one label; a flat name would do, such as api-staging.acme.dev',
    ],
    [
      'A=https://api-prod.acme.dev',
      `A leads to the host api-prod.acme.dev, and "prod" is a word for production → ${PRODUCTION}`,
    ],
    [
      'A=https://main.acme.dev',
      `A leads to the host main.acme.dev, and "main" is a word for production → ${PRODUCTION}`,
    ],
    [
      'A=https://live.example.com',
      `A leads to the host live.example.com, and "live" is a word for production → ${PRODUCTION}`,
    ],
    [
      'A=postgres://db.acme.dev/app_production?sslmode=require',
      `A names the database app_production, and "production" is a word for production → ${PRODUCTION}`,
    ],
    ['DB_NAME=prod', `DB_NAME names the database prod, and "prod" is a word for production → ${PRODUCTION}`],
    [
      'A=gs://acme-prod-files',
      `A names the bucket acme-prod-files, and "prod" is a word for production → ${PRODUCTION}`,
    ],
    [
      'A=x@prod.acme.dev',
      `A names the e-mail domain prod.acme.dev, and "prod" is a word for production → ${PRODUCTION}`,
    ],
    [
      'A=sm://projects/acme-prod/secrets/s/versions/1',
      `A names the GCP project acme-prod, and "prod" is a word for production → ${PRODUCTION}`,
    ],
    [
      'A=sm://projects/acme-staging/secrets/prod-key/versions/1',
      `A names the secret prod-key, and "prod" is a word for production → ${PRODUCTION}`,
    ],
    [
      'A=sm://projects/acme-other/secrets/s',
      `A belongs to a GCP project that is not allowed: acme-other → ${PROJECT}`,
    ],
    [
      'A=acme-other:europe-west1:db',
      `A belongs to a GCP project that is not allowed: acme-other → ${PROJECT}`,
    ],
    [
      'A=acme-staging:europe-west1:prod',
      `A leads to the Cloud SQL instance acme-staging:europe-west1:prod, and "prod" is a word for production → ${PRODUCTION}`,
    ],
    ['A=https://localhost:3000', `A leads to a local or private address: localhost → ${PUBLIC}`],
    ['A=10.1.2.3', `A leads to a local or private address: 10.1.2.3 → ${PUBLIC}`],
    ['A=http://169.254.169.254/', `A leads to a local or private address: 169.254.169.254 → ${PUBLIC}`],
    ['A=http://[::ffff:127.0.0.1]/', `A leads to a local or private address: ::ffff:127.0.0.1 → ${PUBLIC}`],
    ['A=host.docker.internal:80', `A leads to a local or private address: host.docker.internal → ${PUBLIC}`],
    [
      'DB_HOST=/var/run/postgresql',
      'DB_HOST leads to a socket of this machine: /var/run/postgresql → staging is not on this machine',
    ],
    ['A=http://api.acme.dev', 'A reaches a host without TLS: api.acme.dev → use https://'],
    ['A=ws://api.acme.dev', 'A reaches a host without TLS: api.acme.dev → use wss://'],
    ['A=redis://r.acme.dev', 'A reaches a host without TLS: r.acme.dev → use rediss://'],
    ['A=postgres://db.acme.dev/app', 'A reaches a host without TLS: db.acme.dev → add ?sslmode=verify-full'],
    ['A=mongodb://db.acme.dev/app', 'A reaches a host without TLS: db.acme.dev → add ?tls=true'],
    [
      'A=postgres://db.acme.dev/app?sslmode=prefer',
      'A switches the checks of TLS off by sslmode → take it out, or verify the certificate in full',
    ],
    [
      'A=https:api.acme.dev',
      'A has a scheme without //, which some programs mend → write it in the plain form that all programs read alike',
    ],
  ])('%s', (text, expected) => {
    expect(judge(text)).toEqual([`f:1: ${expected}`]);
  });

  it('whatever allows it, where its name is production', () => {
    const more = { allowedHosts: ['prod.acme.dev'], allowedGcpProjects: ['acme-prod'] };
    expect(judge('A=https://prod.acme.dev\nB=projects/acme-prod', more)).toEqual([
      `f:1: A leads to the host prod.acme.dev, and "prod" is a word for production → ${PRODUCTION}`,
      `f:2: B names the GCP project acme-prod, and "prod" is a word for production → ${PRODUCTION}`,
    ]);
  });

  it('with all that is wrong, each once', () => {
    expect(judge('A=https://a.com,https://b.com,https://a.com')).toEqual([
      `f:1: A leads to a host that is not allowed: a.com → ${ALLOW}`,
      `f:1: A leads to a host that is not allowed: b.com → ${ALLOW}`,
    ]);
  });

  it('where the declared certificate does not cover an allowed host below its domain', () => {
    const more = {
      allowedHosts: ['api.staging.acme.dev', 'x.example.com'],
      certificateNames: ['*.acme.dev'],
    };
    expect(
      judge('A=https://api.staging.acme.dev\nB=https://x.example.com\nC=https://c.acme.dev', more),
    ).toEqual([
      'f:1: A leads to a host that no name of the certificate covers: api.staging.acme.dev → a wildcard covers exactly one label; a flat name would do, such as api-staging.acme.dev',
      'f:3: C leads to a host that is not allowed: c.acme.dev → add it to allowedHosts if it is a host of staging, or if it is no host at all',
    ]);
  });

  it.each([
    [
      'STAGE=prod',
      'f:1: STAGE has a word for production: "prod" → name what belongs to staging. There is no switch for this',
    ],
    [
      'QUEUE=orders-live',
      'f:1: QUEUE has a word for production: "live" → name what belongs to staging. There is no switch for this',
    ],
    [
      'PGSERVICE=elsewhere',
      'f:1: PGSERVICE leads to where a file says that nobody has judged → write the URL itself',
    ],
    [
      'STRIPE=sk_live_x',
      'f:1: STRIPE is a key for live payments → use the key for tests of the same account',
    ],
    [
      'SSH_HOST=deploy@bastion.evil.com',
      'f:1: SSH_HOST leads to a host that is not allowed: bastion.evil.com → add it to allowedHosts if it is a host of staging, or if it is no host at all',
    ],
  ])('that is no plain address: %s', (line, cause) => {
    expect(judge(line)).toEqual([cause]);
  });

  it('but no mode of a build', () => {
    expect(judge('NODE_ENV=production\nMAIL_FROM=me@evil.com')).toEqual([]);
  });

  it('without its value, where that comes from a secret or from the environment', () => {
    const value = (text: string, more: Partial<StagingValue>): StagingValue => ({
      key: 'A',
      value: text,
      place: 'f:1',
      from: 'secret manager',
      secret: { project: 'p', secret: 's', version: '1' },
      ...more,
    });
    const causes = judgeValues(
      [
        value('https://hunter2.acme.com', {}),
        value('https://hunter2.x.acme.dev', {}),
        value('postgres://db.acme.dev/hunter2-prod?sslmode=require', {}),
        value('https://hunter2.acme.com', { from: 'environment', secret: undefined }),
      ],
      SETTINGS,
    );
    expect(causes.map(({ reason, fix }) => `${reason} → ${fix ?? ''}`)).toEqual([
      `f:1: A (projects/p/secrets/s/versions/1) leads to a host that is not allowed → ${ALLOW}`,
      'f:1: A (projects/p/secrets/s/versions/1) leads to a host that is not allowed → a wildcard covers exactly one label; a flat name would do',
      `f:1: A (projects/p/secrets/s/versions/1) names a database whose name has a word for production: "prod" → ${PRODUCTION}`,
      `f:1: A leads to a host that is not allowed → ${ALLOW}`,
    ]);
  });

  it('where PGHOST stands without PGSSLMODE', () => {
    expect(judge('PGHOST=db.acme.dev')).toEqual([
      "f:1: PGHOST without PGSSLMODE lets PostgreSQL's clients go on without TLS → add PGSSLMODE=verify-full",
    ]);
    expect(judge('PGHOST=db.acme.dev\nPGSSLMODE=verify-full')).toEqual([]);
  });
});

it.each([
  [{ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, ['NODE_TLS_REJECT_UNAUTHORIZED']],
  [{ NODE_TLS_REJECT_UNAUTHORIZED: '1' }, []],
  [{ PGSSLMODE: 'prefer', PYTHONHTTPSVERIFY: '0' }, ['PYTHONHTTPSVERIFY', 'PGSSLMODE']],
  [{ PGSSLMODE: 'require', GIT_SSL_NO_VERIFY: '' }, []],
  [{ GIT_SSL_NO_VERIFY: 'true' }, ['GIT_SSL_NO_VERIFY']],
])('finds in %j what switches TLS off', (environment, keys) => {
  expect(weakVariables(environment, 'x').map(({ reason }) => reason)).toEqual(
    keys.map((key) => `${key} in x takes away the proof that a host is the one that it claims to be`),
  );
});

it('wants keys that let in without a login behind a reference, and only in the staging file', () => {
  const values = valuesOf(
    'TEST_AUTH_BYPASS_KEY=abc\nAPI_BYPASS=sm://projects/p/secrets/s\nDOCKER_BYPASS_MODE=true',
  );
  const key = (name: string, isEmpty = false): { key: string; line: number; isEmpty: boolean } => ({
    key: name,
    line: 3,
    isEmpty,
  });
  const others = [
    {
      name: '.env',
      keys: [key('TEST_AUTH_TOKEN'), key('DOCKER_BYPASS_MODE'), key('TEST_AUTH_X', true), key('PORT')],
    },
  ];
  expect(judgeBypassKeys(values, others).map(({ reason }) => reason)).toEqual([
    'f:1: TEST_AUTH_BYPASS_KEY lets its holder in without a login, and stands there in plain text',
    '.env:3: TEST_AUTH_TOKEN lets its holder in without a login, and programs load this file outside of staging',
  ]);
});
