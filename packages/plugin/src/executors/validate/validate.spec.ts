import { Validator, type Schema } from '@cfworker/json-schema';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { makeTree, type TemporaryTree } from '../../testing/temporary-tree';
import type { ValidateRecord } from '../../checker/validate-record';
import validateExecutor from './executor';

const SCHEMA = JSON.parse(
  readFileSync(join(__dirname, '../../../schemas/validate.schema.json'), 'utf8'),
) as Schema;
// In two parts, so that nobody takes it for a token that was given away.
const TOKEN = ['ghp_', '9aB3dE5fG7hJ1kL2mN4pQ6rS8tV0wX2yZ5cD'].join('');

let tree: TemporaryTree;
let printed: string;

beforeEach(() => {
  tree = makeTree({
    'services/api/alpine.Dockerfile': 'FROM alpine:3.24\nCOPY data /data\nUSER 1000\n',
    'services/api/data/x.txt': 'x',
    'services/api/.env.staging': `GITHUB_TOKEN=${TOKEN}\n`,
    'services/web/alpine.Dockerfile': 'FROM alpine:3.24\nCOPY gone /gone\n',
    'node_modules/x/Dockerfile': 'FORM alpine\n',
  });
  printed = '';
  const keep = (text: string): void => {
    printed += `${text}\n`;
  };
  jest.spyOn(console, 'log').mockImplementation(keep);
  jest.spyOn(console, 'error').mockImplementation(keep);
});

afterEach(() => {
  tree.remove();
  jest.restoreAllMocks();
});

async function run(options: object = {}): Promise<boolean> {
  const data = { api: { root: 'services/api' }, web: { root: 'services/web' } };
  const context = {
    root: tree.root,
    projectName: 'api',
    projectsConfigurations: { projects: data },
    projectGraph: { nodes: { api: { data: data.api }, web: { data: data.web } }, dependencies: {} },
  };
  const { success } = await validateExecutor(
    options as Readonly<Record<string, unknown>>,
    context as unknown as ExecutorContext,
  );
  return success;
}

const path = (name: string): string => join(tree.root, 'dist/nx-alpine/services/api', name);
const read = (name: string): string => readFileSync(path(name), 'utf8');
const record = (): ValidateRecord => JSON.parse(read('validate.json')) as ValidateRecord;
const rulesFound = (): string[] => [...new Set(record().findings.map(({ rule, file }) => `${file} ${rule}`))];

it('reports on a project, with its place, the reason and what to do', async () => {
  expect(await run()).toBe(false);
  expect(rulesFound()).toContain('services/api/alpine.Dockerfile context/missing-source');
  expect(rulesFound().filter((place) => !place.startsWith('services/api/'))).toEqual([]);
  expect(new Validator(SCHEMA, '2019-09').validate(record()).errors).toEqual([]);
  expect(printed).toContain('  2:6  error  COPY source "data" is not in');
  expect(printed).toMatch(/not valid: \d errors?.* in api, after /);
  expect(record().looked).toMatchObject({ dockerfile: 2, env: 1 });
});

it('reports on the workspace where that is asked for', async () => {
  expect(await run({ scope: 'workspace' })).toBe(false);
  expect(rulesFound()).toContain('services/web/alpine.Dockerfile context/missing-source');
  expect(rulesFound().filter((place) => place.startsWith('node_modules'))).toEqual([]);
});

it('shows no secret in any report', async () => {
  for (const format of ['text', 'json', 'markdown', 'sarif', 'github'])
    await run({ format, scope: 'workspace' });
  expect(rulesFound()).toContain('services/api/.env.staging env/plain-secret');
  const all = [printed, ...['validate.json', 'validate.md', 'validate.sarif'].map(read)].join('\n');
  expect(all).not.toContain(TOKEN);
});

it('fails by severity alone', async () => {
  expect(await run({ failOn: 'never' })).toBe(true);
  expect(await run({ failOn: 'info' })).toBe(false);
  const rules = Object.fromEntries(record().rules.map((rule) => [rule, 'off']));
  expect(await run({ failOn: 'info', rules })).toBe(true);
  expect(printed).toContain('valid: nothing in api, after ');
});

it('gives a rule another severity', async () => {
  await run({ rules: { 'context/missing-source': 'info' } });
  const found = record().findings.find(({ rule }) => rule === 'context/missing-source');
  expect(found?.severity).toBe('info');
});

it('lives with what a baseline knows, wherever it has moved, and with nothing else', async () => {
  const options = { baseline: 'known.json', failOn: 'info' };
  expect(await run(options)).toBe(false);
  expect(await run({ ...options, updateBaseline: true })).toBe(true);
  tree.write({
    'services/api/alpine.Dockerfile': 'FROM alpine:3.24\n\nCOPY data /data\nCOPY more /more\nUSER 1000\n',
  });
  expect(await run(options)).toBe(false);
  expect(record().findings.map(({ what }) => what)).toEqual([expect.stringContaining('"more"')]);
  tree.write({ 'services/api/alpine.Dockerfile': 'FROM alpine:3.24\nUSER 1000\n' });
  expect(await run(options)).toBe(true);
  expect(record().goneFromBaseline).toBe(1);
});

it('writes SARIF with all rules and a place for each finding', async () => {
  await run();
  const { runs } = JSON.parse(read('validate.sarif')) as {
    runs: {
      tool: { driver: { rules: { id: string }[] } };
      results: { ruleId: string; ruleIndex: number }[];
    }[];
  };
  const [first] = runs;
  expect(first?.results.length).toBe(record().findings.length);
  expect(
    first?.results.filter(({ ruleId, ruleIndex }) => first.tool.driver.rules[ruleIndex]?.id !== ruleId),
  ).toEqual([]);
});

it.each([
  [{ rules: { 'context/nothing': 'off' } }, 'rules: there is no rule context/nothing'],
  [{ updateBaseline: true }, 'updateBaseline: there is no baseline'],
  [{ failOn: 'fatal' }, 'failOn: expected one of error, warning, info, never, got "fatal"'],
])('refuses %j and leaves no record', async (options, problem) => {
  expect(await run(options)).toBe(false);
  expect(printed).toContain(problem);
  expect(existsSync(path('validate.json'))).toBe(false);
});
