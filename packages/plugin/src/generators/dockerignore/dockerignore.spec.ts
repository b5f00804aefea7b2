import { addProjectConfiguration, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { makeTree, type TemporaryTree } from '../../testing/temporary-tree';
import dockerignoreGenerator from './generator';
import { expectValidTree } from '../../testing/expect-valid';

let folder: TemporaryTree;
let tree: Tree;
let printed: string[];

const DOCKERFILE = 'api/api.alpine.Dockerfile';
const FILES = {
  [DOCKERFILE]: 'FROM alpine:3.24\nCOPY api /app/api\nCOPY tools/start.sh conf*.json ./\nCOPY $X /x\n',
  'api/main.py': '',
  'api/tests/test_main.py': '',
  'web/index.html': 'hello',
  'tools/start.sh': '',
  'config.json': '{}',
};

beforeEach(() => {
  folder = makeTree(FILES);
  tree = createTreeWithEmptyWorkspace();
  Object.defineProperty(tree, 'root', { value: folder.root });
  for (const [path, text] of Object.entries(FILES)) tree.write(path, text);
  addProjectConfiguration(tree, 'api', { root: 'api' });
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((text: string) => printed.push(text));
});

afterEach(() => folder.remove());

it('lets in what the Dockerfile copies, and says first what that changes', async () => {
  await dockerignoreGenerator(tree, { project: 'api', dockerfile: DOCKERFILE });
  const [change = '', ...notes] = printed;
  // Nx itself leaves some files in .nx.
  expect(change.split('\n').filter((line) => !line.includes('.nx') && !line.includes('would'))).toEqual([
    `${DOCKERFILE}.dockerignore:`,
    `    - ${DOCKERFILE} (80 B)`,
    '    - api/tests/test_main.py (0 B)',
    '    - web/index.html (5 B)',
  ]);
  expect(change).toContain('would leave the context, 0 files (0 B) would enter it, 3 files would stay\n');
  expect(notes).toEqual([`- ${DOCKERFILE} copies $X: let in by hand what that can be`]);
  expect(tree.read(`${DOCKERFILE}.dockerignore`, 'utf8')?.split('\n\n')[0]?.split('\n').slice(2)).toEqual([
    '# nx-alpine:begin projects (nx sync keeps these lines)',
    '!api',
    'api/tests',
    'api/dist',
    'api/coverage',
    'api/project.json',
    '# nx-alpine:end projects',
    '!conf*.json',
    '!tools/start.sh',
  ]);
  expectValidTree(tree);
});

it('keeps a file that exists, and still says what it would change', async () => {
  folder.write({ [`${DOCKERFILE}.dockerignore`]: '*\n!api/main.py\n' });
  tree.write(`${DOCKERFILE}.dockerignore`, '*\n!api/main.py\n');
  await dockerignoreGenerator(tree, { project: 'api', dockerfile: DOCKERFILE });
  expect(printed[0]).toContain('2 files (2 B) would enter it, 1 file would stay\n');
  expect(printed.join('\n')).toContain(`KEPT   ${DOCKERFILE}.dockerignore`);
  expect(tree.read(`${DOCKERFILE}.dockerignore`, 'utf8')).toBe('*\n!api/main.py\n');
});

it.each([
  ['a file that is not there', { dockerfile: 'nowhere' }, 'there is no file nowhere'],
  ['a project that is not there', { project: 'nobody' }, 'there is no nobody'],
])('refuses %s', async (_, options, problem) => {
  await expect(dockerignoreGenerator(tree, { project: 'api', ...options })).rejects.toThrow(problem);
});

it('refuses a target that builds from elsewhere', async () => {
  const target = { executor: 'nx-alpine:alpine-build', options: { context: 'api' } };
  addProjectConfiguration(tree, 'other', { root: 'other', targets: { image: target } });
  await expect(dockerignoreGenerator(tree, { project: 'other' })).rejects.toThrow(
    'other:image builds from the context api',
  );
});
