import { answerAs, listenAs, type FakeEngine } from '../../testing/fake-engine';
import type { EngineQuestion } from './ask-for-json';
import { inspectContainers } from './inspect-containers';
import { readEngineEvents } from './read-events';

let engine: FakeEngine | undefined;
afterEach(async () => engine?.close());

const question = (deadline = 2_000): EngineQuestion & { projectName: string } => ({
  endpoint: engine?.endpoint ?? '',
  deadline,
  signal: new AbortController().signal,
  projectName: 'shop',
});

/** As docker 26.1.5 writes them, without the labels of the image. */
const event = (Action: string, attributes: Readonly<Record<string, string>> = {}): string =>
  JSON.stringify({
    status: Action,
    id: 'a1',
    Type: 'container',
    Action,
    Actor: { ID: 'a1', Attributes: { 'com.docker.compose.service': 'db', name: 'shop-db-1', ...attributes } },
    scope: 'local',
    time: 1795705692,
    timeNano: 1795705692570000000,
  });
const read = { containerId: 'a1', service: 'db', exitCode: undefined, at: '2026-11-26T15:08:12.570Z' };

describe('the events of a time', () => {
  it('are asked for by project and kind, and read', async () => {
    let asked = '';
    engine = await answerAs(({ url = '' }, response) => {
      asked = url;
      response.end(
        [
          event('health_status: healthy'),
          event('health_status: unhealthy'),
          event('kill', { signal: '15' }),
          event('die', { exitCode: '137', execDuration: '1' }),
          event('died', { containerExitCode: '3' }),
          event('oom'),
          event('restart'),
          event('exec_create: sh'),
          event('health_status: running'),
          'no json',
          '',
        ].join('\n'),
      );
    });
    expect(await readEngineEvents({ ...question(), since: 1_500, until: 2_000 })).toEqual({
      kind: 'read',
      events: [
        { ...read, action: 'healthy' },
        { ...read, action: 'unhealthy' },
        { ...read, action: 'kill' },
        { ...read, action: 'die', exitCode: 137 },
        { ...read, action: 'die', exitCode: 3 },
        { ...read, action: 'oom' },
        { ...read, action: 'restart' },
      ],
    });
    const { pathname, searchParams } = new URL(asked, 'http://engine');
    expect([pathname, searchParams.get('since'), searchParams.get('until')]).toEqual([
      '/events',
      '1.500',
      '2.000',
    ]);
    expect(JSON.parse(searchParams.get('filters') ?? '')).toEqual({
      label: ['com.docker.compose.project=shop'],
      type: ['container'],
      event: ['die', 'died', 'oom', 'kill', 'restart', 'health_status'],
    });
  });

  it('are read as far as they come from an engine whose clock is behind', async () => {
    engine = await answerAs((_, response) => response.write(`${event('oom')}\n{"status":"di`));
    expect(await readEngineEvents({ ...question(200), since: 0, until: 1 })).toEqual({
      kind: 'read',
      events: [{ ...read, action: 'oom' }],
    });
  });

  it.each<[string, () => Promise<FakeEngine>, string]>([
    ['hangs', () => listenAs(() => undefined), 'no answer to /events… in 200 ms'],
    ['fails', () => answerAs((_, response) => response.writeHead(500).end()), '/events… gives 500'],
    ['hangs up', () => listenAs((socket) => socket.destroy()), 'no answer to /events…: hung up'],
  ])('cannot be read of an engine that %s', async (_, start, reason) => {
    engine = await start();
    const events = await readEngineEvents({ ...question(200), since: 0, until: 1 });
    const text = events.kind === 'unreadable' ? events.reason : events.kind;
    expect(text.replace(/\/events\S*?(?=:|\s|$)/, '/events…').replace(/ECONNRESET|EPIPE/, 'hung up')).toBe(
      reason,
    );
  });
});

const inspected = (Id: string, State: object): object => ({
  Id,
  RestartCount: 2,
  State: {
    StartedAt: '2026-11-26T15:08:14.742443392Z',
    Running: true,
    ExitCode: 0,
    OOMKilled: false,
    ...State,
  },
  Config: { Labels: { 'com.docker.compose.service': 'db' } },
});
const state = {
  service: 'db',
  startedAt: '2026-11-26T15:08:14.742443392Z',
  running: true,
  exitCode: 0,
  oomKilled: false,
  health: 'none',
  restartCount: 2,
};

describe('the containers of a project', () => {
  it('are read, the ended ones too, without those that go meanwhile', async () => {
    let asked = '';
    const answers: Readonly<Record<string, object>> = {
      '/containers/a1/json': inspected('a1', { Health: { Status: 'unhealthy' } }),
      '/containers/a2/json': inspected('a2', { Running: false, ExitCode: 137, OOMKilled: true }),
    };
    engine = await answerAs(({ url = '' }, response) => {
      if (url.startsWith('/containers/json')) {
        asked = url;
        response.end(JSON.stringify([{ Id: 'a1' }, { Id: 'a2' }, { Id: 'gone' }]));
        return;
      }
      const answer = answers[url];
      response.writeHead(answer === undefined ? 404 : 200).end(JSON.stringify(answer ?? {}));
    });
    expect(await inspectContainers(question())).toEqual({
      kind: 'read',
      containers: [
        { ...state, id: 'a1', health: 'unhealthy' },
        { ...state, id: 'a2', running: false, exitCode: 137, oomKilled: true },
      ],
    });
    expect(decodeURIComponent(asked)).toBe(
      '/containers/json?all=1&filters={"label":["com.docker.compose.project=shop"]}',
    );
  });

  it('cannot be read when one of them cannot', async () => {
    engine = await answerAs(({ url = '' }, response) => {
      if (url.startsWith('/containers/json')) response.end('[{"Id":"a1"}]');
    });
    expect(await inspectContainers(question(300))).toMatchObject({ kind: 'unreadable' });
  });

  it('cannot be read through ssh', async () => {
    expect(await inspectContainers({ ...question(), endpoint: 'ssh://b' })).toEqual({
      kind: 'unreadable',
      reason: 'no socket leads to ssh://b',
    });
  });
});
