import { addProjectConfiguration, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { readEnvFile } from '../../formats/env-file/read-env-file';
import stagingEnvGenerator from './generator';
import { expectValidTree } from '../../testing/expect-valid';

const OPTIONS = { project: '@acme/backend', baseDomain: 'acme.dev', gcpProject: 'acme-staging' };
const FILE = 'services/my backend/.env.staging.tests';

let tree: Tree;
let printed: string[];

beforeEach(() => {
  tree = createTreeWithEmptyWorkspace();
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => printed.push(line));
  const implicitDependencies = ['@acme/auth', 'mailer', 'kit'];
  addProjectConfiguration(tree, '@acme/backend', { root: 'services/my backend', implicitDependencies });
  addProjectConfiguration(tree, '@acme/auth', { root: 'services/auth' });
  tree.write('services/auth/auth.alpine.Dockerfile', 'FROM alpine:3.24\n');
  addProjectConfiguration(tree, 'mailer', { root: 'apps/mailer', projectType: 'application' });
  addProjectConfiguration(tree, 'kit', { root: 'libs/kit', projectType: 'library' });
  addProjectConfiguration(tree, 'other', { root: 'apps/other', projectType: 'application' });
});

afterEach(() => {
  expectValidTree(tree);
});

/** All files, with their texts. */
function state(): Record<string, string | null> {
  return Object.fromEntries(tree.listChanges().map(({ path }) => [path, tree.read(path, 'utf8')]));
}

const urlsIn = (path: string): string[] =>
  readEnvFile(tree.read(path, 'utf8') ?? '')
    .entries.filter(({ key }) => key.endsWith('_URL'))
    .map(({ key, value }) => `${key}=${value}`);

it('writes the project and what of its dependencies is a service, once', async () => {
  tree.write('.gitignore', '.env*\n');
  await stagingEnvGenerator(tree, OPTIONS);
  const urls = [
    'BACKEND_URL=https://backend-staging.acme.dev',
    'AUTH_URL=https://auth-staging.acme.dev',
    'MAILER_URL=https://mailer-staging.acme.dev',
  ];
  expect([urlsIn(FILE), urlsIn(`${FILE}.example`)]).toEqual([urls, urls]);
  expect(tree.read('.gitignore', 'utf8')).toBe('.env*\n!.env.staging.tests.example\n');
  const before = state();
  await stagingEnvGenerator(tree, OPTIONS);
  expect(state()).toEqual(before);
  expect(printed).toEqual([]);
});

it('hands the wishes on', async () => {
  await stagingEnvGenerator(tree, {
    ...OPTIONS,
    services: ['gateway'],
    environmentName: 'qa',
    cloudSqlInstance: 'acme-staging:europe-west1:main',
    websocket: true,
  });
  expect(urlsIn('services/my backend/.env.qa.tests')).toEqual([
    'GATEWAY_URL=https://gateway-qa.acme.dev',
    'BACKEND_WEBSOCKET_URL=wss://backend-qa.acme.dev',
    'DATABASE_URL=sm://projects/acme-staging/secrets/backend-qa-database-url/versions/1',
  ]);
  expect(tree.read('.gitignore', 'utf8')).toBe('.env.qa.tests\n');
});

it('keeps a file that is there, and overwrites it by force', async () => {
  tree.write(FILE, 'MINE=1\n');
  await stagingEnvGenerator(tree, OPTIONS);
  expect(tree.read(FILE, 'utf8')).toBe('MINE=1\n');
  expect(printed).toEqual([expect.stringContaining(`KEPT   ${FILE}: `)]);
  await stagingEnvGenerator(tree, { ...OPTIONS, force: true });
  expect(tree.read(FILE, 'utf8')).toBe(
    tree
      .read(`${FILE}.example`, 'utf8')
      ?.replace(
        /^# Example.*/,
        '# Where the tests of @acme/backend find staging. Not for git; .env.staging.tests.example is.',
      ),
  );
});

it.each([
  [
    'a domain of production',
    { baseDomain: 'prod.acme.dev' },
    'baseDomain: "prod.acme.dev": "prod" is a word for production',
  ],
  ['a project that is not there', { project: 'bakcend' }, 'project: there is no bakcend'],
])('writes nothing for %s', async (_, wrong, message) => {
  const before = state();
  await expect(stagingEnvGenerator(tree, { ...OPTIONS, ...wrong })).rejects.toThrow(message);
  expect(state()).toEqual(before);
});

it('writes no file that Nx would load for a task', async () => {
  addProjectConfiguration(tree, 'site', {
    root: 'site',
    targets: { staging: { configurations: { tests: {} } }, qa: { configurations: { other: {} } } },
  });
  await expect(stagingEnvGenerator(tree, { ...OPTIONS, project: 'site' })).rejects.toThrow(
    'environmentName: "staging": Nx would load .env.staging.tests for site:staging:tests\n  → choose another name',
  );
  await stagingEnvGenerator(tree, { ...OPTIONS, project: 'site', environmentName: 'qa' });
  expect(tree.exists('site/.env.qa.tests')).toBe(true);
});
