import type { Claim } from '../../../checker/claim';
import type { Finding } from '../../../checker/finding';
import { viewInMemory } from '../../../checker/workspace-view';
import { openEngine } from '../../../engines/find-engine';
import type { RunResult } from '../../../host/command-runner';
import { DOCKER_FACTS } from '../../../testing/docker-facts';
import { askClaims } from './ask-claims';
import type { AskedEngine } from './asked-engine';
import type { Verdict } from './verdict';

const { signal } = new AbortController();
const DOCKERFILE = '# syntax=docker/dockerfile:1\nFROM scratch\nCOPPY a /a\n';

/** What an engine says of a claim that answers to everything alike; its messages are those of Docker 26.1, 28.5 or 20.10. */
async function verdictOf(claim: Claim, answer: RunResult, refusal?: string): Promise<Verdict> {
  const run = (): Promise<RunResult> => Promise.resolve(answer);
  const asked: AskedEngine = {
    facts: DOCKER_FACTS,
    endpoint: 'unix:///s',
    engine: openEngine(DOCKER_FACTS, run, {}),
    docker: run,
    buildCommand: ['buildx', 'build'],
  };
  const checks = new Map(
    refusal === undefined ? [] : [['Dockerfile', { warnings: [], refusal: { message: refusal, line: 1 } }]],
  );
  const surroundings = { workspaceRoot: '/w', view: viewInMemory({ Dockerfile: DOCKERFILE }), checks };
  const finding: Finding = {
    ...{ rule: 'dockerfile/unparsable', severity: 'error', file: 'Dockerfile', line: 3, column: 1 },
    ...{ what: '', why: '', fix: '', evidence: 'files', claim },
  };
  const [first] = await askClaims([finding], asked, surroundings, signal);
  return first?.verdict ?? { kind: 'unanswered', why: 'not asked' };
}

const ended = (status: number, stderr: string, stdout = ''): RunResult => ({
  kind: 'exited',
  status,
  stdout,
  stderr,
});
const compose = (cause: Extract<Claim, { kind: 'compose-refused' }>['cause']): Claim => ({
  kind: 'compose-refused',
  file: 'compose.yaml',
  cause,
});
const ignoreFile: Claim = { kind: 'ignore-file-refused', text: '[a\n' };
const unreadable: Claim = { kind: 'dockerfile-unreadable', file: 'Dockerfile', line: 3 };
const user: Claim = { kind: 'image-runs-as-root', image: 'node:24' };
const imageWith = (User: string): RunResult =>
  ended(
    0,
    '',
    JSON.stringify({ Id: 'sha256:1', Size: 1, Os: 'linux', Architecture: 'amd64', Config: { User } }),
  );

it.each<[string, Claim, RunResult]>([
  ['an ignore file', ignoreFile, ended(1, 'ERROR: failed to solve: syntax error in pattern')],
  ['an ignore file', ignoreFile, ended(1, 'invalid excludepatterns: [[a]: syntax error in pattern')],
  [
    'an ignore file',
    ignoreFile,
    ended(1, 'header key "exclude-patterns" contains value with non-printable ASCII characters'),
  ],
  ['a Dockerfile', unreadable, ended(1, 'dockerfile parse error on line 2: unknown instruction: COPPY')],
  ['a Dockerfile', unreadable, ended(1, 'ERROR: failed to solve: unterminated heredoc')],
  ['YAML', compose({ kind: 'yaml' }), ended(1, 'yaml: line 2: found character that cannot start any token')],
  [
    'YAML',
    compose({ kind: 'yaml' }),
    ended(1, 'failed to parse /w/compose.yaml: line 4: mapping key "image" already defined at line 3'),
  ],
  [
    'an env file',
    compose({ kind: 'no-env-file', path: './gone.env' }),
    ended(14, 'env file /w/gone.env not found: stat /w/gone.env: no such file or directory'),
  ],
  ['a user', user, imageWith('')],
  ['a user', user, imageWith('0:0')],
])('confirms what it says of %s: %j', async (_, claim, answer) => {
  expect(await verdictOf(claim, answer)).toEqual({ kind: 'confirmed' });
});

it.each<[Claim, RunResult, string]>([
  [ignoreFile, ended(0, ''), 'the engine takes the line'],
  [
    unreadable,
    ended(1, 'target stage "nx-alpine-no-stage" could not be found'),
    'the engine reads the whole file',
  ],
  [compose({ kind: 'yaml' }), ended(0, ''), 'docker compose takes the file'],
  [user, imageWith('app'), 'node:24, as the engine has it, runs as app'],
  [
    { kind: 'stage-unknown', file: 'Dockerfile', name: 'bulder' },
    imageWith(''),
    'bulder is an image that the engine has',
  ],
])('refutes %j', async (claim, answer, instead) => {
  expect(await verdictOf(claim, answer)).toEqual({ kind: 'refuted', instead });
});

const NO_IMAGE = ended(1, 'Error response from daemon: No such image: bulder:latest');

it.each([
  ['7', 'invalid stage index 7', 'confirmed'],
  ['7', 'invalid stage index 8', 'unanswered'],
  [
    'bulder',
    'failed to resolve source metadata for docker.io/library/bulder:latest: docker.io/library/bulder:latest: not found',
    'confirmed',
  ],
  [
    'bulder',
    'failed to resolve source metadata for docker.io/library/bulder:latest: no such host',
    'unanswered',
  ],
])('asks the checks of BuildKit for a stage %s: %s', async (name, refusal, kind) => {
  const claim: Claim = { kind: 'stage-unknown', file: 'Dockerfile', name };
  expect(await verdictOf(claim, NO_IMAGE, refusal)).toMatchObject({ kind });
});

it.each<[Claim, RunResult, string]>([
  [unreadable, ended(1, 'dockerfile parse error on line 1: x'), 'the engine stops in line 2'],
  [ignoreFile, { kind: 'deadline-passed', deadline: 1, stdout: '', stderr: '' }, 'no answer in 20 s'],
  [compose({ kind: 'yaml' }), ended(1, 'no configuration file'), 'docker compose stops at something else'],
  [user, NO_IMAGE, 'the engine does not have the image, and it is not fetched for this'],
  [user, ended(1, 'Cannot connect'), 'the engine failed'],
])('settles nothing of %j by %j', async (claim, answer, why) => {
  expect(await verdictOf(claim, answer)).toEqual({ kind: 'unanswered', why });
});
