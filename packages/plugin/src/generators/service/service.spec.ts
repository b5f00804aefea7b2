import { addProjectConfiguration, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import serviceGenerator from './generator';
import { expectValidTree } from '../../testing/expect-valid';

let tree: Tree;
let printed: string[];

beforeEach(() => {
  tree = createTreeWithEmptyWorkspace();
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((text: string) => printed.push(text));
});

afterEach(() => {
  expectValidTree(tree);
});

/** The text of every file below a folder. */
function textsIn(folder: string): Record<string, string | null> {
  return Object.fromEntries(
    tree.children(folder).flatMap((name) => {
      const path = `${folder}/${name}`;
      return tree.isFile(path) ? [[path, tree.read(path, 'utf8')]] : Object.entries(textsIn(path));
    }),
  );
}

it('makes a new service in Python', async () => {
  await serviceGenerator(tree, { name: '@acme/my-orders', language: 'python' });
  const texts = textsIn('services/my-orders');
  expect(Object.keys(texts)).toEqual([
    'services/my-orders/project.json',
    'services/my-orders/src/my_orders/__init__.py',
    'services/my-orders/src/my_orders/__main__.py',
    'services/my-orders/src/my_orders/app.py',
    'services/my-orders/tests/test_app.py',
    'services/my-orders/my-orders.alpine.Dockerfile',
    'services/my-orders/my-orders.alpine.Dockerfile.dockerignore',
    'services/my-orders/compose.yaml',
  ]);
  expect(texts['services/my-orders/project.json']).toMatchSnapshot();
  expect(texts['services/my-orders/my-orders.alpine.Dockerfile']).toMatchSnapshot();
});

it('changes nothing a second time', async () => {
  await serviceGenerator(tree, { name: 'orders' });
  const before = textsIn('services/orders');
  printed = [];
  await serviceGenerator(tree, { name: 'orders' });
  expect(textsIn('services/orders')).toEqual(before);
  expect(printed.join('\n')).not.toContain('KEPT');
});

describe('a project that exists', () => {
  it.each(['services/my api', 'a/deeply/nested/api', 'api'])('gets what it lacks in %s', async (root) => {
    addProjectConfiguration(tree, '@acme/api', { root });
    tree.write(`${root}/main.py`, 'print("x")\n');
    await serviceGenerator(tree, { name: '@acme/api' });
    const dockerfile = tree.read(`${root}/api.alpine.Dockerfile`, 'utf8') ?? '';
    const copy = root.includes(' ') ? `COPY ["${root}","/app/${root}"]` : `COPY ${root} /app/${root}`;
    expect(dockerfile.split('\n')).toContain(copy);
    expect(tree.read(`${root}/api.alpine.Dockerfile.dockerignore`, 'utf8')).toContain(`\n!${root}\n`);
    expect(tree.exists('services/api')).toBe(root === 'services/api');
  });

  it('keeps its own Dockerfile, and says so', async () => {
    addProjectConfiguration(tree, 'api', { root: 'api' });
    tree.write('api/main.py', '');
    tree.write('api/api.alpine.Dockerfile', 'FROM mine\n');
    await serviceGenerator(tree, { name: 'api' });
    expect(tree.read('api/api.alpine.Dockerfile', 'utf8')).toBe('FROM mine\n');
    expect(printed.join('\n')).toContain('KEPT   api/api.alpine.Dockerfile: it exists and differs');
    await serviceGenerator(tree, { name: 'api', force: true });
    expect(tree.read('api/api.alpine.Dockerfile', 'utf8')).toContain('FROM python:');
  });

  it('keeps a compose file of its own, and gets the rest', async () => {
    addProjectConfiguration(tree, 'api', { root: 'api' });
    tree.write('api/main.py', '');
    tree.write('api/docker-compose.yml', 'services: {}\n');
    await serviceGenerator(tree, { name: 'api' });
    expect(tree.exists('api/compose.yaml')).toBe(false);
    expect(tree.exists('api/api.alpine.Dockerfile')).toBe(true);
    expect(printed.join('\n')).toContain('no compose file, as docker-compose.yml is there');
  });

  it('is meant by its name without a scope', async () => {
    addProjectConfiguration(tree, '@acme/api', { root: 'apps/api' });
    await expect(serviceGenerator(tree, { name: 'api' })).rejects.toThrow('nx g nx-alpine:service @acme/api');
  });

  it('may be the whole workspace', async () => {
    addProjectConfiguration(tree, 'site', { root: '.' });
    tree.write('main.py', '');
    await serviceGenerator(tree, { name: 'site' });
    expect(tree.read('site.alpine.Dockerfile', 'utf8')).toContain('\nCOPY . /app\n');
    const ignoreFile = (tree.read('site.alpine.Dockerfile.dockerignore', 'utf8') ?? '').split('\n');
    expect(ignoreFile).not.toContain('*');
    expect(ignoreFile).toContain('**/node_modules');
  });
});

describe('a new service', () => {
  it.each([
    ['Orders', {}, 'cannot be the name of a new service'],
    ['../x', {}, 'cannot be the name of a new service'],
    ['orders', { directory: 'libs' }, 'libs exists and is not empty'],
    ['orders', { directory: 'a/../../b' }, 'a/../../b lies outside of the workspace'],
    ['orders', { directory: 'C:\\\\b' }, 'lies outside of the workspace'],
  ])('is refused as %s', async (name, more, problem) => {
    tree.write('libs/file', '');
    await expect(serviceGenerator(tree, { name, ...more })).rejects.toThrow(problem);
    expect(tree.exists('services')).toBe(false);
  });

  it('says where it has to become a member of a workspace first', async () => {
    tree.write('package.json', '{"workspaces":["services/*"]}');
    await serviceGenerator(tree, { name: 'orders', language: 'node' });
    expect(printed.join('\n')).toContain('services/orders is a new member');
    printed = [];
    await serviceGenerator(tree, { name: 'bills', language: 'node', directory: 'apps/bills' });
    expect(printed.join('\n')).not.toContain('is a new member');
  });

  it('lies where it was asked for, on Windows too', async () => {
    await serviceGenerator(tree, { name: 'orders', directory: String.raw`apps\orders` });
    expect(tree.exists('apps/orders/src/orders/app.py')).toBe(true);
    expect(tree.read('apps/orders/project.json', 'utf8')).toContain('"../../node_modules/nx/schemas');
  });
});
