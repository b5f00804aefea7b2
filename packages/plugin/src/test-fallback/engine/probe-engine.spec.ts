import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import type { CommandRunner, RunResult } from '../../host/command-runner';
import { answerAs, listenAs, type FakeEngine } from '../../testing/fake-engine';
import { makeTree, type TemporaryTree } from '../../testing/temporary-tree';
import type { EngineVerdict } from './engine-verdict';
import { probeEngine, type ProbeRequest } from './probe-engine';

const limits = { ping: 150, list: 150, ssh: 150, pause: 10, total: 5_000 };
let tree: TemporaryTree;
let engine: FakeEngine | undefined;

beforeEach(() => {
  tree = makeTree();
});

afterEach(async () => {
  await engine?.close();
  engine = undefined;
  tree.remove();
});

const exited = (status: number, stdout = '', stderr = ''): RunResult => ({
  kind: 'exited',
  status,
  stdout,
  stderr,
});
const clientOf =
  (...results: RunResult[]): CommandRunner =>
  () =>
    Promise.resolve(results.shift() ?? exited(0));

function probe(endpoint: string, more: Partial<ProbeRequest> = {}): Promise<EngineVerdict> {
  const environment = { DOCKER_HOST: endpoint };
  return probeEngine({
    environment,
    needsCompose: false,
    signal: new AbortController().signal,
    limits,
    ...more,
  });
}

/** The parts of a verdict that are the same each time. */
async function judge(endpoint: string, more: Partial<ProbeRequest> = {}): Promise<readonly unknown[]> {
  const verdict = await probe(endpoint, more);
  if (verdict.kind === 'answers') return [verdict.engine, verdict.apiVersion];
  return [verdict.cause.class, verdict.cause.reason.replace(/^\S+ \(DOCKER_HOST\): /, '')];
}

// As docker 26.1.5 and podman 4.3.1 answered.
const DOCKER = { 'Api-Version': '1.45', Server: 'Docker/26.1.5+dfsg1 (linux)', Ostype: 'linux' };
const PODMAN = { 'Api-Version': '1.41', 'Libpod-Api-Version': '4.3.1', Server: 'Libpod/4.3.1 (linux)' };

const answering =
  (headers: Record<string, string>, list: Parameters<typeof Object.assign>[0] = {}): RequestListener =>
  ({ url }, response) => {
    const { status = 200, body = '[]\n' } = list as { status?: number; body?: string };
    if (url === '/_ping') response.writeHead(200, headers).end('OK');
    else if (url === '/containers/json?limit=1') response.writeHead(status, headers).end(body);
    else response.writeHead(404).end();
  };

describe('an engine that works', () => {
  it.each([
    ['docker', DOCKER, ['docker', '1.45']],
    ['podman', PODMAN, ['podman', '1.41']],
  ])('is known as %s', async (_, headers, expected) => {
    engine = await answerAs(answering(headers));
    expect(await judge(engine.endpoint)).toEqual(expected);
    expect(engine.connections()).toBe(2);
  });

  it('may need a second attempt', async () => {
    let requests = 0;
    engine = await answerAs((request, response) => {
      requests += 1;
      if (requests === 1) response.writeHead(503).end();
      else answering(DOCKER)(request, response);
    });
    expect(await judge(engine.endpoint)).toEqual(['docker', '1.45']);
  });
});

describe('an engine that hangs', () => {
  const hangs = (question: string): string => `it gives no whole answer to ${question}`;

  it.each<[string, (socket: { write: (text: string) => unknown }) => void]>([
    ['says nothing', () => undefined],
    ['stops after its headers', (socket) => socket.write('HTTP/1.1 200 OK\r\nApi-Version: 1.45\r\n\r\n')],
    ['stops within its headers', (socket) => socket.write('HTTP/1.1 200 OK\r\nApi-Ver')],
    [
      'drips for ever',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\nApi-Version: 1.45\r\nTransfer-Encoding: chunked\r\n\r\n');
        const timer = setInterval(() => {
          if (socket.write('1\r\nO\r\n') === false) clearInterval(timer);
        }, 20);
        timer.unref();
      },
    ],
  ])('is asked twice when it %s', async (_, onConnection) => {
    engine = await listenAs(onConnection);
    expect(await judge(engine.endpoint)).toEqual(['engine-hung', hangs('a ping')]);
    expect(engine.connections()).toBe(2);
  });

  it('is known when it answers pings only', async () => {
    engine = await answerAs(({ url }, response) => {
      if (url === '/_ping') response.writeHead(200, DOCKER).end('OK');
    });
    expect(await judge(engine.endpoint)).toEqual(['engine-hung', hangs('the question for its containers')]);
    expect(engine.connections()).toBe(4);
  });

  // Without an end of its own this would outlast the test.
  it('gets no more time than there is for all', async () => {
    engine = await listenAs(() => undefined);
    const slow = { ...limits, ping: 60_000, total: 100 };
    expect(await judge(engine.endpoint, { limits: slow })).toEqual(['engine-hung', hangs('a ping')]);
  });
});

describe('what is no engine of use', () => {
  it.each<[string, RequestListener, readonly string[], number]>([
    [
      'is sick',
      answering(DOCKER, { status: 500, body: '{"message":"broken"}' }),
      ['engine-sick', 'it answers a ping, but the question for its containers with 500'],
      4,
    ],
    [
      'gives no list',
      answering(DOCKER, { body: '{}' }),
      ['engine-sick', 'it answers a ping, but the question for its containers with no list'],
      4,
    ],
    [
      'is sick at once',
      (_, response) => response.writeHead(500, DOCKER).end(),
      ['engine-sick', 'it answers a ping with 500'],
      2,
    ],
    [
      'is another service',
      (_, response) => response.writeHead(404, { Server: 'nginx' }).end(),
      ['engine-misconfigured', 'it answers a ping with 404 and no Api-Version'],
      1,
    ],
    [
      'is a service that likes everything',
      (_, response) => response.writeHead(200).end('OK'),
      ['engine-misconfigured', 'it answers a ping with 200 and no Api-Version'],
      1,
    ],
    [
      'stands behind a proxy that forbids',
      answering(DOCKER, { status: 403, body: '403 Forbidden' }),
      ['engine-misconfigured', 'it answers a ping, but the question for its containers with 403'],
      2,
    ],
  ])('%s', async (_, onRequest, expected, connections) => {
    engine = await answerAs(onRequest);
    expect(await judge(engine.endpoint)).toEqual(expected);
    expect(engine.connections()).toBe(connections);
  });

  it('speaks no HTTP', async () => {
    engine = await listenAs((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    expect(await judge(engine.endpoint)).toEqual(['engine-misconfigured', 'what it says is not HTTP']);
  });

  it('hangs up', async () => {
    engine = await listenAs((socket) => socket.destroy());
    expect(await judge(engine.endpoint)).toEqual(['engine-down', 'it hangs up on whoever asks']);
  });

  it('is a socket that nobody listens at', async () => {
    const socket = join(tree.root, 'stale.sock');
    const leave = `require('net').createServer().listen(${JSON.stringify(socket)}, () => process.kill(process.pid, 'SIGKILL'))`;
    spawnSync(process.execPath, ['-e', leave]);
    expect(await judge(`unix://${socket}`)).toEqual(['engine-down', 'nothing listens there (ECONNREFUSED)']);
  });

  it('is not there', async () => {
    expect(await judge(`unix://${tree.root}/none.sock`)).toEqual([
      'engine-absent',
      'there is no such socket',
    ]);
  });

  it('is not for this user', async () => {
    engine = await answerAs(answering(DOCKER));
    const [name, reason] = await judgeAsNobody(engine.socket);
    expect([name, reason]).toEqual([
      'engine-absent',
      `unix://${engine.socket} (DOCKER_HOST): this user may not talk to it (EACCES)`,
    ]);
    expect(engine.connections()).toBe(0);
  });
});

/** For root all sockets are open, so that a process of another user has to ask; without root, the mode of the socket will do. */
async function judgeAsNobody(socket: string): Promise<readonly unknown[]> {
  chmodSync(socket, 0o700);
  chmodSync(join(socket, '..'), 0o755);
  if (process.getuid?.() !== 0) {
    chmodSync(socket, 0);
    const verdict = await probe(`unix://${socket}`);
    return verdict.kind === 'fails' ? [verdict.cause.class, verdict.cause.reason] : [verdict.kind];
  }
  const script = `
    require(${JSON.stringify(join(__dirname, '../../testing/load-typescript.cjs'))});
    const { askEngine } = require(${JSON.stringify(join(__dirname, '../../host/engine-socket.ts'))});
    const { judgePing } = require(${JSON.stringify(join(__dirname, 'judge-answers.ts'))});
    process.setuid(65534);
    const [path, signal] = [${JSON.stringify(socket)}, new AbortController().signal];
    askEngine({ kind: 'socket', path }, '/_ping', { deadline: 2000, signal }).then((answer) => {
      const { cause } = judgePing(answer, { endpoint: 'unix://' + path, origin: 'DOCKER_HOST' });
      console.log(JSON.stringify([cause.class, cause.reason]));
    });`;
  // Not waiting synchronously: the engine listens in this very process.
  const { execa } = await import('execa');
  return JSON.parse((await execa(process.execPath, ['-e', script])).stdout) as unknown[];
}

describe('where nobody names an engine', () => {
  const runtime = (): Partial<ProbeRequest> => ({
    environment: { XDG_RUNTIME_DIR: join(tree.root, 'run') },
    home: join(tree.root, 'home'),
    platform: 'linux',
    userId: 1000,
    // The places of the machine itself are not for tests.
    usual: ({ environment, home }) => [
      `unix://${environment['XDG_RUNTIME_DIR'] ?? ''}/docker.sock`,
      `unix://${home}/.docker/run/docker.sock`,
    ],
  });

  it('takes the first that answers, past those that do not', async () => {
    engine = await answerAs(answering(DOCKER));
    const home = join(tree.root, 'home');
    mkdirSync(join(home, '.docker/run'), { recursive: true });
    tree.link('home/.docker/run/docker.sock', engine.socket);
    expect(await probe('', runtime())).toEqual({
      kind: 'answers',
      endpoint: `unix://${home}/.docker/run/docker.sock`,
      engine: 'docker',
      apiVersion: '1.45',
      durationMs: expect.any(Number) as number,
    });
  });

  it('says of each why not, when there is none', async () => {
    const home = `unix://${tree.root}/home/.docker/run/docker.sock`;
    const run = `unix://${tree.root}/run/docker.sock`;
    expect(await probe('', runtime())).toEqual({
      kind: 'fails',
      endpoint: undefined,
      durationMs: expect.any(Number) as number,
      cause: {
        class: 'engine-absent',
        reason: 'there is no container engine in any of the usual places',
        fix: 'install Docker or podman and start it, or set DOCKER_HOST to where the engine listens',
        evidence: [run, home].map((place) => `${place} (the usual places): there is no such socket`),
      },
    });
  });

  it('names the one that is nearest to work', async () => {
    mkdirSync(join(tree.root, 'run'));
    writeFileSync(join(tree.root, 'run/docker.sock'), '');
    const verdict = await probe('', runtime());
    expect(verdict).toMatchObject({
      endpoint: `unix://${tree.root}/run/docker.sock`,
      cause: { class: 'engine-down' },
    });
  });
});

describe('the client', () => {
  const judgeClient = async (...results: RunResult[]): Promise<readonly unknown[]> => {
    engine = await answerAs(answering(DOCKER));
    const verdict = await probe(engine.endpoint, { needsCompose: true, run: clientOf(...results) });
    return verdict.kind === 'answers'
      ? [verdict.engine]
      : [verdict.cause.class, verdict.cause.reason, verdict.cause.fix];
  };
  const install =
    'install Docker with its plugin compose (package docker-compose-plugin of Docker, docker-compose of Debian)';

  it.each<[string, readonly RunResult[], readonly unknown[]]>([
    ['has compose', [exited(0, '2.26.1\n')], ['docker']],
    ['has a new compose', [exited(0, 'v10.0.0\n')], ['docker']],
    [
      'is slow on a busy machine',
      [{ kind: 'deadline-passed', deadline: 15_000, stdout: '', stderr: '' }],
      ['docker'],
    ],
    [
      'is missing',
      [
        { kind: 'not-found', program: 'docker' },
        { kind: 'not-found', program: 'docker-compose' },
      ],
      ['engine-absent', 'there is no docker client on PATH to start the services with', install],
    ],
    [
      'has no compose',
      [exited(1, '', "docker: 'compose' is not a docker command."), exited(0, '1.29.2')],
      ['engine-absent', 'the docker client has no plugin compose', install],
    ],
    [
      'has a compose that is no plugin',
      [exited(1), exited(0, '2.26.1')],
      [
        'engine-absent',
        'the docker client has no plugin compose',
        'make the docker-compose that is there a plugin: link it as docker-compose in ~/.docker/cli-plugins',
      ],
    ],
  ])('%s', async (_, results, expected) => {
    expect(await judgeClient(...results)).toEqual(expected);
  });

  it.each<[string, RunResult, readonly unknown[]]>([
    ['answers', exited(0, '{"ApiVersion":"1.45","Components":[{"Name":"Engine"}]}'), ['docker', '1.45']],
    [
      'is podman',
      exited(0, '{"ApiVersion":"1.41","Components":[{"Name":"Podman Engine"}]}'),
      ['podman', '1.41'],
    ],
    ['refuses', exited(1, 'null', 'ssh: no route\nmore'), ['engine-down', 'ssh: no route']],
    [
      'hangs',
      { kind: 'deadline-passed', deadline: 150, stdout: '', stderr: '' },
      ['engine-hung', 'the docker client got no answer through ssh in 150 ms'],
    ],
  ])('asks an engine behind ssh, which %s', async (_, result, expected) => {
    expect(await judge('ssh://ci@builder', { run: clientOf(result, result) })).toEqual(expected);
  });
});

it('does not ask where the context is unknown', async () => {
  const environment = { DOCKER_CONTEXT: 'gone', DOCKER_CONFIG: tree.root };
  expect(await probe('', { environment })).toEqual({
    kind: 'fails',
    endpoint: undefined,
    durationMs: expect.any(Number) as number,
    cause: {
      class: 'engine-misconfigured',
      reason: 'DOCKER_CONTEXT chooses an engine, but there is no context of the name gone',
      fix: 'see `docker context ls`',
    },
  });
});

it('ends when it is told to', async () => {
  engine = await listenAs(() => undefined);
  const controller = new AbortController();
  const asked = probe(engine.endpoint, { signal: controller.signal, limits: { ...limits, ping: 60_000 } });
  setTimeout(() => controller.abort(), 50);
  await expect(asked).rejects.toThrow('aborted');
});
