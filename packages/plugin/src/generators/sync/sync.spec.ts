import { addProjectConfiguration, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import dockerfileGenerator from '../dockerfile/generator';
import syncGenerator from './generator';
import { expectValidTree } from '../../testing/expect-valid';

let tree: Tree;

beforeEach(() => {
  tree = createTreeWithEmptyWorkspace();
});

function addProject(name: string, root: string, ...implicitDependencies: string[]): void {
  addProjectConfiguration(tree, name, { root, implicitDependencies });
}

function setDependencies(name: string, root: string, implicitDependencies: string[]): void {
  tree.write(`${root}/project.json`, JSON.stringify({ name, implicitDependencies }));
}

async function scaffold(): Promise<void> {
  addProject('kit', 'libs/kit');
  addProject('new', 'libs/new');
  tree.write('libs/kit/src/kit/__init__.py', '');
  tree.write('libs/new/new.py', '');
  addProject('@acme/api', 'services/api', 'kit');
  tree.write('services/api/main.py', '');
  jest.spyOn(console, 'log').mockImplementation();
  await dockerfileGenerator(tree, { project: '@acme/api' });
}

const DOCKERFILE = 'services/api/api.alpine.Dockerfile';

it('has nothing to do where nothing is managed, or everything is true', async () => {
  expect(await syncGenerator(tree)).toEqual({});
  await scaffold();
  expect(await syncGenerator(tree)).toEqual({});
  expectValidTree(tree);
});

it('puts in what came and takes out what went, says so, and is done with that', async () => {
  await scaffold();
  setDependencies('@acme/api', 'services/api', ['new']);
  expect(await syncGenerator(tree)).toEqual({
    outOfSyncMessage: 'Dockerfiles or ignore files no longer follow the project graph.',
    outOfSyncDetails: [
      `${DOCKERFILE}: missing ENV PYTHONPATH=/app/services/api:/app/libs/new`,
      `${DOCKERFILE}: left over ENV PYTHONPATH=/app/services/api:/app/libs/kit/src`,
      `${DOCKERFILE}: missing COPY libs/new /app/libs/new`,
      `${DOCKERFILE}: left over COPY libs/kit /app/libs/kit`,
      ...['!libs/new', 'libs/new/dist', 'libs/new/coverage', 'libs/new/project.json'].map(
        (line) => `${DOCKERFILE}.dockerignore: missing ${line}`,
      ),
      ...['!libs/kit', 'libs/kit/dist', 'libs/kit/coverage', 'libs/kit/project.json'].map(
        (line) => `${DOCKERFILE}.dockerignore: left over ${line}`,
      ),
    ],
  });
  expect(tree.read(`${DOCKERFILE}.dockerignore`, 'utf8')).toContain(
    '(nx sync keeps these lines)\n!services/api\n!libs/new\nservices/api/dist\n',
  );
  expect(await syncGenerator(tree)).toEqual({});
  expectValidTree(tree);
});

it('changes nothing outside of its blocks', async () => {
  await scaffold();
  const mine = `# mine\r\n${(tree.read(DOCKERFILE, 'utf8') ?? '').replaceAll('\n', '\r\n')}COPY libs/kit /mine\r\n`;
  tree.write(DOCKERFILE, mine);
  setDependencies('@acme/api', 'services/api', []);
  await syncGenerator(tree);
  expect(tree.read(DOCKERFILE, 'utf8')).toBe(
    mine.replace(':/app/libs/kit/src', '').replace('COPY libs/kit /app/libs/kit\r\n', ''),
  );
});
