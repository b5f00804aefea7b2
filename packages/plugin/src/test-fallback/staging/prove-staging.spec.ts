import { createServer } from 'node:https';
import type { RequestListener } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { join } from 'node:path';
import { makeTree, type TemporaryTree } from '../../testing/temporary-tree';
import { TestAuthority } from '../../testing/test-certificates';
import { proveStaging, type StagingSituation } from './prove-staging';
import type { StagingResult, StagingSettings } from './staging';

const authority = new TestAuthority();
const FILE = '.env.staging.tests';
const MARKERS = 'APP_ENV=staging\nUSE_STAGING_SERVICES=true\nDOCKER_BYPASS_MODE=true\n';
const DATABASE = 'postgres://u:hunter22@localhost/app?host=/cloudsql/acme-staging:europe-west1:db';

let tree: TemporaryTree;
let answer: RequestListener;
const server = createServer(authority.issue({ dnsNames: ['*.acme.dev'] }), (request, response) =>
  answer(request, response),
);
let port: number;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  answer = (_request, response) => void response.setHeader('x-env', 'staging').end();
  tree = makeTree({ 'ca.pem': authority.pem, 'api/': '' });
});
afterEach(() => tree.remove());

const lookup: LookupFunction = (_host, options, callback) => {
  if (options.all === true) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
};

async function prove(
  lines: string,
  settings: Partial<StagingSettings> = {},
  situation: Partial<StagingSituation> = {},
): Promise<StagingResult> {
  tree.write({ [`api/${FILE}`]: `${MARKERS}${lines}` });
  return proveStaging(
    {
      envFile: join(tree.root, 'api', FILE),
      envFileName: `api/${FILE}`,
      workspaceRoot: tree.root,
      projectRoot: join(tree.root, 'api'),
      allowedHosts: ['*.acme.dev'],
      certificateNames: [],
      allowedGcpProjects: ['acme-staging'],
      exemptHosts: [],
      productionWords: [],
      marker: { key: 'APP_ENV', value: 'staging' },
      identity: { path: '/healthz', proof: { kind: 'header', name: 'x-env', value: 'staging' } },
      passThrough: [],
      caFile: join(tree.root, 'ca.pem'),
      maxParallel: 1,
      deadline: 30_000,
      ...settings,
    },
    {
      environment: {},
      signal: new AbortController().signal,
      runId: 'run-1',
      report: () => undefined,
      lookup,
      accessSecret: () => Promise.resolve(DATABASE),
      ...situation,
    },
  );
}

const reasons = (result: StagingResult): string[] =>
  result.kind === 'refused' ? result.causes.map((cause) => `${cause.class}: ${cause.reason}`) : [result.kind];

const url = (): string => `https://api-staging.acme.dev:${String(port)}`;

it('proves staging, and gives the tests an environment of its own', async () => {
  const lines = `API_URL=${url()}/v1\nDATABASE_URL=sm://projects/acme-staging/secrets/db/versions/3\nCACHE_HOST=cache.acme.dev\n`;
  const environment = {
    PATH: '/bin',
    DATABASE_URL: 'postgres://localhost/local',
    PGHOST: 'x',
    AWS_PROFILE: 'x',
  };
  tree.write({ '.env.local': 'DATABASE_URL=postgres://localhost/local\n' });
  const said: string[] = [];
  const result = await prove(lines, {}, { environment, report: (line) => void said.push(line) });
  expect(result).toEqual({
    kind: 'proven',
    staging: {
      environment: {
        API_URL: `${url()}/v1`,
        APP_ENV: 'staging',
        CACHE_HOST: 'cache.acme.dev',
        DATABASE_URL: DATABASE,
        DOCKER_BYPASS_MODE: 'true',
        NODE_EXTRA_CA_CERTS: join(tree.root, 'ca.pem'),
        NX_LOAD_DOT_ENV_FILES: 'false',
        PATH: '/bin',
        TEST_RUN_ID: 'run-1',
        USE_STAGING_SERVICES: 'true',
      },
      origins: [
        { key: 'API_URL', from: `api/${FILE}` },
        { key: 'APP_ENV', from: `api/${FILE}` },
        { key: 'CACHE_HOST', from: `api/${FILE}` },
        { key: 'DATABASE_URL', from: 'secret manager' },
        { key: 'DOCKER_BYPASS_MODE', from: `api/${FILE}` },
        { key: 'NODE_EXTRA_CA_CERTS', from: 'nx-alpine' },
        { key: 'NX_LOAD_DOT_ENV_FILES', from: 'nx-alpine' },
        { key: 'PATH', from: 'environment' },
        { key: 'TEST_RUN_ID', from: 'nx-alpine' },
        { key: 'USE_STAGING_SERVICES', from: `api/${FILE}` },
      ],
      secrets: [DATABASE],
      hosts: ['api-staging.acme.dev'],
      remarks: [
        'CACHE_HOST: its host was not asked what it is, because nothing in the value tells how to reach it over TLS',
      ],
    },
  });
  expect(said).toEqual([
    'resolves the secrets of the staging file',
    'asks api-staging.acme.dev for a proof of being staging',
  ]);
});

it('names everything that is wrong before a secret is read or a host is asked', async () => {
  let asked = 0;
  const count = (): void => void (asked += 1);
  answer = (_request, response) => {
    count();
    response.end();
  };
  const accessSecret = (): Promise<string> => {
    count();
    return Promise.resolve('');
  };
  tree.write({ '.env': 'TEST_AUTH_KEY=abcdef\n' });
  const lines = `A="x"\nAPI_URL=https://api-prod.acme.dev\nB=${url()}\nC=sm://projects/acme-staging/secrets/c\n`;
  const environment = { NODE_TLS_REJECT_UNAUTHORIZED: '0', EXTRA: 'redis://localhost' };
  const result = await prove(lines, { passThrough: ['EXTRA'] }, { environment, accessSecret });
  expect(reasons(result).map((reason) => reason.split(', ')[0])).toEqual([
    'safety-blocked: NODE_TLS_REJECT_UNAUTHORIZED in the environment takes away the proof that a host is the one that it claims to be',
    `safety-blocked: api/${FILE}:5: API_URL leads to the host api-prod.acme.dev`,
    'safety-blocked: passThrough: EXTRA leads to a local or private address',
    'safety-blocked: .env:1: TEST_AUTH_KEY lets its holder in without a login',
    `config-error: api/${FILE}:4:3 A: quote: docker and some others keep quotes as a part of the value`,
  ]);
  expect(asked).toBe(0);
});

it('judges what a secret leads to, and does not tell', async () => {
  const accessSecret = (): Promise<string> => Promise.resolve('postgres://u:p@db.acme.com/x?sslmode=require');
  const result = await prove('DB=sm://projects/acme-staging/secrets/db/versions/1\n', {}, { accessSecret });
  expect(reasons(result)).toEqual([
    `safety-blocked: api/${FILE}:4: DB (projects/acme-staging/secrets/db/versions/1) leads to a host that is not allowed`,
  ]);
});

it('refuses a host that says it is production', async () => {
  answer = (_request, response) => void response.setHeader('x-env', 'production').end();
  expect(reasons(await prove(`A=${url()}\n`))).toEqual([
    `safety-blocked: api-staging.acme.dev:${String(port)} does not prove that it is staging: the header x-env is production, not staging`,
  ]);
});

it('refuses a staging file that is not there', async () => {
  expect(reasons(await prove('', { envFile: join(tree.root, 'none'), envFileName: 'none' }))).toEqual([
    'config-error: none is not there',
  ]);
});

it('refuses an authority that is not there', async () => {
  expect(reasons(await prove('', { caFile: '/none.pem' }))).toEqual([
    'config-error: caFile: /none.pem cannot be read: ENOENT',
  ]);
});

it('gives up at the deadline, whatever hangs', async () => {
  const accessSecret = (): Promise<string> => new Promise(() => undefined);
  expect(reasons(await prove('A=sm://acme-staging/a\n', { deadline: 100 }, { accessSecret }))).toEqual([
    'staging-unavailable: staging did not prove itself within 0.1 s',
  ]);
});

it('ends at once when the run is cancelled', async () => {
  const controller = new AbortController();
  answer = () => controller.abort();
  expect(reasons(await prove(`A=${url()}\n`, {}, { signal: controller.signal }))).toEqual(['cancelled']);
});
