import { PLAIN_REQUEST } from '../testing/plain-build-request';
import { DOCKER_FACTS } from '../testing/docker-facts';
import { FEATURES, type Feature } from './capabilities/features';
import type { EngineFacts, EngineKind } from './engine-facts';
import { checkLimits, type Demand } from './limits';

const NOTHING: Demand = {
  features: new Set(),
  request: PLAIN_REQUEST,
  isReproducible: false,
  exports: [],
  publication: { platforms: [], annotations: new Map(), provenance: undefined, sbom: undefined },
  load: true,
};

/** The flags that the table asks a kind of engine for. */
function allFlags(kind: EngineKind): string[] {
  return Object.values(FEATURES).flatMap((row) => {
    const support = row[kind];
    return typeof support === 'object' && 'flag' in support ? [support.flag] : [];
  });
}

function engine(kind: EngineKind, changes: Partial<EngineFacts> = {}): EngineFacts {
  const isDocker = kind.startsWith('docker');
  return {
    ...DOCKER_FACTS,
    kind,
    name: isDocker ? 'docker' : (kind as 'podman' | 'buildah'),
    version: isDocker ? '26.1.5' : '1.2.3',
    flags: allFlags(kind),
    imageStore: isDocker ? 'classic' : 'containers-storage',
    driver: isDocker ? 'docker' : undefined,
    ...changes,
  };
}

const BUILDX = engine('docker-buildx');
const CONTAINERD = engine('docker-buildx', { imageStore: 'containerd' });
const BUILDER = engine('docker-buildx', { driver: 'docker-container' });
const BUILDKIT = engine('docker-buildkit', { version: '20.10.24' });
const PODMAN = engine('podman');
const BUILDAH = engine('buildah');

const cache = (...pairs: [string, string][]): ReadonlyMap<string, string> => new Map(pairs);
const request = (changes: Partial<Demand['request']>): Demand => ({
  ...NOTHING,
  request: { ...NOTHING.request, ...changes },
});
const publication = (changes: Partial<Demand['publication']>): Demand => ({
  ...NOTHING,
  publication: { ...NOTHING.publication, ...changes },
});

describe('the table of capabilities', () => {
  const words = (kind: EngineKind): string =>
    (Object.keys(FEATURES) as Feature[])
      .filter((feature) => checkLimits({ ...NOTHING, features: new Set([feature]) }, engine(kind)).length > 0)
      .join(' ');

  it.each([
    ['docker-buildx', ''],
    [
      'docker-buildkit',
      'buildContexts ulimits shmSize cgroupParent reproducible noCacheFilter allow builder metadataFile provenance sbom annotations',
    ],
    ['podman', 'noCacheFilter allow builder metadataFile provenance sbom annotations'],
    ['buildah', 'noCacheFilter allow builder metadataFile provenance sbom annotations smokeTest'],
  ] as const)('refuses %s only what it cannot do in any version: %s', (kind, refused) => {
    expect(words(kind)).toBe(refused);
  });

  it('names the flag and the version that has it', () => {
    const old = engine('docker-buildx', { flags: [], clientVersion: '0.7.1' });
    expect(checkLimits({ ...NOTHING, features: new Set(['buildContexts']) }, old)).toEqual([
      {
        what: 'buildContexts: docker 26.1.5 (buildx 0.7.1) cannot do it',
        why: 'its build command has no --build-context, which came with buildx 0.8',
        fix: 'update it, or leave buildContexts out',
      },
    ]);
  });

  it('names the engines that can', () => {
    expect(checkLimits({ ...NOTHING, features: new Set(['ulimits']) }, BUILDKIT)).toEqual([
      {
        what: 'ulimits: docker 20.10.24 cannot do it',
        why: 'its client takes the flag, but the BuildKit inside the engine never hears of it',
        fix: 'use docker with buildx or podman or buildah, or leave ulimits out',
      },
    ]);
  });
});

describe('an engine', () => {
  const inline = request({ cacheTo: [cache(['type', 'inline'])] });
  const registry = request({ cacheTo: [cache(['type', 'registry'], ['ref', 'r/c'], ['mode', 'max'])] });

  it.each<[string, EngineFacts, Demand, string[]]>([
    ['of the classic store', BUILDX, registry, ['cacheTo: registry']],
    ['of the classic store', BUILDX, inline, []],
    [
      'of the classic store',
      BUILDX,
      publication({ provenance: 'true', sbom: 'true' }),
      ['provenance', 'sbom'],
    ],
    ['of the classic store', BUILDX, publication({ annotations: new Map([['a', 'b']]) }), ['annotations']],
    [
      'of the classic store',
      BUILDX,
      publication({ platforms: ['linux/amd64', 'linux/arm64'] }),
      ['platforms: several at once'],
    ],
    ['of the classic store', BUILDX, { ...NOTHING, isReproducible: true }, ['reproducible']],
    ['of the containerd store', CONTAINERD, registry, []],
    [
      'of the containerd store',
      CONTAINERD,
      { ...publication({ platforms: ['a', 'b'], provenance: 'true' }), isReproducible: true },
      [],
    ],
    ['with a builder of its own', BUILDER, registry, []],
    ['docker 20.10', BUILDKIT, inline, []],
    ['docker 20.10', BUILDKIT, registry, ['cacheTo: registry']],
    ['docker 20.10', BUILDKIT, request({ cacheFrom: [cache(['type', 'gha'])] }), ['cacheFrom[0]: gha']],
    [
      'docker 20.10',
      BUILDKIT,
      { ...NOTHING, exports: [{ type: 'oci', destination: '/x' }] },
      ['outputs: oci'],
    ],
    ['docker 20.10', BUILDKIT, { ...NOTHING, load: false }, ['load: false']],
    ['docker 20.10', BUILDKIT, request({ progress: 'rawjson' }), ['progress: rawjson']],
    ['podman', PODMAN, registry, ['cacheTo[0].mode']],
    ['podman', PODMAN, inline, ['cacheTo[0]: inline']],
    ['podman', PODMAN, request({ cacheFrom: [cache(['type', 'registry'], ['ref', 'r/c'])] }), []],
    [
      'podman',
      PODMAN,
      request({ cacheFrom: [cache(['type', 'registry'], ['ref', 'localhost:5000/c:1'])] }),
      ['cacheFrom[0]: localhost:5000/c:1 has a tag or digest'],
    ],
    ['docker 20.10', BUILDKIT, request({ cacheFrom: [cache(['type', 'registry'], ['ref', 'r/c:1'])] }), []],
    ['podman', PODMAN, publication({ platforms: ['a', 'b'] }), ['platforms: several at once']],
    [
      'podman',
      PODMAN,
      request({
        buildContexts: new Map([
          ['l', 'oci-layout:///x'],
          ['f', '/y'],
          ['g', 'git@host:x'],
        ]),
      }),
      ['buildContexts.l: oci-layout', 'buildContexts.g: git@host'],
    ],
    [
      'buildah',
      BUILDAH,
      request({ secrets: [{ id: 's', file: '/a,b' }] }),
      ['secrets.s.file: it has a comma in its path'],
    ],
    ['buildah', BUILDAH, { ...NOTHING, exports: [{ type: 'oci', destination: '/x' }], load: false }, []],
  ])('%s is asked for something', (_name, facts, demand, expected) => {
    expect(checkLimits(demand, facts).map(({ what }) => what)).toEqual(expected);
  });

  it('hears of what it cannot do at all once', () => {
    const annotated = {
      ...publication({ annotations: new Map([['a', 'b']]) }),
      features: new Set<Feature>(['annotations']),
    };
    const old = engine('docker-buildx', { flags: [] });
    expect(checkLimits(annotated, old).map(({ what }) => what)).toEqual([
      'annotations: docker 26.1.5 (buildx 0.13.1) cannot do it',
    ]);
  });
});
