import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkCompose } from '../../plugin/dist/test-fallback/stack/check-compose';
import { hashOfWorkspace } from '../../plugin/dist/test-fallback/stack/project-name';
import { releaseStack } from '../../plugin/dist/test-fallback/stack/release-stack';
import type { RunningStack, StackResult, StackWish } from '../../plugin/dist/test-fallback/stack/stack';
import { startStack } from '../../plugin/dist/test-fallback/stack/start-stack';
import { docker } from './support/docker';
import { FOREVER, IMAGE, WEB } from './support/small-services';
import { StackHolder, type HolderLine } from './support/stack-holder';
import {
  filesIn,
  nothingIsLeft,
  processesWith,
  whatIsLeft,
  type LeftoversPlace,
} from './support/stack-leftovers';

const never = new AbortController().signal;
const quietly = (): void => undefined;

let root: string;
let wish: StackWish;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'test-stack-')));
  wish = {
    workspaceRoot: root,
    composeFiles: [join(root, 'compose.yaml')],
    services: [],
    name: 'api',
    keep: false,
    environment: process.env,
    deadline: 60_000,
    sharingFolder: join(root, 'sharing'),
    changedFiles: [],
    logFolder: join(root, 'logs'),
  };
});

afterEach(async () => {
  await nothingIsLeft(place());
  await rm(root, { recursive: true });
});

/** Writes the compose file, in the part of YAML that is JSON. */
async function services(list: Record<string, unknown>, more: Record<string, unknown> = {}): Promise<void> {
  await writeFile(join(root, 'compose.yaml'), JSON.stringify({ services: list, ...more }));
}

async function start(changes: Partial<StackWish> = {}, signal = never): Promise<StackResult> {
  const changed = { ...wish, ...changes };
  const checked = await checkCompose(changed, signal);
  if (checked.kind === 'checked') return startStack(changed, checked.compose, signal, quietly);
  return checked.kind === 'failed' ? { ...checked, services: [] } : checked;
}

async function running(changes: Partial<StackWish> = {}): Promise<RunningStack> {
  const result = await start(changes);
  if (result.kind !== 'running') throw new Error(JSON.stringify(result));
  return result.stack;
}

/** Where all is that belongs to the stacks of this workspace. */
function place(): LeftoversPlace {
  const hash = hashOfWorkspace(root);
  return { prefix: `nxa-${hash}-`, words: [hash], sharingFolder: wish.sharingFolder };
}

async function answerOf({ ports }: RunningStack): Promise<number> {
  const port = ports.find(({ service, containerPort }) => service === 'web' && containerPort === 8080);
  return (await fetch(`http://${port?.host ?? ''}:${String(port?.port)}/hostname`)).status;
}

describe('a stack', () => {
  let taken: Server;

  beforeAll(async () => {
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  });

  afterAll(async () => {
    await new Promise((resolve) => taken.close(resolve));
  });

  it('gets ports that are free, waits for what has to be done first, and goes with all that is its', async () => {
    const { port } = taken.address() as AddressInfo;
    await services(
      {
        web: {
          ...WEB,
          ports: [`127.0.0.1:${String(port)}:8080`, '9000/udp'],
          volumes: ['data:/data'],
          depends_on: { migration: { condition: 'service_completed_successfully' } },
        },
        migration: { image: IMAGE, command: ['true'] },
        never: { image: 'nobody-has-this:1', profiles: ['extra'] },
      },
      { volumes: { data: { name: 'a-name-that-others-use' } } },
    );
    const stack = await running();
    expect(stack.origin).toBe('started');
    expect(stack.ports).toEqual([
      {
        service: 'web',
        containerPort: 8080,
        protocol: 'tcp',
        host: '127.0.0.1',
        port: expect.any(Number) as number,
      },
      {
        service: 'web',
        containerPort: 9000,
        protocol: 'udp',
        host: '127.0.0.1',
        port: expect.any(Number) as number,
      },
    ]);
    expect(await answerOf(stack)).toBe(200);
    expect(stack.containers.map(({ service, image }) => ({ service, image }))).toEqual([
      { service: 'migration', image: IMAGE },
      { service: 'web', image: IMAGE },
    ]);
    expect((await whatIsLeft(place())).volumes).toEqual([`${stack.projectName}_data`]);
    expect(await releaseStack(stack, wish, never)).toEqual({ kind: 'gone' });
  });

  it('is shared by two processes, and ended by the last one', async () => {
    await services({ web: { ...WEB, ports: ['8080'] } });
    const holders = [new StackHolder(wish), new StackHolder(wish)] as const;
    const [one, other] = await Promise.all([holders[0].running(), holders[1].running()]);
    expect([one.origin, other.origin].sort()).toEqual(['joined', 'started']);
    expect(one.containers).toEqual(other.containers);
    expect(processesWith(`watchdog-main.js ${wish.sharingFolder}`)).toHaveLength(1);
    expect(await holders[0].release()).toEqual({ kind: 'still-used' });
    expect(await answerOf(other)).toBe(200);
    expect(await holders[1].release()).toEqual({ kind: 'gone' });
  });

  it('can be kept for the next run, until its compose file changes', async () => {
    await services({ web: { ...WEB, ports: ['8080'] } });
    const first = await running({ keep: true });
    expect(await releaseStack(first, { ...wish, keep: true }, never)).toEqual({ kind: 'kept' });
    const second = await running();
    expect(second).toEqual({ ...first, origin: 'joined', lease: expect.any(String) as string });
    expect(await releaseStack(second, wish, never)).toEqual({ kind: 'kept' });
    await services({ web: { ...WEB, ports: ['8080'], environment: { CHANGED: 'yes' } } });
    const third = await running();
    expect((await whatIsLeft(place())).containers).toEqual([`${third.projectName}-web-1`]);
    expect(await releaseStack(third, wish, never)).toEqual({ kind: 'gone' });
  });
});

describe('when its owner is killed', () => {
  const hasContainers = ({ news }: HolderLine): boolean => (news?.states?.length ?? 0) > 0;

  // Each row is whole: jest takes a parameter that a row does not fill for its callback, and waits for it.
  it.each<[string, 'held' | 'released', (line: HolderLine) => boolean]>([
    ['while it builds', 'held', ({ news }) => news?.kind === 'building'],
    ['before the first container', 'held', ({ news }) => news?.kind === 'starting'],
    ['while it starts', 'held', hasContainers],
    ['while tests run', 'held', ({ result }) => result?.kind === 'running'],
    ['while it goes', 'released', ({ releasing }) => releasing === true],
  ])('%s, the watchdog takes it down', async (_, stack, isTime) => {
    await writeFile(join(root, 'Dockerfile'), `FROM ${IMAGE}\nCMD ["sleep", "1000"]\n`);
    await services(
      {
        web: { ...WEB, ports: ['8080'], volumes: ['data:/data'] },
        own: { build: '.', stop_grace_period: '0s', depends_on: { web: { condition: 'service_healthy' } } },
      },
      { volumes: { data: {} } },
    );
    const holder = new StackHolder(wish);
    if (stack === 'released') {
      await holder.running();
      holder.letGo();
    }
    await holder.until(isTime);
    await holder.kill();
    await nothingIsLeft(place());
  });

  it('by a signal that it can hear, it is cancelled, and the watchdog takes it down', async () => {
    await services({
      web: { ...WEB, healthcheck: { ...WEB.healthcheck, test: ['CMD', 'false'], retries: 1000 } },
    });
    const controller = new AbortController();
    const checked = await checkCompose(wish, never);
    if (checked.kind !== 'checked') throw new Error(JSON.stringify(checked));
    const result = startStack(wish, checked.compose, controller.signal, (news) => {
      if (news.kind === 'states' && news.states.length > 0) controller.abort();
    });
    expect(await result).toEqual({ kind: 'cancelled' });
  });
});

describe('a stack that does not start', () => {
  it('names the unhealthy service, with what it and its check said', async () => {
    await services({
      db: {
        image: IMAGE,
        command: ['sh', '-c', 'echo cannot read hunter2-secret; exec sleep 1000'],
        environment: { DB_PASSWORD: 'hunter2-secret' },
        healthcheck: { test: ['CMD-SHELL', 'echo not ready yet; exit 1'], interval: '200ms', retries: 2 },
        stop_grace_period: '0s',
      },
      other: FOREVER,
    });
    const result = await start();
    expect(result).toEqual({
      kind: 'failed',
      cause: {
        class: 'service-unhealthy',
        reason: 'db is unhealthy',
        evidence: [
          'db: its health check said: not ready yet',
          expect.stringMatching(/^db-1 .* cannot read \*\*\*$/),
        ],
      },
      services: ['db'],
    });
    expect(filesIn(join(root, 'logs')).sort()).toEqual(['db.log', 'other.log', 'services.json']);
  });

  it.each<[string, Record<string, unknown>, Partial<StackWish>, string, string | RegExp]>([
    [
      'ends',
      { db: { image: IMAGE, command: ['sh', '-c', 'exit 3'] } },
      {},
      'service-unhealthy',
      'db ended with status 3',
    ],
    [
      'ends, where nobody knows what changed',
      { db: { image: IMAGE, command: ['sh', '-c', 'exit 3'] } },
      { changedFiles: undefined },
      'service-broken-by-change',
      'db ended with status 3',
    ],
    [
      'cannot be executed',
      { db: { image: IMAGE, command: ['no-such-program'] } },
      {},
      'service-unhealthy',
      'db could not be started (status 127)',
    ],
    [
      'eats all its memory',
      {
        db: {
          image: IMAGE,
          command: ['python3', '-c', 'x = bytearray(300000000)'],
          mem_limit: '20m',
          memswap_limit: '20m',
        },
      },
      {},
      'host-resource',
      'db ran out of memory and was ended by the kernel',
    ],
    [
      'has an image that nobody has',
      { db: { image: '{REGISTRY}/nobody/has-this:1' } },
      {},
      'image-reference',
      /manifest unknown/,
    ],
    [
      'has an image behind a closed port',
      { db: { image: '127.0.0.1:1/some/image:1' } },
      {},
      'pull-unavailable',
      /connection refused/,
    ],
    [
      'has a container name',
      { db: { ...FOREVER, container_name: 'the-db' } },
      {},
      'config-error',
      /^container_name is set for db \(the-db\)/,
    ],
    [
      'has a property that is none',
      { db: { imag: IMAGE } },
      {},
      'config-error',
      /Additional property imag is not allowed/,
    ],
    [
      'is not wanted',
      { db: FOREVER },
      { services: ['cache'] },
      'config-error',
      'the compose files have no service cache',
    ],
    [
      'is late',
      { db: { ...FOREVER, healthcheck: { test: ['CMD', 'false'], interval: '1s', retries: 1000 } } },
      { deadline: 3_000 },
      'service-unhealthy',
      'db did not become healthy in time',
    ],
  ])('because a service %s', async (_, list, changes, expected, reason) => {
    const text = JSON.stringify(list).replace(
      '{REGISTRY}',
      process.env['NX_ALPINE_REGISTRY'] ?? 'localhost:1',
    );
    await services(JSON.parse(text) as Record<string, unknown>);
    const result = await start(changes);
    expect(result).toMatchObject({ kind: 'failed', cause: { class: expected } });
    if (result.kind !== 'failed') throw new Error(result.kind);
    expect(result.cause.reason).toEqual(typeof reason === 'string' ? reason : expect.stringMatching(reason));
  });

  it('because its Dockerfile fails', async () => {
    await writeFile(join(root, 'Dockerfile'), `FROM ${IMAGE}\nRUN echo compiling && exit 7\n`);
    await services({ own: { build: '.', image: 'a-name-of-the-user:1' } });
    expect(await start()).toEqual({
      kind: 'failed',
      cause: {
        class: 'build-failed',
        reason: expect.stringMatching(/exit code: 7$/) as string,
        evidence: expect.arrayContaining([expect.stringMatching(/ compiling$/)]) as string[],
      },
      services: [],
    });
  });

  it('because what is built does not run', async () => {
    await writeFile(join(root, 'Dockerfile'), `FROM ${IMAGE}\nCMD ["sh", "-c", "exit 1"]\n`);
    await services({ own: { build: '.', image: 'a-name-of-the-user:1' } });
    expect(await start()).toEqual({
      kind: 'failed',
      cause: { class: 'service-broken-by-change', reason: 'own ended with status 1' },
      services: ['own'],
    });
    expect(await docker('image', 'ls', '--quiet', 'a-name-of-the-user:1')).toBe('');
  });
});
