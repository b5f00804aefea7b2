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

/** Rules and places, errors only. */
function errorsIn(files: Readonly<Record<string, string>>): string[] {
  const view = viewInMemory({ ...FILES, ...files });
  return runCheck(view, RULES, { scope: scopeOf(isOwn, view) })
    .findings.filter(({ severity }) => severity === 'error')
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
