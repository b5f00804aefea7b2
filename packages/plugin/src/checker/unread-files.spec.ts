import { RULES } from './registry';
import { runCheck } from './run-check';
import { scopeOf, wholeWorkspace } from './scope';
import { contextView } from './subjects/context-view';
import { matchWildcard } from './subjects/wildcard-source';
import { findUnread } from './unread-files';
import { exists, viewInMemory, type WorkspaceView } from './workspace-view';

const FILES = {
  '.dockerignore': '',
  '.github/workflows/a.yml': '',
  'api/.env': '',
  'api/Dockerfile': 'FROM alpine:3.24\nCOPY api/gone api/secret/x /x\nUSER 1000\n',
  'api/b.Dockerfile': '',
  'api/main.ts': '',
  'api/run.sh': '',
  'compose.yaml': 'services:\n  api:\n    build: { context: ., dockerfile: api/Dockerfile }\n',
  'nx.json': '{}',
  'web/.env': '',
  'web/compose.yaml': '',
};
const UNREAD = Object.keys(FILES).filter((file) => FILES[file as keyof typeof FILES] === '');

function unreadable(files: readonly string[], folders: readonly string[] = []): WorkspaceView {
  const view = viewInMemory(FILES);
  return {
    ...view,
    read: (path) => (files.includes(path) ? undefined : view.read(path)),
    whyUnread: (path) => (files.includes(path) ? 'not readable: EACCES' : undefined),
    unreadFolders: new Map(folders.map((folder) => [folder, 'not readable: EACCES'])),
  };
}

const isApi = (file: string): boolean => file.startsWith('api/');
const pathsOf = (view: WorkspaceView, scope = wholeWorkspace(view)): string[] =>
  findUnread(view, scope).map(({ path }) => path);

it('names what would have been looked at, and counts none of it', () => {
  const view = unreadable(UNREAD, ['api/data']);
  expect(pathsOf(view)).toEqual([
    '.dockerignore',
    '.github/workflows/a.yml',
    'api/.env',
    'api/b.Dockerfile',
    'api/data/',
    'api/run.sh',
    'web/.env',
    'web/compose.yaml',
  ]);
  const { looked } = runCheck(view, RULES);
  expect(looked).toEqual({ dockerfile: 1, 'ignore-file': 0, compose: 1, env: 0, text: 0, workspace: 1 });
});

it('names for a project what is its own, and what may tell of it', () => {
  const view = unreadable(UNREAD);
  expect(pathsOf(view, scopeOf(isApi, view))).toEqual([
    '.dockerignore',
    '.github/workflows/a.yml',
    'api/.env',
    'api/b.Dockerfile',
    'api/run.sh',
    'web/compose.yaml',
  ]);
});

it('names nothing where all was read', () => {
  expect(findUnread(viewInMemory(FILES), wholeWorkspace(viewInMemory(FILES)))).toEqual([]);
});

it('says of a context whose ignore file it could not read only what holds with any', () => {
  const [use] = wholeWorkspace(unreadable(['.dockerignore'])).subjects.dockerfile[0]?.contexts ?? [];
  expect(use?.context).toMatchObject({ ignoreFile: '.dockerignore', isBroken: true });
});

it('takes what lies in a folder that it could not read to be there', () => {
  const said = runCheck(unreadable([], ['api/secret']), RULES).findings.filter(
    ({ rule }) => rule === 'context/missing-source',
  );
  expect(said.map(({ what }) => what)).toEqual([expect.stringContaining('api/gone')]);
  const matches = ['secret', 'other'].map((folder) => {
    const view = unreadable([], [`api/${folder}`]);
    return matchWildcard('api/secre?', contextView('', 'api/Dockerfile', view), view);
  });
  expect(matches).toEqual([
    { kept: ['api/secret'], left: [] },
    { kept: [], left: [] },
  ]);
  expect(exists(unreadable([], ['api/secret']), 'api/secret/x')).toBe(true);
});
