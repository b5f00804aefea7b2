import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { listenAs } from '../../testing/fake-engine';
import { makeTree, type TemporaryTree } from '../../testing/temporary-tree';
import type { EngineVerdict } from '../engine/engine-verdict';
import { askBreaker, countFailure, countSuccess, readBreaker, type BreakerPlace } from './breaker';
import { BREAKER_RULES, CLOSED } from './breaker-state';

const untilDone = new AbortController().signal;
const answers: EngineVerdict = {
  kind: 'answers',
  endpoint: 'unix:///d',
  engine: 'docker',
  apiVersion: '1.45',
  durationMs: 1,
};
let tree: TemporaryTree;
let now: number;
let place: BreakerPlace;

beforeEach(() => {
  tree = makeTree();
  now = 1_000_000;
  place = { folder: tree.root, engine: 'DOCKER_HOST', now: () => now };
});

afterEach(() => tree.remove());

/** Ten callers in a process of their own, and what each of them got to know. */
async function askInAnotherProcess(endpoint: string): Promise<readonly string[]> {
  const script = `
    require(${JSON.stringify(join(__dirname, '../../testing/load-typescript.cjs'))});
    const { askBreaker } = require(${JSON.stringify(join(__dirname, 'breaker.ts'))});
    const { lookAtEngine } = require(${JSON.stringify(join(__dirname, '../engine/look-at-engine.ts'))});
    const signal = new AbortController().signal;
    const place = { folder: ${JSON.stringify(tree.root)}, engine: 'one' };
    const look = async () => {
      const deadlines = { ping: 1500, list: 1500, ssh: 1500 };
      const tools = { environment: {}, signal };
      for (let attempt = 0; attempt < 2; attempt += 1)
        var { cause } = await lookAtEngine({ endpoint: ${JSON.stringify(endpoint)} }, 'test', deadlines, tools);
      return { kind: 'fails', endpoint: undefined, cause, durationMs: 1 };
    };
    Promise.all(Array.from({ length: 10 }, () => askBreaker(place, look, signal))).then((answers) => {
      console.log(JSON.stringify(answers.map(({ kind, by, verdict, cause }) => (cause ?? verdict.cause).class)));
    });`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(await text(child.stdout)) as string[];
}

it('lets one of fifty callers in five processes wait for an engine that hangs', async () => {
  const engine = await listenAs(() => undefined);
  try {
    const told = await Promise.all(Array.from({ length: 5 }, () => askInAnotherProcess(engine.endpoint)));
    expect([told.flat(), engine.connections()]).toEqual([Array(50).fill('engine-hung'), 2]);
  } finally {
    await engine.close();
  }
}, 60_000);

it('is not kept waiting by a process that dies while it looks', async () => {
  const script = `
    require(${JSON.stringify(join(__dirname, '../../testing/load-typescript.cjs'))});
    const { askBreaker } = require(${JSON.stringify(join(__dirname, 'breaker.ts'))});
    const place = { folder: ${JSON.stringify(tree.root)}, engine: 'DOCKER_HOST', now: () => ${now} };
    const look = () => process.kill(process.pid, 'SIGKILL');
    askBreaker(place, look, new AbortController().signal);`;
  await once(spawn(process.execPath, ['-e', script], { stdio: 'inherit' }), 'exit');
  expect(readBreaker(place).looking).toBeDefined();
  expect(await askBreaker(place, () => Promise.resolve(answers), untilDone)).toEqual({
    kind: 'judged',
    by: 'self',
    verdict: answers,
  });
});

it('opens, tries again, and closes', async () => {
  const cause = { class: 'engine-down', reason: 'nobody listens' } as const;
  const fails: EngineVerdict = { kind: 'fails', endpoint: undefined, cause, durationMs: 1 };
  const never = (): Promise<EngineVerdict> => Promise.reject(new Error('nobody may look'));
  const kinds: unknown[] = [];
  const ask = async (look: () => Promise<EngineVerdict>): Promise<void> => {
    const answer = await askBreaker(place, look, untilDone);
    kinds.push(answer.kind === 'judged' ? answer.verdict.kind : answer.kind);
  };
  await ask(() => Promise.resolve(fails));
  await ask(never);
  now += BREAKER_RULES.openFor;
  await ask(async () => {
    // Another one comes while this one tries.
    await ask(never);
    return answers;
  });
  expect([kinds, readBreaker(place).state]).toEqual([
    ['fails', 'stay-away', 'stay-away', 'answers'],
    'closed',
  ]);
});

it('counts what fails later, and forgets it when services come up', async () => {
  const cause = { class: 'pull-unavailable', reason: 'no registry' } as const;
  await countFailure(place, cause, untilDone);
  const first = readBreaker(place);
  await countFailure(place, cause, untilDone);
  const second = readBreaker(place);
  await countSuccess(place, untilDone);
  expect([first, second, readBreaker(place)]).toEqual([
    { ...CLOSED, failures: 1 },
    { ...CLOSED, state: 'open', failures: 2, cause, changedAt: now },
    { ...CLOSED, changedAt: now },
  ]);
});

it('leaves no trace of a look that was broken off', async () => {
  const broken = askBreaker(place, () => Promise.reject(new Error('cancelled')), untilDone);
  await expect(broken).rejects.toThrow('cancelled');
  expect(readBreaker(place)).toEqual(CLOSED);
});

it('goes on where its file is broken', async () => {
  await countFailure(place, { class: 'host-resource', reason: 'full' }, untilDone);
  const [name = ''] = (await import('node:fs')).readdirSync(tree.root);
  writeFileSync(join(tree.root, name), '{');
  expect(readBreaker(place)).toEqual(CLOSED);
});
