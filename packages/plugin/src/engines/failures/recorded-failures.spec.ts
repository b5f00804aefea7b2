import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_RULES } from '../../dockerignore/ignore-rules';
import { readDockerfile } from '../../formats/dockerfile/read-dockerfile';
import { makeTree, type TemporaryTree } from '../../testing/temporary-tree';
import { explainFailure } from './explain-failure';
import type { FailureClass } from './known-failure';
import type { FailureExplanation } from './situation';

/** Logs of real engines, which tools/record-failures makes: `<engine>/<case>.log`. */
const FOLDER = join(__dirname, 'fixtures');

const EVERY = ['docker', 'docker-20.10', 'podman', 'buildah'];
const DOCKERS = ['docker', 'docker-20.10'];
const CONTAINERS = ['podman', 'buildah'];

/** Each case begins with the known failure that it is; `step` is none, only a step that fails. */
const CASES: readonly (readonly [name: string, kind: FailureClass, engines: readonly string[]])[] = [
  ['archive-damaged.load', 'yours', EVERY],
  ['archive-place-missing.save', 'yours', EVERY],
  ['bash-missing', 'yours', EVERY],
  ['bash-missing.shell', 'yours', EVERY],
  ['builder-unknown', 'yours', ['docker']],
  ['cache-repository-malformed.attributes', 'yours', CONTAINERS],
  ['cache-repository-malformed.tag', 'yours', CONTAINERS],
  ['carriage-returns', 'yours', EVERY],
  ['client-option-unsupported', 'engine-too-old', EVERY],
  ['command-missing', 'yours', EVERY],
  ['command-missing.exec-form', 'yours', EVERY],
  ['connection-refused', 'infrastructure', EVERY],
  ['connection-refused.pull', 'infrastructure', EVERY],
  ['connection-refused.push', 'infrastructure', EVERY],
  ['copy-from-unknown', 'yours', EVERY],
  ['copy-from-unknown.name', 'yours', CONTAINERS],
  ['copy-source-missing', 'yours', EVERY],
  ['copy-source-missing.ignored', 'yours', EVERY],
  ['copy-source-missing.several', 'yours', EVERY],
  ['debian-command', 'yours', EVERY],
  ['disk-full', 'infrastructure', EVERY],
  ['dockerfile-empty', 'yours', EVERY],
  ['dockerfile-empty.no-from', 'yours', EVERY],
  ['dockerfile-malformed', 'yours', EVERY],
  ['dockerfile-missing', 'yours', EVERY],
  ['driver-cannot', 'engine-too-old', ['docker']],
  ['engine-unreachable', 'infrastructure', ['docker', 'docker-20.10', 'podman']],
  ['heredoc-unsupported', 'engine-too-old', ['docker-20.10']],
  ['ignore-file-malformed', 'yours', EVERY],
  ['ignore-file-unsendable', 'yours', ['docker']],
  ['image-gone.save', 'infrastructure', EVERY],
  ['image-name-malformed', 'yours', EVERY],
  ['image-name-malformed.case', 'yours', EVERY],
  ['image-unknown', 'yours', EVERY],
  ['image-unknown.pull', 'yours', EVERY],
  ['instruction-flag-unsupported', 'engine-too-old', EVERY],
  ['instruction-flag-unsupported.nonsense', 'engine-too-old', EVERY],
  ['instruction-unknown', 'yours', EVERY],
  ['login-needed', 'yours', EVERY],
  ['login-needed.pull', 'yours', EVERY],
  ['login-needed.push', 'yours', EVERY],
  ['network-isolated', 'yours', CONTAINERS],
  ['out-of-memory', 'infrastructure', EVERY],
  ['permission-denied', 'yours', EVERY],
  ['pull-denied', 'yours', EVERY],
  ['pull-denied.pull', 'yours', EVERY],
  ['push-denied.push', 'yours', EVERY],
  ['read-only-mount', 'yours', EVERY],
  ['registry-failing', 'transient', EVERY],
  ['registry-failing.pull', 'transient', EVERY],
  ['registry-failing.push', 'transient', EVERY],
  ['registry-name-unknown', 'infrastructure', EVERY],
  ['registry-name-unknown.pull', 'infrastructure', EVERY],
  ['registry-name-unknown.push', 'infrastructure', EVERY],
  ['registry-name-unknown.syntax', 'infrastructure', DOCKERS],
  ['registry-rate-limit', 'infrastructure', EVERY],
  ['registry-rate-limit.pull', 'infrastructure', EVERY],
  ['registry-rate-limit.push', 'infrastructure', EVERY],
  ['registry-speaks-http', 'yours', CONTAINERS],
  ['registry-speaks-http.pull', 'yours', CONTAINERS],
  ['registry-speaks-http.push', 'yours', CONTAINERS],
  ['repository-unknown.push', 'yours', EVERY],
  ['secret-file-missing', 'yours', EVERY],
  ['secret-missing', 'yours', EVERY],
  ['short-name-unresolved', 'yours', CONTAINERS],
  ['ssh-missing', 'yours', EVERY],
  ['stage-source-missing', 'yours', EVERY],
  ['stage-unknown', 'yours', EVERY],
  ['step', 'yours', EVERY],
  ['step.heredoc', 'yours', ['docker', 'podman', 'buildah']],
  ['step.stages', 'yours', EVERY],
  ['trust-policy-missing', 'infrastructure', CONTAINERS],
  ['user-missing', 'yours', EVERY],
  ['user-missing.copy', 'yours', CONTAINERS],
  ['wrong-architecture', 'yours', EVERY],
];

const pairs = CASES.flatMap(([name, kind, engines]) => engines.map((engine) => ({ engine, name, kind })));

const trees: TemporaryTree[] = [];
afterAll(() => {
  trees.forEach((tree) => tree.remove());
});

/** Explains a recorded log beside the Dockerfile that it is about. */
function explain(engine: string, name: string): FailureExplanation {
  const dockerfile = readIfRecorded(join('dockerfiles', name)) ?? '';
  const tree = makeTree({ Dockerfile: dockerfile });
  trees.push(tree);
  return explainFailure({
    log: (readIfRecorded(join(engine, `${name}.log`)) ?? '').replaceAll('/context', tree.root),
    contextRoot: tree.root,
    dockerfile: 'Dockerfile',
    outline: readDockerfile(dockerfile),
    ignoreRules: NO_RULES,
    ignoreFile: undefined,
    nearbyFolders: [],
  });
}

function readIfRecorded(name: string): string | undefined {
  return recorded.includes(name) ? readFileSync(join(FOLDER, name), 'utf8') : undefined;
}

const recorded = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' });

describe('the recorded failures', () => {
  it('are all in the table, and the other way round', () => {
    const logs = recorded.filter((path) => path.endsWith('.log')).map((path) => path.replaceAll('\\', '/'));
    expect(logs.sort()).toEqual(pairs.map(({ engine, name }) => `${engine}/${name}.log`).sort());
  });

  it.each(pairs)('$engine: $name', ({ engine, name, kind }) => {
    const id = name.split('.')[0];
    const { cause, class: found } = explain(engine, name);
    expect({ cause, class: found }).toEqual({ cause: id === 'step' ? undefined : id, class: kind });
  });
});

describe('a recorded step that failed', () => {
  it.each([
    ['step', EVERY, 'Dockerfile:2: RUN failed with exit status 37', 'before'],
    ['step.stages', CONTAINERS, 'Dockerfile:5: RUN failed with exit status 3', 'out\n    err'],
    ['step.heredoc', ['docker', ...CONTAINERS], 'Dockerfile:2: RUN failed with exit status 4', 'first'],
    ['bash-missing', EVERY, 'Dockerfile:2: RUN failed with exit status 127', '/bin/sh: bash: not found'],
    ['out-of-memory', EVERY, 'Dockerfile:2: RUN failed with exit status 137', 'Killed'],
  ])('shows its own last lines first: %s', (name, engines, what, lines) => {
    const first = engines.map((engine) => explain(engine, name).problems[0]);
    expect(first).toEqual(engines.map(() => ({ what, why: `it printed\n    ${lines}` })));
  });
});

describe('a recorded refusal', () => {
  it.each([
    ['copy-source-missing', 'Dockerfile:2: COPY source "backend" is not in the build context'],
    ['copy-source-missing.ignored', 'Dockerfile:2: COPY source "backend" is not in the build context'],
    ['copy-source-missing.several', 'Dockerfile:2: COPY source "backend" is not in the build context'],
    ['stage-source-missing', 'Dockerfile:3: COPY source "/app/dist" is not in build'],
    ['image-unknown', 'Dockerfile: the engine could not get the base image 127.0.0.1:5000/unknown:1'],
    ['login-needed', 'Dockerfile: the engine could not get the base image 127.0.0.1:5000/private:1'],
    ['connection-refused', 'Dockerfile: the engine could not get the base image 127.0.0.1:1/base:1'],
    ['secret-missing', 'A RUN step wants the secret token, and the build got none of that id'],
    ['stage-unknown', 'The Dockerfile has no stage nothing'],
    ['instruction-unknown', 'There is no instruction COPPY'],
    ['user-missing', 'The image has no user nobody-here'],
  ])('is told alike for every engine: %s', (name, what) => {
    const told = EVERY.map((engine) => explain(engine, name).problems.map((problem) => problem.what));
    expect(told).toEqual(EVERY.map(() => [what]));
  });
});
