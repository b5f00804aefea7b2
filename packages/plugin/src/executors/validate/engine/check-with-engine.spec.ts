import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NoEngineError } from '../../../engines/engine-error';
import type { EngineFacts } from '../../../engines/engine-facts';
import type { CommandRunner } from '../../../host/command-runner';
import { RULES } from '../../../checker/registry';
import { scopeOf, wholeWorkspace } from '../../../checker/scope';
import { viewInMemory } from '../../../checker/workspace-view';
import { DOCKER_FACTS } from '../../../testing/docker-facts';
import type { EngineTools } from './asked-engine';
import { checkWithEngine, type CheckedWithEngine, type EngineCheck } from './check-with-engine';
import { listNotAsked, recordEngine } from './engine-report';

const PROJECT = [{ name: 'a', root: 'a', dependencies: [] }];
const FILES = {
  'a/alpine.Dockerfile': 'FROM node:24-alpine\nCOPY gone /x\nUSER 1000\n',
  'a/compose.yaml': 'services:\n  web:\n    image: x\n    depends_on: [db]\n',
};

/** How the client answers to arguments that contain a word: with a status and what it prints to its two outputs. */
type Answers = Readonly<Record<string, readonly [status: number, stderr: string, stdout?: string]>>;

const asked: string[] = [];

function runnerFor(answers: Answers): CommandRunner {
  return ([, ...args]) => {
    const line = args.join(' ');
    if (args.includes('--file') || args[0] === 'compose') asked.push(line);
    const key = Object.keys(answers).find((word) => line.includes(word));
    const [status, stderr, stdout = ''] = (key !== undefined && answers[key]) || [1, 'something else'];
    return Promise.resolve({ kind: 'exited', status, stdout, stderr });
  };
}

function check(
  answers: Answers,
  { facts = {}, ...changes }: Partial<EngineCheck> & { facts?: Partial<EngineFacts> } = {},
): Promise<CheckedWithEngine> {
  asked.length = 0;
  const tools: EngineTools = {
    run: runnerFor(answers),
    environment: { DOCKER_HOST: 'tcp://me:secret@engine:2376' },
    signal: new AbortController().signal,
    find: () => Promise.resolve({ ...DOCKER_FACTS, ...facts }),
  };
  const view = viewInMemory(FILES, PROJECT);
  return checkWithEngine(
    {
      ...{ choice: 'auto', workspaceRoot: '/w', view, rules: RULES, onSuppressions: [] },
      scope: wholeWorkspace(view),
      ...changes,
    },
    () => tools,
  );
}

const evidenceOf = ({ findings }: CheckedWithEngine): string[] =>
  findings.filter(({ severity }) => severity === 'error').map(({ rule, evidence }) => `${rule} ${evidence}`);

/** As Docker 26.1 and 28.5 with buildx, and compose 2.26, print it. */
const MISSING = [
  'failed to compute cache key: failed to calculate checksum of ref 1::2: "/gone": not found',
  'failed to calculate checksum of ref 1::2: failed to walk /s/buildkit-mount4/gone: lstat /s/buildkit-mount4/gone: no such file or directory',
];
const UNDEFINED = 'service "web" depends on undefined service "db": invalid compose project';

it('asks nobody unless told to', async () => {
  const checked = await check({}, { choice: 'never' });
  expect(evidenceOf(checked)).toEqual(['context/missing-source files', 'compose/unknown-dependency files']);
  expect([asked, recordEngine(checked.answers)]).toEqual([[], null]);
  expect(checked.findings.filter((finding) => 'claim' in finding)).toEqual([]);
});

it.each(MISSING)('marks what the engine confirms: %s', async (stderr) => {
  const checked = await check({ cacheonly: [1, stderr], compose: [14, UNDEFINED] });
  expect(evidenceOf(checked)).toEqual(['context/missing-source engine', 'compose/unknown-dependency engine']);
  expect(recordEngine(checked.answers)).toEqual({
    kind: 'docker-buildx',
    version: '26.1.5',
    clientVersion: '0.13.1',
    endpoint: 'tcp://engine:2376',
    claims: { asked: 2, confirmed: 2, refuted: 0, unanswered: 0 },
    refuted: [],
    unanswered: [],
    checkedBuilds: 0,
  });
  expect(asked.map((line) => line.replace(/--file \S+ /, '')).sort()).toEqual([
    `buildx build --progress plain --output type=cacheonly ${join('/w', '')}`,
    'compose --project-name nx-alpine --profile * config --quiet',
  ]);
});

it('reports no more what the engine refutes, and leaves what it does not settle', async () => {
  const checked = await check({ cacheonly: [0, ''] });
  expect(evidenceOf(checked)).toEqual(['compose/unknown-dependency files']);
  expect(recordEngine(checked.answers)).toMatchObject({
    refuted: [{ rule: 'context/missing-source', instead: 'COPY finds "gone" in the context that was sent' }],
    unanswered: [{ rule: 'compose/unknown-dependency', why: 'docker compose stops at something else' }],
  });
  expect(listNotAsked(checked.answers).at(-1)).toContain('1 finding that the engine could have settled');
});

it.each([
  ['another path', 'failed to calculate checksum of ref 1::2: "/other": not found'],
  ['another service', UNDEFINED.replaceAll('db', 'cache')],
])('takes what is said of %s for no answer', async (_, stderr) => {
  expect(evidenceOf(await check({ cacheonly: [1, stderr], compose: [1, stderr] }))).toEqual([
    'context/missing-source files',
    'compose/unknown-dependency files',
  ]);
});

it("asks for BuildKit's own checks where they are known, and for no file that is not reported on", async () => {
  const json = readFileSync(
    join(__dirname, '../../../formats/build-check/fixtures/docker-28.5-buildx-0.29-warn.json'),
    'utf8',
  );
  const facts = { flags: ['--call'] };
  const checked = await check({ '--call': [1, '', json] }, { facts });
  expect(checked.findings.filter(({ rule }) => rule === 'dockerfile/build-check')).toHaveLength(8);
  expect(recordEngine(checked.answers)).toMatchObject({ checkedBuilds: 1 });
  const scope = scopeOf((file) => file.startsWith('b/'), viewInMemory(FILES, PROJECT));
  const foreign = await check({ '--call': [1, '', json] }, { facts, scope });
  expect([foreign.findings, asked]).toEqual([[], []]);
});

describe('where no engine answers', () => {
  const find = (): Promise<never> =>
    Promise.reject(new NoEngineError([{ what: 'No container engine: tried docker', why: 'none' }]));
  const tools = { run: runnerFor({}), environment: {}, signal: new AbortController().signal, find };
  const view = viewInMemory(FILES, PROJECT);
  const scope = wholeWorkspace(view);
  const all = { workspaceRoot: '/w', view, rules: RULES, onSuppressions: [], scope };

  it('goes by the files and says so', async () => {
    const checked = await checkWithEngine({ ...all, choice: 'auto' }, () => tools);
    expect(evidenceOf(checked)).toEqual(['context/missing-source files', 'compose/unknown-dependency files']);
    expect(listNotAsked(checked.answers)[0]).toBe(
      'what an engine says of all this, since none answers: No container engine: tried docker (none)',
    );
  });

  it.each(['auto', 'required'] as const)(
    'tells no password of an address, where it is %s',
    async (choice) => {
      const what = 'docker at tcp://me:hun/ter2@engine:2376 does not answer';
      const why = 'tcp://me:hunter2@engine:2376 refuses';
      const said = checkWithEngine({ ...all, choice }, () => ({
        ...tools,
        find: () => Promise.reject(new NoEngineError([{ what, why }])),
      })).then(({ answers }) => listNotAsked(answers)[0], String);
      const hidden = 'docker at tcp://***@engine:2376 does not answer';
      expect(await said).toContain(hidden);
      expect(await said).not.toContain('ter2');
    },
  );

  it('fails where one is required', async () => {
    await expect(checkWithEngine({ ...all, choice: 'required' }, () => tools)).rejects.toThrow(
      'No container engine: tried docker: none\nengine: required, and none answers',
    );
  });
});
