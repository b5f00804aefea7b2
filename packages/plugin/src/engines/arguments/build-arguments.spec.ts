import { PLAIN_REQUEST } from '../../testing/plain-build-request';
import type { BuildRequest } from '../build-request';
import { containersExportArguments, containersLoadArguments } from '../containers/build-arguments';
import { buildkitExportArguments, buildkitLoadArguments } from '../docker/buildkit-arguments';
import {
  buildxExportArguments,
  buildxLoadArguments,
  buildxPublishArguments,
} from '../docker/buildx-arguments';

/** Words in place of what each client adds to every build, so that a row of a table shows its option alone. */
const CLIENTS: Readonly<Record<string, (request: BuildRequest) => readonly string[]>> = {
  buildx: (request) => buildxLoadArguments(request, '/meta', ['--provenance']),
  buildkit: (request) => buildkitLoadArguments(request, '/id'),
  podman: (request) => containersLoadArguments(request, '/id', ['--pull']),
  old: (request) => containersLoadArguments(request, '/id', ['--pull-always']),
};

const FILE = ['--file', '/repo/api/alpine.Dockerfile'];
const BUILDX = (
  before: string[],
  after: string[] = [],
  progress = 'plain',
  platform: string[] = [],
): string[] => [
  ...['buildx', 'build', ...FILE, ...before, '--metadata-file', '/meta', '--load', ...platform],
  ...['--provenance', 'false', ...after, '--progress', progress, '/repo'],
];
const BUILDKIT = (before: string[], after: string[] = [], progress = ['--progress', 'plain']): string[] => [
  ...['build', ...FILE, ...before, '--iidfile', '/id', ...after, ...progress, '/repo'],
];
const CONTAINERS = (before: string[], after: string[] = [], cache = '--layers'): string[] => [
  ...['build', '--format', 'docker', ...FILE, ...before, '--iidfile', '/id'],
  ...after.filter(
    (flag) => flag.startsWith('--platform') || flag.startsWith('linux/') || flag.startsWith('--pull'),
  ),
  cache,
  ...after.filter(
    (flag) => !flag.startsWith('--platform') && !flag.startsWith('linux/') && !flag.startsWith('--pull'),
  ),
  '/repo',
];

type Row = readonly [
  option: string,
  request: Partial<BuildRequest>,
  buildx: readonly string[],
  buildkit: readonly string[] | 'refused',
  containers: readonly string[] | 'refused',
];

const same = (option: string, request: Partial<BuildRequest>, flags: string[]): Row => [
  option,
  request,
  BUILDX(flags),
  BUILDKIT(flags),
  CONTAINERS(flags),
];
const registryCache = new Map([
  ['type', 'registry'],
  ['ref', 'reg.example.com/cache'],
]);

const ROWS: readonly Row[] = [
  same('nothing', {}, []),
  same('target', { target: 'run' }, ['--target', 'run']),
  same(
    'buildArgs',
    {
      buildArguments: new Map([
        ['A', 'x=1, y'],
        ['B', ''],
      ]),
    },
    ['--build-arg', 'A=x=1, y', '--build-arg', 'B='],
  ),
  same('labels', { labels: new Map([['org.a', 'b c']]) }, ['--label', 'org.a=b c']),
  same('network', { network: 'none' }, ['--network', 'none']),
  same(
    'addHosts',
    {
      addHosts: new Map([
        ['db', '10.0.0.5'],
        ['v6', '::1'],
      ]),
    },
    ['--add-host', 'db:10.0.0.5', '--add-host', 'v6:::1'],
  ),
  same(
    'ssh',
    {
      ssh: [
        { id: 'default', paths: [] },
        { id: 'git', paths: ['/k1', '/k2'] },
      ],
    },
    ['--ssh', 'default', '--ssh', 'git=/k1,/k2'],
  ),
  same(
    'secrets',
    {
      secrets: [
        { id: 'npmrc', file: '/repo/.npmrc' },
        { id: 'token', environmentVariable: 'TOKEN' },
        { id: 'odd', file: '/a,"b"' },
      ],
    },
    [
      '--secret',
      'id=npmrc,src=/repo/.npmrc',
      '--secret',
      'id=token,env=TOKEN',
      '--secret',
      'id=odd,"src=/a,""b"""',
    ],
  ),
  [
    'buildContexts',
    { buildContexts: new Map([['lib', '/repo/lib']]) },
    BUILDX(['--build-context', 'lib=/repo/lib']),
    'refused',
    CONTAINERS(['--build-context', 'lib=/repo/lib']),
  ],
  [
    'ulimits',
    { ulimits: new Map([['nofile', '64:128']]) },
    BUILDX(['--ulimit', 'nofile=64:128']),
    'refused',
    CONTAINERS(['--ulimit', 'nofile=64:128']),
  ],
  [
    'shmSize',
    { shmSize: '64m' },
    BUILDX(['--shm-size', '64m']),
    'refused',
    CONTAINERS(['--shm-size', '64m']),
  ],
  [
    'cgroupParent',
    { cgroupParent: '/p' },
    BUILDX(['--cgroup-parent', '/p']),
    'refused',
    CONTAINERS(['--cgroup-parent', '/p']),
  ],
  [
    'platform',
    { platform: 'linux/arm64' },
    BUILDX([], [], 'plain', ['--platform', 'linux/arm64']),
    BUILDKIT([], ['--platform', 'linux/arm64']),
    CONTAINERS([], ['--platform', 'linux/arm64']),
  ],
  [
    'pull',
    { pull: true },
    BUILDX([], ['--pull']),
    BUILDKIT([], ['--pull']),
    CONTAINERS([], ['--pull=always']),
  ],
  [
    'noCache',
    { noCache: true },
    BUILDX([], ['--no-cache']),
    BUILDKIT([], ['--no-cache']),
    CONTAINERS([], [], '--no-cache'),
  ],
  [
    'noCacheFilter',
    { noCacheFilter: ['a', 'b'] },
    BUILDX([], ['--no-cache-filter', 'a', '--no-cache-filter', 'b']),
    'refused',
    'refused',
  ],
  [
    'cacheFrom',
    { cacheFrom: [registryCache] },
    BUILDX([], ['--cache-from', 'type=registry,ref=reg.example.com/cache']),
    BUILDKIT([], ['--cache-from', 'reg.example.com/cache']),
    CONTAINERS([], ['--cache-from', 'reg.example.com/cache']),
  ],
  [
    'cacheTo',
    { cacheTo: [registryCache] },
    BUILDX([], ['--cache-to', 'type=registry,ref=reg.example.com/cache']),
    BUILDKIT([], ['--build-arg', 'BUILDKIT_INLINE_CACHE=1']),
    CONTAINERS([], ['--cache-to', 'reg.example.com/cache']),
  ],
  ['allow', { allow: ['network.host'] }, BUILDX([], ['--allow', 'network.host']), 'refused', 'refused'],
  [
    'progress',
    { progress: 'tty' },
    BUILDX([], [], 'tty'),
    BUILDKIT([], [], ['--progress', 'tty']),
    CONTAINERS([]),
  ],
  [
    'quiet',
    { progress: 'quiet' },
    BUILDX([], [], 'quiet'),
    BUILDKIT([], [], ['--quiet']),
    CONTAINERS([], ['--quiet']),
  ],
];

describe.each(ROWS)('the option %s', (_option, request, buildx, buildkit, containers) => {
  const whole = { ...PLAIN_REQUEST, ...request };

  it('reaches buildx', () => {
    expect(CLIENTS['buildx']?.(whole)).toEqual(buildx);
  });

  if (buildkit !== 'refused') {
    it('reaches the BuildKit of docker 20.10', () => {
      expect(CLIENTS['buildkit']?.(whole)).toEqual(buildkit);
    });
  }

  if (containers !== 'refused') {
    it('reaches podman and buildah', () => {
      expect(CLIENTS['podman']?.(whole)).toEqual(containers);
    });
  }
});

describe('what a client alone has', () => {
  it.each([
    [
      'the builder of buildx stands before all else',
      buildxLoadArguments({ ...PLAIN_REQUEST, builder: 'remote' }, '/meta', []),
      [
        'buildx',
        'build',
        '--builder',
        'remote',
        ...FILE,
        '--metadata-file',
        '/meta',
        '--load',
        '--progress',
        'plain',
        '/repo',
      ],
    ],
    [
      'an older podman has another flag for pulling',
      CLIENTS['old']?.({ ...PLAIN_REQUEST, pull: true }),
      ['build', '--format', 'docker', ...FILE, '--iidfile', '/id', '--pull-always', '--layers', '/repo'],
    ],
    [
      'podman and buildah take one time for all files',
      CLIENTS['podman']?.({ ...PLAIN_REQUEST, sourceDateEpoch: 1700000000 }),
      [
        'build',
        '--format',
        'docker',
        ...FILE,
        '--iidfile',
        '/id',
        '--layers',
        '--timestamp',
        '1700000000',
        '/repo',
      ],
    ],
  ])('%s', (_name, args, expected) => {
    expect(args).toEqual(expected);
  });
});

describe('an output', () => {
  const TAR = { type: 'tar', destination: '/out/a,b.tar' } as const;

  it.each([
    [
      'of buildx',
      buildxExportArguments({ ...PLAIN_REQUEST, platform: 'linux/arm64', sourceDateEpoch: 1 }, TAR, [
        '--provenance',
      ]),
      [
        'buildx',
        'build',
        ...FILE,
        ...['--build-arg', 'SOURCE_DATE_EPOCH=1'],
        '--platform',
        'linux/arm64',
        '--output',
        'type=tar,"dest=/out/a,b.tar",rewrite-timestamp=true',
        '--provenance',
        'false',
        '--progress',
        'plain',
        '/repo',
      ],
    ],
    [
      'of the BuildKit of docker 20.10',
      buildkitExportArguments(PLAIN_REQUEST, TAR),
      ['build', ...FILE, '--output', 'type=tar,"dest=/out/a,b.tar"', '--progress', 'plain', '/repo'],
    ],
    [
      'of podman and buildah',
      containersExportArguments(PLAIN_REQUEST, { type: 'local', destination: '/out' }, []),
      ['build', '--format', 'docker', ...FILE, '--output', 'type=local,dest=/out', '--layers', '/repo'],
    ],
  ])('%s', (_name, args, expected) => {
    expect(args).toEqual(expected);
  });
});

describe('a push by buildx', () => {
  const publication = {
    references: ['reg.example.com/api:1', 'reg.example.com/api:latest'],
    platforms: ['linux/amd64', 'linux/arm64'],
    annotations: new Map([['index:org.opencontainers.image.revision', 'abc']]),
    provenance: 'mode=max',
    sbom: 'true',
  };
  const NAMES = ['--tag', 'reg.example.com/api:1', '--tag', 'reg.example.com/api:latest'];

  it('bears all names, platforms, annotations and attestations', () => {
    expect(buildxPublishArguments(PLAIN_REQUEST, publication, '/meta', ['--provenance'])).toEqual([
      ...['buildx', 'build', ...FILE, '--metadata-file', '/meta', ...NAMES],
      ...['--platform', 'linux/amd64,linux/arm64'],
      ...['--annotation', 'index:org.opencontainers.image.revision=abc'],
      ...['--provenance', 'mode=max', '--sbom', 'true', '--push', '--progress', 'plain', '/repo'],
    ]);
  });

  it('rewrites the times of a reproducible image', () => {
    const plain = {
      ...publication,
      platforms: [],
      annotations: new Map(),
      provenance: undefined,
      sbom: undefined,
    };
    expect(
      buildxPublishArguments({ ...PLAIN_REQUEST, sourceDateEpoch: 1 }, plain, '/meta', ['--provenance']),
    ).toEqual([
      ...['buildx', 'build', ...FILE, '--build-arg', 'SOURCE_DATE_EPOCH=1', '--metadata-file', '/meta'],
      ...[...NAMES, '--provenance', 'false'],
      ...['--output', 'type=image,push=true,rewrite-timestamp=true', '--progress', 'plain', '/repo'],
    ]);
  });
});
