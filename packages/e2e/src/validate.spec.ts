import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { docker } from './support/docker';
import { runExecutor } from './support/run-executor';
import { createWorkspace, type CommandEnd, type Workspace } from './support/workspace';

const ROOT = 'services/backend';
/** A base of the house under the name of the public one, which has another user. */
const HARDENED = 'python:3.13-alpine3.24-nx-alpine-validate';

let workspace: Workspace;
let temporary: string;

beforeAll(async () => {
  workspace = await createWorkspace(24);
  temporary = join(workspace.root, '.nx/temporary');
  mkdirSync(temporary, { recursive: true });
  await workspace.write({
    [`${ROOT}/project.json`]: JSON.stringify({ name: 'backend' }),
    [`${ROOT}/alpine.Dockerfile`]: [
      `FROM ${HARDENED}`,
      'COPY services/backend/app.py /app/',
      'COPY services/backend/static /static/',
      'CMD ["python", "/app/app.py"]',
      '',
    ].join('\n'),
    [`${ROOT}/app.py`]: 'print()\n',
    [`${ROOT}/compose.yaml`]: [
      'services:',
      '  backend:',
      '    build:',
      '      context: ..',
      '      dockerfile: backend/alpine.Dockerfile',
      '    depends_on: [databse]',
      '  database:',
      '    image: postgres:18-alpine',
      '    environment: { POSTGRES_HOST_AUTH_METHOD: trust }',
      '',
    ].join('\n'),
    'Hardened.Dockerfile': 'FROM python:3.13-alpine3.24\nUSER 1000\n',
    [`${ROOT}/static/page.html`]: '<p>\n',
    [`${ROOT}/alpine.Dockerfile.dockerignore`]: '*\n!services/backend/app.py\n',
  });
  await docker('build', '--tag', HARDENED, '--file', join(workspace.root, 'Hardened.Dockerfile'), temporary);
}, 300_000);

afterAll(async () => {
  await docker('image', 'rm', '--force', HARDENED);
  await workspace.remove();
});

interface ValidateRecord {
  readonly findings: readonly { rule: string; file: string; line: number; evidence: string }[];
  readonly notLooked: readonly string[];
  readonly engine: {
    readonly claims: object;
    readonly refuted: readonly { rule: string; instead: string }[];
  } | null;
}

const path = (name: string): string => join(workspace.root, `dist/nx-alpine/${ROOT}`, name);
const readRecord = (): ValidateRecord =>
  JSON.parse(readFileSync(path('validate.json'), 'utf8')) as ValidateRecord;

/** What was found and from what it is known; what BuildKit's own checks add depends on the engine's version. */
const found = (): string[] =>
  readRecord()
    .findings.filter(({ rule }) => rule !== 'dockerfile/build-check')
    .map(
      ({ file, line, rule, evidence }) =>
        `${file.slice(ROOT.length + 1)}:${String(line)} ${rule} ${evidence}`,
    );

const validate = (options: object, environment: NodeJS.ProcessEnv = {}): Promise<CommandEnd> =>
  runExecutor(workspace, 'validate', {
    project: 'backend',
    projectRoot: ROOT,
    options: options as Readonly<Record<string, unknown>>,
    environment: { TMPDIR: temporary, ...environment },
  });

const FROM_FILES = [
  'alpine.Dockerfile:3 context/excluded-source files',
  'alpine.Dockerfile:4 dockerfile/runs-as-root files',
  'compose.yaml:4 context/compose-context files',
  'compose.yaml:6 compose/unknown-dependency files',
];

it('finds the context that is one folder too deep without an engine', async () => {
  const { status, output } = await workspace.nx(['run', 'backend:validate']);
  expect([status, found(), readRecord().engine]).toEqual([1, FROM_FILES, null]);
  expect(output).toContain('Write "context: ../.." and "dockerfile: services/backend/alpine.Dockerfile".');
  expect(output).not.toContain('(measured)');
});

it('measures with an engine, reports no more what that refutes, and leaves nothing behind', async () => {
  const { status, output } = await validate({ engine: 'required' });
  expect([status, found()]).toEqual([
    1,
    [
      'alpine.Dockerfile:3 context/excluded-source engine',
      'compose.yaml:4 context/compose-context engine',
      'compose.yaml:6 compose/unknown-dependency engine',
    ],
  ]);
  const { engine } = readRecord();
  expect(engine?.claims).toEqual({ asked: 4, confirmed: 3, refuted: 1, unanswered: 0 });
  expect(engine?.refuted).toMatchObject([
    { rule: 'dockerfile/runs-as-root', instead: `${HARDENED}, as the engine has it, runs as 1000` },
  ]);
  expect(output).toContain('context/compose-context (measured)');
  expect(output).toContain(
    'an engine says otherwise: services/backend/alpine.Dockerfile:4 dockerfile/runs-as-root',
  );
  expect(readFileSync(path('validate.md'), 'utf8')).toContain('compose-context (measured)');
  expect(readFileSync(path('validate.sarif'), 'utf8')).toContain('"evidence": "engine"');
  expect(readdirSync(temporary)).toEqual([]);
  expect(await docker('ps', '--all', '--quiet', '--filter', 'name=nx-alpine-look')).toBe('');
});

describe('without an engine that answers', () => {
  const nowhere = { DOCKER_HOST: 'unix:///nowhere/docker.sock' };

  it('finds the same and says that none was asked, where one may be', async () => {
    const { status, output } = await validate({ engine: 'auto' }, nowhere);
    expect([status, found(), readRecord().engine]).toEqual([1, FROM_FILES, null]);
    expect(output).toContain('none answers');
    expect(readRecord().notLooked[0]).toContain('no engine answers at unix:///nowhere/docker.sock');
  });

  it('fails where one is required, and leaves no record', async () => {
    const { status, output } = await validate({ engine: 'required' }, nowhere);
    expect([status, workspace.exists(`dist/nx-alpine/${ROOT}/validate.json`)]).toEqual([1, false]);
    expect(output).toContain('engine: required, and none answers');
  });
});

describe('the folder that counts twice', () => {
  const STORY = 'services/story';
  const compose = (context: string): string =>
    [
      'services:',
      '  story:',
      '    build:',
      `      context: ${context}`,
      `      dockerfile: ${STORY}/alpine.Dockerfile`,
      '',
    ].join('\n');

  it('is found by nx run, and mended by --fix', async () => {
    await workspace.write({
      'compose.yaml': compose(STORY),
      [`${STORY}/project.json`]: JSON.stringify({ name: 'story' }),
      [`${STORY}/alpine.Dockerfile`]: `FROM alpine:3.24\nCOPY ${STORY}/app.py /app/\nUSER 1000\n`,
      [`${STORY}/app.py`]: 'print()\n',
    });
    const run = async (...options: string[]): Promise<unknown> => {
      const { status, output } = await workspace.nx(['run', 'story:validate', ...options]);
      return [
        status,
        /compose\/[a-z-]+/.exec(output)?.[0],
        readFileSync(join(workspace.root, 'compose.yaml'), 'utf8'),
      ];
    };
    expect([await run(), await run('--fix'), await run()]).toEqual([
      [1, 'compose/missing-dockerfile', compose(STORY)],
      [0, undefined, compose('.')],
      [0, undefined, compose('.')],
    ]);
  });
});
