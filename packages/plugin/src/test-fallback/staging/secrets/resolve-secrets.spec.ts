import { makeTree, type TemporaryTree } from '../../../testing/temporary-tree';
import { readSecretReference, resourceName } from '../endpoints/secret-reference';
import type { StagingValue } from '../staging-value';
import { resolveSecrets, type SecretSources } from './resolve-secrets';
import { findSecretManager } from './secret-manager';

const REFERENCE = 'sm://projects/acme-staging/secrets/db/versions/3';
const NAME = 'projects/acme-staging/secrets/db/versions/3';

const value = (key: string, text: string): StagingValue => ({
  key,
  value: text,
  place: 'f:1',
  from: 'f',
  secret: undefined,
});

const sources = (more: Partial<SecretSources> = {}): SecretSources => ({
  environment: {},
  loadedKeys: new Set(),
  accessSecret: () => (name) => Promise.resolve(`value of ${name}`),
  ...more,
});

const failing = (error: Error): SecretSources => sources({ accessSecret: () => () => Promise.reject(error) });

it.each([
  [REFERENCE, NAME],
  [NAME, NAME],
  ['sm://projects/acme-staging/secrets/db', 'projects/acme-staging/secrets/db/versions/latest'],
  ['sm://acme-staging/db', 'projects/acme-staging/secrets/db/versions/latest'],
  ['sm://acme-staging/db#3', NAME],
  ['sm://acme.dev:acme-staging/db#live', 'projects/acme.dev:acme-staging/secrets/db/versions/live'],
])('reads %s', (text, name) => {
  const reference = readSecretReference(text);
  expect(reference === undefined ? undefined : resourceName(reference)).toBe(name);
});

it.each(['sm://', 'sm://a', 'sm://projects/a', `x${REFERENCE}`, `${REFERENCE}/x`, 'projects/a/topics/b', ''])(
  'does not take %j for a reference',
  (text) => {
    expect(readSecretReference(text)).toBeUndefined();
  },
);

it('puts the values of secrets in the place of references, and leaves the others', async () => {
  const plain = value('A', 'plain');
  await expect(resolveSecrets([plain, value('DB', REFERENCE)], sources())).resolves.toEqual({
    values: [
      plain,
      {
        key: 'DB',
        value: `value of ${NAME}`,
        place: 'f:1',
        from: 'secret manager',
        secret: { project: 'acme-staging', secret: 'db', version: '3' },
      },
    ],
    causes: [],
  });
});

it.each<[string, Partial<SecretSources>, string]>([
  ['what a CI has put in', { environment: { DB: 'injected' } }, 'environment injected'],
  [
    'not what Nx has loaded from an env file',
    { environment: { DB: 'local' }, loadedKeys: new Set(['DB']) },
    `secret manager value of ${NAME}`,
  ],
  ['not an empty value', { environment: { DB: '' } }, `secret manager value of ${NAME}`],
  ['not the reference itself', { environment: { DB: REFERENCE } }, `secret manager value of ${NAME}`],
])('takes %s', async (_title, more, expected) => {
  const { values } = await resolveSecrets([value('DB', REFERENCE)], sources(more));
  expect(values.map(({ from, value: text }) => `${from} ${text}`)).toEqual([expected]);
});

it('takes nothing from the environment for a key that the file holds in plain text', async () => {
  const { values } = await resolveSecrets([value('A', 'plain')], sources({ environment: { A: 'other' } }));
  expect(values).toEqual([value('A', 'plain')]);
});

it.each<[string, object, string]>([
  ['gRPC has none', { code: 5, message: 'hunter2' }, 'does not exist, or this version is destroyed'],
  ['gRPC denies', { code: 7 }, 'may not be read by the account of this run'],
  ['REST denies', { status: 403, code: 'ERR' }, 'may not be read by the account of this run'],
  ['REST has none', { code: '404' }, 'does not exist, or this version is destroyed'],
  ['nobody is signed in', { code: 16 }, 'was asked for without valid credentials'],
  [
    'credentials are missing',
    { message: 'Could not load the default credentials. hunter2' },
    'was asked for without valid credentials',
  ],
  ['the service is away', { code: 14 }, 'could not be read (14)'],
  ['it is odd', { message: 'hunter2 is it' }, 'could not be read (no answer that is known here)'],
])('names the secret where %s, and nothing of its value', async (_title, error, why) => {
  const { values, causes } = await resolveSecrets(
    [value('DB', REFERENCE)],
    failing(Object.assign(new Error(), error)),
  );
  expect(values).toEqual([]);
  expect(causes.map(({ class: name, reason }) => `${name} ${reason}`)).toEqual([
    `staging-unavailable f:1: DB: ${NAME} ${why}`,
  ]);
  expect(JSON.stringify(causes)).not.toContain('hunter2');
});

it('refuses a value that no variable can have', async () => {
  const { causes } = await resolveSecrets(
    [value('DB', REFERENCE)],
    sources({ accessSecret: () => () => Promise.resolve('a\0b') }),
  );
  expect(causes.map(({ reason }) => reason)).toEqual([
    `f:1: DB: ${NAME} holds bytes that no variable can have`,
  ]);
});

it('says what to install where there is no client', async () => {
  const { causes } = await resolveSecrets(
    [value('DB', REFERENCE)],
    sources({ accessSecret: () => undefined }),
  );
  expect(causes).toEqual([
    {
      class: 'config-error',
      reason: 'f:1: DB is in Secret Manager, and no client for it is installed',
      fix: 'npm install --save-dev @google-cloud/secret-manager@6, or let the CI set DB in the environment',
    },
  ]);
});

it('looks for a client once, and only where a secret has to be fetched', async () => {
  let times = 0;
  const counted = sources({
    accessSecret: () => {
      times += 1;
      return () => Promise.resolve('x');
    },
  });
  await resolveSecrets([value('A', 'plain')], counted);
  expect(times).toBe(0);
  await resolveSecrets([value('A', REFERENCE), value('B', REFERENCE)], counted);
  expect(times).toBe(1);
});

describe('the client that a workspace has installed', () => {
  let tree: TemporaryTree;
  beforeEach(() => {
    tree = makeTree();
  });
  afterEach(() => tree.remove());

  it('is none where none is', () => {
    expect(findSecretManager(tree.root)).toBeUndefined();
  });

  it("is Google's own", async () => {
    tree.write({
      'node_modules/@google-cloud/secret-manager/index.js': `
        exports.SecretManagerServiceClient = class {
          prefix = 'client';
          async accessSecretVersion({ name }) {
            return [{ payload: { data: Buffer.from(this.prefix + ' ' + name + ' é') } }, undefined, undefined];
          }
        };`,
    });
    await expect(findSecretManager(tree.root)?.(NAME)).resolves.toBe(`client ${NAME} é`);
  });

  it('is the library for authentication, with REST', async () => {
    tree.write({
      'node_modules/google-auth-library/index.js': `
        exports.GoogleAuth = class {
          constructor(options) { this.options = options; }
          async request({ url }) {
            const text = this.options.scopes + ' ' + url;
            return { data: { payload: { data: Buffer.from(text).toString('base64') } } };
          }
        };`,
    });
    await expect(findSecretManager(tree.root)?.(NAME)).resolves.toBe(
      `https://www.googleapis.com/auth/cloud-platform https://secretmanager.googleapis.com/v1/${NAME}:access`,
    );
  });

  it('is no answer where the answer has no data', async () => {
    tree.write({
      'node_modules/@google-cloud/secret-manager/index.js':
        'exports.SecretManagerServiceClient = class { async accessSecretVersion() { return [{}]; } };',
    });
    await expect(findSecretManager(tree.root)?.(NAME)).rejects.toThrow('an answer without data');
  });
});
