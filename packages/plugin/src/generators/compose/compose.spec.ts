import { addProjectConfiguration, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { parse } from 'yaml';
import { STOCK_NAMES } from '../../scaffold/compose/stock-images';
import composeGenerator from './generator';
import schema from './schema.json';
import { expectValidTree } from '../../testing/expect-valid';

const FILE = 'services/my backend/compose.yaml';
const DOCKERFILE = 'dockerfiles/backend.alpine.Dockerfile';

let tree: Tree;
let printed: string[];

beforeEach(() => {
  tree = createTreeWithEmptyWorkspace();
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => printed.push(line));
  addProjectConfiguration(tree, '@acme/backend', {
    root: 'services/my backend',
    implicitDependencies: ['kit'],
  });
  addProjectConfiguration(tree, 'kit', { root: 'libs/kit' });
  tree.write(DOCKERFILE, 'FROM alpine:3.24 AS development\nEXPOSE 9000\nFROM development\n');
});

afterEach(() => {
  expectValidTree(tree);
});

/** Of each service what depends on the options. */
const outline = (path: string): unknown => {
  const { services } = parse(tree.read(path, 'utf8') ?? '') as {
    services: Record<string, Record<string, unknown>>;
  };
  return Object.fromEntries(
    Object.entries(services).map(([name, { build, image, ports, volumes, tmpfs }]) => [
      name,
      [build ?? image, ports, volumes ?? tmpfs].filter((part) => part !== undefined),
    ]),
  );
};

it('builds by the Dockerfile that the inference finds, and mounts the project with its dependencies', async () => {
  await composeGenerator(tree, { project: '@acme/backend', services: ['postgres'] });
  const build = { context: '../..', dockerfile: DOCKERFILE };
  expect(outline(FILE)).toEqual({
    backend: [build, ['127.0.0.1::9000']],
    'backend-development': [
      { ...build, target: 'development' },
      ['127.0.0.1::9000'],
      [
        { type: 'bind', source: '.', target: '/app/services/my backend' },
        { type: 'bind', source: '../../libs/kit', target: '/app/libs/kit' },
      ],
    ],
    postgres: [
      'postgres:18-alpine',
      ['127.0.0.1::5432'],
      [{ type: 'volume', source: 'postgres-data', target: '/var/lib/postgresql' }],
    ],
  });
  const before = tree.read(FILE, 'utf8');
  await composeGenerator(tree, { project: '@acme/backend', services: ['postgres'] });
  expect(tree.read(FILE, 'utf8')).toBe(before);
  expect(printed).toEqual([]);
});

it('hands the wishes on', async () => {
  await composeGenerator(tree, {
    project: 'kit',
    layout: 'workspace',
    services: ['redis'],
    data: 'memory',
    port: 7000,
  });
  expect(outline('compose.yaml')).toEqual({
    kit: [{ context: '.', dockerfile: 'libs/kit/kit.alpine.Dockerfile' }, ['127.0.0.1::7000']],
    redis: ['redis:8-alpine', ['127.0.0.1::6379'], ['/data']],
  });
  expect(printed).toEqual([
    '- libs/kit/kit.alpine.Dockerfile does not exist yet: nx g nx-alpine:dockerfile kit',
  ]);
  tree.write('libs/kit/kit.alpine.Dockerfile', 'FROM alpine:3.24\nUSER 10001\n');
});

it('keeps a file that is there, and overwrites it by force', async () => {
  tree.write(FILE, 'services: {}\n');
  await composeGenerator(tree, { project: '@acme/backend' });
  expect(tree.read(FILE, 'utf8')).toBe('services: {}\n');
  expect(printed).toEqual([expect.stringContaining(`KEPT   ${FILE}: `)]);
  await composeGenerator(tree, { project: '@acme/backend', force: true });
  expect(tree.read(FILE, 'utf8')).toContain('name: acme-backend\n');
});

it('writes nothing where compose would leave a file of the team for it', async () => {
  tree.write('services/my backend/docker-compose.yml', 'services: {}\n');
  await expect(composeGenerator(tree, { project: '@acme/backend' })).rejects.toThrow(
    'services/my backend/docker-compose.yml is there: compose would read the new compose.yaml in its place',
  );
  expect(tree.exists(FILE)).toBe(false);
});

it('offers all stock services', () => {
  const { services } = schema.properties;
  expect([services.items.enum, services['x-prompt'].items]).toEqual([STOCK_NAMES, STOCK_NAMES]);
});
