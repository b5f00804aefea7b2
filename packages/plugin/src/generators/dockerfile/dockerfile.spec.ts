import { addProjectConfiguration, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import dockerfileGenerator from './generator';
import { expectValidTree } from '../../testing/expect-valid';

let tree: Tree;

beforeEach(() => {
  tree = createTreeWithEmptyWorkspace();
  jest.spyOn(console, 'log').mockImplementation();
  addProjectConfiguration(tree, 'worker', { root: 'apps/worker' });
  tree.write('apps/worker/run.py', '');
});

afterEach(() => {
  expectValidTree(tree);
});

it('hands the wishes on', async () => {
  await dockerfileGenerator(tree, {
    project: 'worker',
    environment: 'staging',
    layout: 'central',
    port: 9000,
    command: `python3 -m worker --name "two words" --port \${PORT}`,
    healthPath: '/up',
  });
  const text = tree.read('dockerfiles/worker.staging.alpine.Dockerfile', 'utf8') ?? '';
  expect(text.split('\n').filter((line) => /PORT|CMD/.test(line))).toEqual([
    'ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PORT=9000',
    '  CMD wget -q -Y off -O /dev/null "http://127.0.0.1:${PORT}/up"',
    `CMD ["sh", "-c", "exec python3 -m worker --name 'two words' --port \${PORT}"]`,
  ]);
  expect(tree.exists('dockerfiles/worker.staging.alpine.Dockerfile.dockerignore')).toBe(true);
});

it('says which projects there are', async () => {
  await expect(dockerfileGenerator(tree, { project: 'wroker' })).rejects.toThrow(
    'project: there is no wroker\n  → known are worker',
  );
});

it('asks for what no file says', async () => {
  tree.delete('apps/worker/run.py');
  tree.write('apps/worker/requirements.txt', 'fastapi\n');
  await expect(dockerfileGenerator(tree, { project: 'worker' })).rejects.toThrow(
    'worker: how does it start?',
  );
});
