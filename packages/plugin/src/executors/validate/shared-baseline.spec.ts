import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateRecord } from '../../checker/validate-record';
import { keepPrinted, runValidate } from '../../testing/run-validate';
import { makeTree, type TemporaryTree } from '../../testing/temporary-tree';

const UNPINNED = 'FROM alpine\nUSER 1000\n';
const service = (name: string, folder: string): string =>
  `  ${name}:\n    build: { context: ${folder} }\n    volumes: [./gone/x.yml:/x.yml]\n`;
const API = service('api', './services/api') + service('api2', './services/api/second');
const WEB = service('web', './services/web');
const OPTIONS = { baseline: 'tools/known.json', failOn: 'info' };

let tree: TemporaryTree;
let printed: () => string;

beforeEach(() => {
  tree = makeTree({
    'nx.json': '{}',
    'services/api/Dockerfile': UNPINNED,
    'services/api/second/Dockerfile': UNPINNED,
    'services/web/Dockerfile': UNPINNED,
    'compose.yaml': `services:\n${API}${WEB}`,
  });
  printed = keepPrinted();
});

afterEach(() => {
  tree.remove();
  jest.restoreAllMocks();
});

const run = (project: 'api' | 'web', more: object = {}): Promise<boolean> =>
  runValidate(tree.root, project, { ...OPTIONS, ...more });

const record = (project: string): ValidateRecord =>
  JSON.parse(
    readFileSync(join(tree.root, `dist/nx-alpine/services/${project}/validate.json`), 'utf8'),
  ) as ValidateRecord;

type Counts = Record<string, Record<string, number[]>>;

/** How often each finding may be found, by owner and file. */
function counts(): Counts {
  const { schemaVersion, known } = JSON.parse(readFileSync(join(tree.root, 'tools/known.json'), 'utf8')) as {
    schemaVersion: number;
    known: Record<string, Record<string, Record<string, number>>>;
  };
  expect(schemaVersion).toBe(2);
  return Object.fromEntries(
    Object.entries(known).map(([owner, files]) => [
      owner,
      Object.fromEntries(Object.entries(files).map(([file, prints]) => [file, Object.values(prints)])),
    ]),
  );
}

describe.each([[['api', 'web'] as const], [['web', 'api'] as const]])('written by %j', (order) => {
  it('knows of a shared file what each project has in it', async () => {
    for (const project of order) expect(await run(project, { updateBaseline: true })).toBe(true);
    expect(counts()).toMatchObject({ api: { 'compose.yaml': [2] }, web: { 'compose.yaml': [1] } });
    for (const project of order) expect(await run(project)).toBe(true);
    expect([record('api'), record('web')].map(({ goneFromBaseline }) => goneFromBaseline)).toEqual([0, 0]);
  });
});

it('takes out of a shared file what is gone, and leaves to others what is theirs', async () => {
  for (const project of ['api', 'web'] as const) await run(project, { updateBaseline: true });
  tree.write({
    'compose.yaml': `services:\n${API.replaceAll('    volumes: [./gone/x.yml:/x.yml]\n', '')}${WEB}`,
  });
  expect(await run('api')).toBe(true);
  expect(await run('web')).toBe(true);
  expect([record('api'), record('web')].map(({ goneFromBaseline }) => goneFromBaseline)).toEqual([2, 0]);
  await run('api', { updateBaseline: true });
  expect(counts()['api']).not.toHaveProperty(['compose.yaml']);
  expect(counts()['web']).toHaveProperty(['compose.yaml'], [1]);
});

it('keeps a report on the workspace apart from those on projects', async () => {
  await run('api', { updateBaseline: true, scope: 'workspace' });
  expect(counts()).toMatchObject({ '*': { 'compose.yaml': [3] } });
  expect(await run('api', { scope: 'workspace' })).toBe(true);
  expect(await run('api')).toBe(false);
});

it.each([
  ['[]', 'known.json is none'],
  ['{"schemaVersion":2,"known":{"api":null}}', 'known.json is none'],
  ['{"schemaVersion":1,"known":{"a":null}}', 'known.json is of version 1'],
])('refuses %s, and writes it anew where that is asked for', async (text, problem) => {
  tree.write({ 'tools/known.json': text });
  expect(await run('web')).toBe(false);
  expect(printed()).toContain(problem);
  expect(printed()).toContain('write it anew with --updateBaseline');
  expect(await run('web', { updateBaseline: true })).toBe(true);
  expect(Object.keys(counts())).toEqual(['web']);
});

it('refuses a folder', async () => {
  tree.write({ 'tools/known.json/': '' });
  expect([await run('web'), await run('web', { updateBaseline: true })]).toEqual([false, false]);
  expect(printed().match(/known\.json cannot be read: EISDIR/g)).toHaveLength(2);
});
