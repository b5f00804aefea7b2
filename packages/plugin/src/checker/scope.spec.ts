import { RULES } from './registry';
import { runCheck } from './run-check';
import { scopeOf } from './scope';
import { viewInMemory } from './workspace-view';

const DOCKERFILE = 'FROM alpine:3.24\nCOPY services/api/app /app\nUSER 1000\n';
const FILES = {
  'services/api/Dockerfile': DOCKERFILE,
  'services/api/app/a.py': 'import os\n',
  'services/web/Dockerfile': 'FROM alpine:3.24\nCOPY gone /gone\nUSER 1000\n',
};
const isOwn = (file: string): boolean => file.startsWith('services/api/');

const PROJECTS = ['api', 'web'].map((name) => ({ name, root: `services/${name}`, dependencies: [] }));

/** Rules and places, errors only. */
function errorsIn(files: Readonly<Record<string, string>>, severity = 'error'): string[] {
  const view = viewInMemory({ ...FILES, ...files }, PROJECTS);
  return runCheck(view, RULES, { scope: scopeOf(isOwn, view) })
    .findings.filter((finding) => finding.severity === severity)
    .map(({ file, line, rule }) => `${file}:${String(line)} ${rule}`);
}

it('is about files of the project', () => {
  expect(
    errorsIn({ 'services/api/.env': 'A=1\nA=2\n', 'services/web/compose.yaml': 'services:\n\tapi: {}\n' }),
  ).toEqual([]);
  expect(errorsIn({ 'services/api/compose.yaml': 'services:\n\tapi: {}\n' })).toEqual([
    'services/api/compose.yaml:2 compose/invalid-yaml',
  ]);
});

it('is about the service of a shared compose file that builds its image, and about no other', () => {
  const compose = [
    'services:',
    '  web:',
    '    build: { context: ., dockerfile: services/web/Dockerfil }',
    '  api:',
    '    build:',
    '      context: services/api',
    '      dockerfile: Dockerfile',
    '  db:',
    '    image: postgres:18',
    '    depends_on: [gone]',
  ];
  expect(errorsIn({ 'compose.yaml': compose.join('\n') })).toEqual([
    'compose.yaml:6 context/compose-context',
    'compose.yaml:10 compose/unknown-dependency',
  ]);
});

it('finds the service whose folder counts twice, though its Dockerfile is nowhere', () => {
  const compose =
    'services:\n  api:\n    build:\n      context: services/api\n      dockerfile: services/api/Dockerfile\n';
  expect(errorsIn({ 'compose.yaml': compose })).toEqual(['compose.yaml:5 compose/missing-dockerfile']);
});

it('is about the ignore file of its context, wherever it lies', () => {
  const compose =
    'services:\n  api:\n    build:\n      context: .\n      dockerfile: services/api/Dockerfile\n';
  expect(errorsIn({ 'compose.yaml': compose, '.dockerignore': '**/*.log\n[a\n' })).toEqual([
    '.dockerignore:2 dockerignore/refused-line',
  ]);
});

it('is about what its image takes from elsewhere', () => {
  const files = {
    'compose.yaml': 'services:\n  api:\n    build: { context: ., dockerfile: services/api/Dockerfile }\n',
    'services/api/Dockerfile': `${DOCKERFILE}COPY libs /libs\n`,
    'libs/a.py': 'from .b import c\n',
    'libs/b.py': 'c = 1\n',
    '.dockerignore': 'libs/b.py\n',
  };
  expect(errorsIn(files)).toEqual(['libs/a.py:1 context/dropped-import']);
});

it('hears a comment that is there for something of no interest here', () => {
  const compose = [
    'services:',
    '  api:',
    '    build: { context: ., dockerfile: services/api/Dockerfile }',
    '  web:',
    '    # nx-alpine-ignore compose/missing-dockerfile -- made later',
    '    build: { context: ., dockerfile: services/web/Dockerfil }',
  ];
  const view = viewInMemory({ ...FILES, 'compose.yaml': compose.join('\n') });
  const { findings } = runCheck(view, RULES, { scope: scopeOf(isOwn, view) });
  expect(findings.filter(({ file }) => file === 'compose.yaml')).toEqual([]);
});

describe('a build that leads nowhere', () => {
  const compose = (context: string, dockerfile: string): string =>
    `services:\n  api:\n    build:\n      context: ${context}\n      dockerfile: ${dockerfile}\n`;

  it('is of the project whose Dockerfile was meant, wherever the compose file lies', () => {
    expect(errorsIn({ 'deploy/compose.yaml': compose('../services', 'services/api/Dockerfile') })).toEqual([
      'deploy/compose.yaml:5 compose/missing-dockerfile',
    ]);
    expect(errorsIn({ 'deploy/compose.yaml': compose('../services', 'services/web/Dockerfile') })).toEqual(
      [],
    );
  });

  it('is of all where nobody knows what was meant', () => {
    expect(errorsIn({ 'compose.yaml': compose('.', 'service/ap/Dockerfil') })).toEqual([
      'compose.yaml:5 compose/missing-dockerfile',
    ]);
  });
});

it('is about what makes compose refuse a shared file', () => {
  expect(errorsIn({ 'compose.yaml': 'services:\n  web:\n    image: a\n    image: b\n' })).toEqual([
    'compose.yaml:4 compose/invalid-yaml',
  ]);
});

it('is about what stands outside of all services', () => {
  const compose = [
    'x-common: &common',
    '  env_file: gone.env',
    'services:',
    '  api:',
    '    <<: *common',
    '    build: { context: ., dockerfile: services/api/Dockerfile }',
    'volumes:',
    '  data: {}',
  ];
  expect(errorsIn({ 'compose.yaml': compose.join('\n') }, 'warning')).toEqual([
    'compose.yaml:2 compose/missing-env-file',
  ]);
});

it('leaves to a project what the workspace shows of another', () => {
  const project = JSON.stringify({
    targets: { image: { executor: 'nx-alpine:alpine-build', cache: true } },
  });
  const view = viewInMemory({ ...FILES, 'nx.json': '{}', 'services/web/project.json': project }, PROJECTS);
  const isRoot = (file: string): boolean => !file.startsWith('services/');
  const rules = (of: (file: string) => boolean): string[] =>
    runCheck(view, RULES, { scope: scopeOf(of, view) })
      .findings.map(({ rule }) => rule)
      .filter((rule) => rule.startsWith('nx/'));
  expect([rules(isRoot), rules((file) => file.startsWith('services/web/'))]).toEqual([
    [],
    ['nx/cached-image-target'],
  ]);
});
