import { addProjectConfiguration, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { STOCK_NAMES } from '../../scaffold/compose/stock-images';
import { expectValidTree } from '../../testing/expect-valid';
import { asTexts, type SampleFiles } from '../../testing/plan-for';
import composeGenerator from '../compose/generator';
import dockerfileGenerator from '../dockerfile/generator';
import dockerignoreGenerator from '../dockerignore/generator';
import initGenerator from '../init/generator';
import stagingEnvGenerator from '../staging-env/generator';
import syncGenerator from '../sync/generator';
import serviceGenerator from './generator';

let tree: Tree;

beforeEach(() => {
  tree = createTreeWithEmptyWorkspace();
  jest.spyOn(console, 'log').mockImplementation();
  initGenerator(tree, {});
});

/** Files in the folder of the service. */
const own = (files: SampleFiles): SampleFiles =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`services/api/${path}`, content]));

const EXPRESS = {
  'package.json': { name: 'api', dependencies: { express: '5.1.0' }, scripts: { start: 'node src/main.js' } },
  'src/main.js': "require('express')().get('/health', (_, to) => to.end()).listen(process.env.PORT);",
};
const NPM = {
  lockfileVersion: 3,
  packages: {
    '': { dependencies: { express: '5.1.0' } },
    'node_modules/express': { version: '5.1.0' },
  },
};
const FASTAPI = { 'app/__init__.py': '', 'app/main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n' };
const PYPROJECT =
  '[project]\nname = "api"\nversion = "1"\nrequires-python = ">=3.12"\ndependencies = ["fastapi", "uvicorn"]\n';
const GO = 'package main\n\nfunc main() { http.ListenAndServe(":"+os.Getenv("PORT"), nil) }\n';
const SITE = { devDependencies: { vite: '8' }, scripts: { dev: 'vite', build: 'vite build' } };

const KINDS: Readonly<Record<string, SampleFiles>> = {
  'Express with npm': own({ ...EXPRESS, 'package-lock.json': NPM }),
  'Express with pnpm': own({ ...EXPRESS, 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n" }),
  'Express with yarn': own({ ...EXPRESS, 'yarn.lock': '__metadata:\n  version: 8\n' }),
  'Express with yarn classic': own({ ...EXPRESS, 'yarn.lock': '# yarn lockfile v1\n' }),
  'Express with bun': own({
    ...EXPRESS,
    'bun.lock': '{"lockfileVersion":1,"workspaces":{},"packages":{}}',
  }),
  'NestJS as a member of a workspace': {
    'package.json': { workspaces: ['services/*', 'libs/*'], devDependencies: { typescript: '6' } },
    'package-lock.json': NPM,
    'tsconfig.base.json': '{}',
    'libs/kit/package.json': { name: '@acme/kit', main: 'dist/index.js', scripts: { build: 'tsc' } },
    'libs/kit/src/index.ts': 'export const kit = 1;',
    ...own({
      'package.json': {
        name: '@acme/api',
        dependencies: { '@acme/kit': '*', '@nestjs/core': '12' },
        scripts: { build: 'nest build', 'start:prod': 'node dist/main', 'start:dev': 'nest start --watch' },
      },
      'tsconfig.json': '{ "extends": "../../tsconfig.base" }',
      'src/main.ts': 'app.setGlobalPrefix("api"); app.listen(process.env.PORT)',
    }),
  },
  'Next.js': own({
    'package.json': { dependencies: { next: '16' }, scripts: { build: 'next build' } },
    'package-lock.json': NPM,
    'next.config.mjs': "export default { output: 'standalone' };",
  }),
  'a site of Vite': own({ 'package.json': SITE, 'package-lock.json': NPM, 'index.html': '' }),
  'plain pages': own({ 'index.html': '', 'style.css': '' }),
  'FastAPI with pip': own({ ...FASTAPI, 'requirements.txt': 'fastapi==0.121.0\nuvicorn==0.38.0\n' }),
  'FastAPI with poetry': own({ ...FASTAPI, 'pyproject.toml': PYPROJECT, 'poetry.lock': '' }),
  'FastAPI with uv': own({ ...FASTAPI, 'pyproject.toml': PYPROJECT, 'uv.lock': 'version = 1\n' }),
  'a module of Go': own({ 'go.mod': 'module example.com/api\n\ngo 1.26\n', 'go.sum': '', 'main.go': GO }),
};

/** Everything that this package can write for a project, in the order in which a team would ask for it. */
async function writeEverything(name: string): Promise<void> {
  await serviceGenerator(tree, { name });
  await dockerfileGenerator(tree, { project: name, environment: 'staging', layout: 'central' });
  await dockerignoreGenerator(tree, { project: name, force: true });
  await composeGenerator(tree, { project: name, services: STOCK_NAMES, force: true });
  await stagingEnvGenerator(tree, { project: name, baseDomain: 'acme.dev', gcpProject: 'acme-staging' });
  await syncGenerator(tree);
}

it.each(Object.entries(KINDS))('of %s is clean under all rules', async (_, files) => {
  for (const [path, text] of Object.entries(asTexts({ 'libs/kit/LICENSE': '', ...files })))
    tree.write(path, text);
  addProjectConfiguration(tree, '@acme/kit', { root: 'libs/kit' });
  addProjectConfiguration(tree, '@acme/api', { root: 'services/api', implicitDependencies: ['@acme/kit'] });
  await writeEverything('@acme/api');
  expect(tree.exists('dockerfiles/api.staging.alpine.Dockerfile')).toBe(true);
  expectValidTree(tree);
});

it.each(['python', 'node'] as const)('of a new service in %s is clean under all rules', async (language) => {
  await serviceGenerator(tree, { name: '@acme/orders', language });
  await writeEverything('@acme/orders');
  expectValidTree(tree);
});

it.each(['memory', 'volume'] as const)('for the workspace, with data in %s, is clean', async (data) => {
  await serviceGenerator(tree, { name: 'orders' });
  await composeGenerator(tree, { project: 'orders', layout: 'workspace', services: STOCK_NAMES, data });
  expectValidTree(tree);
});
