import type { CommandRunner, RunResult } from '../host/command-runner';
import { findEngine } from './find-engine';
import { NoEngineError } from './engine-error';

type Answers = Readonly<Record<string, Partial<RunResult> | string>>;

/** A machine whose programs answer what a table says; a program without a row is not there. */
function machine(answers: Answers): { readonly run: CommandRunner; readonly asked: string[] } {
  const asked: string[] = [];
  const run: CommandRunner = ([program, ...args]) => {
    const words = [program, ...args].join(' ');
    asked.push(words);
    const [key] = Object.keys(answers)
      .filter((start) => words.startsWith(start))
      .sort((one, other) => other.length - one.length);
    const answer = key === undefined ? undefined : answers[key];
    if (answer === undefined) {
      const isThere = Object.keys(answers).some((start) => start.startsWith(program));
      return Promise.resolve(
        isThere
          ? { kind: 'exited', status: 1, stdout: '', stderr: `unknown: ${words}` }
          : { kind: 'not-found', program },
      );
    }
    const whole = typeof answer === 'string' ? { stdout: answer } : answer;
    return Promise.resolve({ kind: 'exited', status: 0, stdout: '', stderr: '', ...whole } as RunResult);
  };
  return { run, asked };
}

const VERSION = (client: string, server: string): string =>
  JSON.stringify({ Client: { Version: client }, Server: { Version: server, Os: 'linux', Arch: 'arm64' } });
const INFO = '{"id":"ID-1","status":[["Backing Filesystem","extfs"]]}';
const HELP = 'Usage\n\nOptions:\n      --cache-to stringArray   x\n  -f, --file string   y\n      --a-b\n';

const DOCKER: Answers = {
  'docker version': VERSION('26.1.5', '26.1.5+dfsg1'),
  'docker info': INFO,
  'docker buildx version': 'github.com/docker/buildx 0.13.1+ds1 0.13.1+ds1-1',
  'docker buildx build --help': HELP,
  'docker buildx inspect': 'Name:   default\nDriver: docker\n\nNodes:\n',
};
const PODMAN: Answers = {
  'podman version': JSON.stringify({ Client: { Version: '5.4.2' } }),
  'podman info': JSON.stringify({
    host: { os: 'linux', arch: 'amd64', hostname: 'vm' },
    store: { graphRoot: '/storage' },
  }),
  'podman build --help': HELP,
};
const BUILDAH: Answers = {
  'buildah version': JSON.stringify({ version: '1.39.3' }),
  'buildah info': JSON.stringify({
    host: { os: 'linux', arch: 'amd64', hostname: 'vm' },
    store: { GraphRoot: '/other' },
  }),
  'buildah build --help': HELP,
};

const auto = { name: 'auto', builder: undefined } as const;
const find = (answers: Answers, choice: Parameters<typeof findEngine>[0] = auto) =>
  findEngine(choice, machine(answers).run, {});

describe('looking for an engine', () => {
  it('finds docker with buildx, and asks what it is', async () => {
    expect(await find({ ...DOCKER, ...PODMAN })).toEqual({
      kind: 'docker-buildx',
      name: 'docker',
      version: '26.1.5+dfsg1',
      clientVersion: '0.13.1+ds1',
      flags: ['--cache-to', '--file', '--a-b'],
      imageStore: 'classic',
      driver: 'docker',
      platform: 'linux/arm64',
      id: 'ID-1',
      passedOver: [],
    });
  });

  it('knows the containerd store, and the driver of the named builder', async () => {
    const { run, asked } = machine({
      ...DOCKER,
      'docker info': '{"id":"I","status":[["driver-type","io.containerd.snapshotter.v1"]]}',
      'docker buildx inspect cloud': 'Name:   cloud\nDriver:   remote\n',
    });
    const facts = await findEngine({ name: 'docker', builder: 'cloud' }, run, {});
    expect([facts.imageStore, facts.driver]).toEqual(['containerd', 'remote']);
    expect(asked).toContain('docker buildx inspect cloud');
  });

  it('takes the BuildKit of a docker before 23', async () => {
    const { 'docker buildx version': _, ...without } = DOCKER;
    const old = {
      ...without,
      'docker version': VERSION('20.10.24', '20.10.24'),
      'docker build --help': HELP,
    };
    expect(await find(old)).toMatchObject({ kind: 'docker-buildkit', version: '20.10.24', driver: 'docker' });
  });

  it('passes over a docker that has lost its builder, and says why', async () => {
    const { 'docker buildx version': _, ...without } = DOCKER;
    const { name, passedOver } = await find({ ...without, ...PODMAN });
    expect(name).toBe('podman');
    expect(passedOver).toEqual([
      {
        tried: 'docker',
        reason: expect.stringMatching(/docker client 26\.1\.5 has no buildx plugin/) as unknown,
        fix: 'install the package docker-buildx-plugin (Docker) or docker-buildx (Debian)',
      },
    ]);
  });

  it('finds podman and buildah by their storage', async () => {
    expect(await find(PODMAN)).toMatchObject({ kind: 'podman', version: '5.4.2', id: 'vm:/storage' });
    const buildah = await find(BUILDAH);
    expect(buildah).toMatchObject({ kind: 'buildah', version: '1.39.3', id: 'vm:/other' });
    expect(buildah.passedOver.map(({ tried }) => tried)).toEqual(['docker', 'podman']);
  });

  it('looks for no other than the named one', async () => {
    const { run, asked } = machine({ ...DOCKER, ...BUILDAH });
    const { kind } = await findEngine({ name: 'buildah', builder: undefined }, run, {});
    expect(kind).toBe('buildah');
    expect(asked.every((words) => words.startsWith('buildah'))).toBe(true);
  });

  it.each<[string, Answers, string]>([
    [
      'no engine behind the client',
      {
        'docker version': {
          status: 1,
          stdout: '{"Client":{},"Server":null}',
          stderr: 'Cannot connect to the Docker daemon at unix:///x',
        },
      },
      'no engine answers at its default address',
    ],
    [
      'a hung engine',
      { 'docker version': { kind: 'deadline-passed', deadline: 5000, stdout: '', stderr: '' } },
      'the engine at its default address took the connection, but gave no answer in 5 s: it hangs',
    ],
    [
      'a forbidden socket',
      { 'docker version': { status: 1, stderr: 'permission denied while trying to connect' } },
      'this user may not talk to the engine at its default address',
    ],
    [
      'a podman machine that is off',
      {
        'podman version': '{"Client":{"Version":"5"}}',
        'podman info': { status: 125, stderr: 'Cannot connect to Podman. try `podman machine start`' },
      },
      'podman failed: Cannot connect to Podman. try `podman machine start`',
    ],
  ])('says why there is none: %s', async (_name, answers, reason) => {
    const error = await find(answers).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoEngineError);
    expect((error as NoEngineError).problems.map(({ why }) => why)).toContain(reason);
    expect((error as NoEngineError).problems).toHaveLength(3);
  });
});
