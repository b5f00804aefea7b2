import { filesInMemory } from '../workspace-files';
import { projectLines } from './project-lines';

const lines = (...paths: string[]) =>
  projectLines(['api'], filesInMemory(Object.fromEntries(paths.map((path) => [`api/${path}`, '']))));
const OUTPUTS = ['api/dist', 'api/coverage'];

it.each<[string, string[], string[]]>([
  ['tests', ['tests/test_a.py', 'e2e/a.ts'], ['api/e2e', 'api/tests', ...OUTPUTS]],
  ['a module of an insurance', ['coverage/__init__.py'], ['api/dist']],
  ['the description of an interface', ['spec/openapi.yaml'], OUTPUTS],
  ['specs', ['spec/user_spec.rb'], ['api/spec', ...OUTPUTS]],
  ['what Go embeds', ['main.go', 'dist/index.html'], ['api/coverage']],
  ['pages by hand', ['index.html', 'dist/site.css', 'coverage/index.html'], ['api/coverage']],
  ['an environment of Python', ['venv/pyvenv.cfg', 'env/pyvenv.cfg'], ['api/env', 'api/venv', ...OUTPUTS]],
  ['what Nx reads', ['project.json', 'data/project.json'], [...OUTPUTS, 'api/project.json']],
  ['a file that is called tests', ['tests'], OUTPUTS],
])('of a project with %s', (_, paths, expected) => {
  expect(lines(...paths)).toEqual(['!api', ...expected]);
});

it('lets in no workspace root, and escapes what a pattern would mean', () => {
  expect(projectLines(['.', 'a[b]'], filesInMemory({}))).toEqual([
    '!a\\[b\\]',
    'dist',
    'coverage',
    'a\\[b\\]/dist',
    'a\\[b\\]/coverage',
  ]);
});
