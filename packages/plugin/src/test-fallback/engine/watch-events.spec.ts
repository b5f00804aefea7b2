import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pause } from '../../host/pause';
import { answerAs, listenAs, type FakeEngine } from '../../testing/fake-engine';
import { readEngineEvents } from './read-events';
import { watchEvents, type EventWatch } from './watch-events';

let engine: FakeEngine | undefined;
let watch: EventWatch | undefined;

afterEach(async () => {
  watch?.end();
  await engine?.close();
});

const event = (Action: string): string =>
  `${JSON.stringify({ Action, Actor: { ID: 'a1', Attributes: { 'com.docker.compose.service': 'db' } }, timeNano: 1795705692570000000 })}\n`;
const seen = (action: string): object => ({
  action,
  containerId: 'a1',
  service: 'db',
  exitCode: undefined,
  at: '2026-11-26T15:08:12.570Z',
});

/** Waits until an engine has told so much. */
async function told(count: number): Promise<void> {
  for (let look = 0; look < 200 && watch?.events().length !== count; look += 1) {
    await pause(10, new AbortController().signal);
  }
}

it('knows what an engine has told so far, and asks it without an end', async () => {
  let asked = '';
  let answer: ServerResponse | undefined;
  engine = await answerAs(({ url = '' }, response) => {
    asked = url;
    answer = response;
    response.write(event('oom'));
  });
  watch = watchEvents(engine, 1_500, 'shop');
  await told(1);
  expect(watch.events()).toEqual([seen('oom')]);
  const [whole, part] = [event('health_status: unhealthy'), event('restart').slice(0, 20)];
  answer?.write(whole + part);
  await told(2);
  expect(watch.events()).toEqual([seen('oom'), seen('unhealthy')]);
  const { pathname, searchParams } = new URL(asked, 'http://engine');
  expect([pathname, searchParams.get('since'), searchParams.has('until')]).toEqual([
    '/events',
    '1.500',
    false,
  ]);
});

it('keeps what it has when the engine goes away', async () => {
  engine = await answerAs((_, response) => response.write(event('oom'), () => response.destroy()));
  watch = watchEvents(engine, 0, 'shop');
  await told(1);
  await engine.close();
  expect(watch.events()).toEqual([seen('oom')]);
});

it.each<[string, () => Promise<FakeEngine>]>([
  ['hangs', () => listenAs(() => undefined)],
  ['refuses', () => answerAs((_, response) => response.writeHead(500).end(event('oom')))],
  ['hangs up', () => listenAs((socket) => socket.destroy())],
])('hears nothing of an engine that %s', async (_, start) => {
  engine = await start();
  watch = watchEvents(engine, 0, 'shop');
  await pause(100, new AbortController().signal);
  expect([watch.events(), engine.connections()]).toEqual([[], 1]);
});

it.each(['ssh://build.example.com', 'strange://x', 'unix:///nowhere/engine.sock'])(
  'hears nothing at %s',
  async (endpoint) => {
    watch = watchEvents({ endpoint }, 0, 'shop');
    await pause(50, new AbortController().signal);
    expect(watch.events()).toEqual([]);
  },
);

it('hears nothing where a certificate is none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tls-'));
  writeFileSync(join(folder, 'cert.pem'), 'none');
  writeFileSync(join(folder, 'key.pem'), 'none');
  const tls = { folder, verify: true };
  watch = watchEvents({ endpoint: 'tcp://127.0.0.1:1', tls }, 0, 'shop');
  expect(watch.events()).toEqual([]);
  const question = {
    endpoint: 'tcp://127.0.0.1:1',
    tls,
    deadline: 1_000,
    signal: new AbortController().signal,
  };
  expect(await readEngineEvents({ ...question, since: 0, until: 1, projectName: 'shop' })).toMatchObject({
    kind: 'unreadable',
  });
  rmSync(folder, { recursive: true });
});

it('lets the engine go when it ends', async () => {
  let answer: ServerResponse | undefined;
  engine = await answerAs((_, response) => {
    answer = response;
    response.write(event('oom'));
  });
  watch = watchEvents(engine, 0, 'shop');
  await told(1);
  const closed = answer === undefined ? undefined : once(answer, 'close');
  watch.end();
  expect(await closed).toEqual([]);
});
