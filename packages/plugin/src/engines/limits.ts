import type { Problem } from '../base/user-error';
import { checkFeatures } from './capabilities/check-features';
import type { Feature } from './capabilities/features';
import type { Attributes, BuildRequest, Export, Publication } from './build-request';
import { savesArchive } from './docker/archives';
import { describeEngine, type EngineFacts } from './engine-facts';

/** All that is asked of an engine at once. */
export interface Demand {
  readonly features: ReadonlySet<Feature>;
  readonly request: Omit<BuildRequest, 'platform' | 'sourceDateEpoch'>;
  readonly isReproducible: boolean;
  readonly exports: readonly Export[];
  readonly publication: Pick<Publication, 'platforms' | 'annotations' | 'provenance' | 'sbom'>;
  /** Whether the image is to stay in the engine under its tags. */
  readonly load: boolean;
}

/** Everything that this engine cannot do of what is asked, each with the smallest change that helps. */
export function checkLimits(demand: Demand, facts: EngineFacts): Problem[] {
  const features = checkFeatures(demand.features, facts);
  // What an engine cannot do at all needs no second message about how.
  const told = new Set(features.map(({ what }) => what.split(':')[0]));
  const others = KIND_LIMITS[facts.kind](demand, facts).filter(
    ({ what }) => !told.has(what.split(/[:[.]/)[0]),
  );
  return [...features, ...others];
}

type Limits = (demand: Demand, facts: EngineFacts) => Problem[];

const KIND_LIMITS: Readonly<Record<EngineFacts['kind'], Limits>> = {
  'docker-buildx': buildxLimits,
  'docker-buildkit': buildkitLimits,
  podman: containersLimits,
  buildah: containersLimits,
};

/** The engine's own builder with its classic store keeps plain images only. */
function buildxLimits(demand: Demand, facts: EngineFacts): Problem[] {
  if (facts.driver !== 'docker' || facts.imageStore === 'containerd') return [];
  const { publication, request, isReproducible, exports } = demand;
  const asked = [
    ...exports.map(({ type }) => (type === 'oci' && !savesArchive(facts, type) ? 'outputs: oci' : '')),
    publication.platforms.length > 1 ? 'platforms: several at once' : '',
    publication.annotations.size > 0 ? 'annotations' : '',
    publication.provenance === undefined ? '' : 'provenance',
    publication.sbom === undefined ? '' : 'sbom',
    isReproducible ? 'reproducible' : '',
    ...request.cacheTo.map((cache) => (cache.get('type') === 'inline' ? '' : `cacheTo: ${typeOf(cache)}`)),
  ].filter((what) => what !== '');
  return asked.map((what) => ({
    what,
    why: `${describeEngine(facts)} keeps its images in the classic store, which has no place for it`,
    fix: 'enable the containerd image store of the engine, or make a builder: docker buildx create --use --driver docker-container',
  }));
}

function buildkitLimits(demand: Demand, facts: EngineFacts): Problem[] {
  const { request, exports, load } = demand;
  const fix = 'install the buildx plugin';
  return [
    ...request.cacheFrom.flatMap((cache, index) =>
      explainCache(cache, `cacheFrom[${String(index)}]`, facts, fix),
    ),
    ...request.cacheTo
      .filter((cache) => cache.get('type') !== 'inline')
      .map((cache) => ({
        what: `cacheTo: ${typeOf(cache)}`,
        why: `${describeEngine(facts)} knows inline only`,
        fix,
      })),
    ...exports
      .filter(({ type }) => type === 'oci' && !savesArchive(facts, type))
      .map(() => ({
        what: 'outputs: oci',
        why: `${describeEngine(facts)} saves archives of type docker only`,
        fix,
      })),
    ...severalPlatforms(demand, facts, fix),
    ...(load ? [] : [withoutLoad(facts, fix)]),
    ...(request.progress === 'rawjson' ? [rawProgress(facts)] : []),
  ];
}

function containersLimits(demand: Demand, facts: EngineFacts): Problem[] {
  const { request, exports } = demand;
  const fix = 'name an image, or use docker with buildx';
  return [
    ...request.cacheFrom.flatMap((cache, index) =>
      explainCache(cache, `cacheFrom[${String(index)}]`, facts, fix),
    ),
    ...request.cacheTo.flatMap((cache, index) =>
      explainCache(cache, `cacheTo[${String(index)}]`, facts, fix),
    ),
    ...severalPlatforms(demand, facts, 'use docker with buildx, or one target for each platform'),
    ...[...request.buildContexts].flatMap(([name, source]) => explainContext(name, source, facts)),
    ...request.secrets.flatMap((secret) =>
      'file' in secret && secret.file.includes(',') ? [commaInPath(`secrets.${secret.id}.file`, facts)] : [],
    ),
    ...exports.flatMap(({ type, destination }, index) =>
      (type === 'tar' || type === 'local') && destination.includes(',')
        ? [commaInPath(`outputs[${String(index)}].dest`, facts)]
        : [],
    ),
    ...(request.progress === 'rawjson' ? [rawProgress(facts)] : []),
  ];
}

/** These engines look for cached steps in the layers of an image, and nowhere else. */
function explainCache(cache: Attributes, place: string, facts: EngineFacts, fix: string): Problem[] {
  const others = [...cache.keys()].filter((name) => name !== 'type' && name !== 'ref');
  const ref = cache.get('ref') ?? '';
  if (typeOf(cache) !== 'registry')
    return [
      { what: `${place}: ${typeOf(cache)}`, why: `${describeEngine(facts)} caches in images only`, fix },
    ];
  const hasTag = /:[^/]+$|@/.test(ref);
  return [
    ...(hasTag && facts.name !== 'docker' ? [tagOfCache(place, ref, facts)] : []),
    ...others.map((name) => ({
      what: `${place}.${name}`,
      why: `${describeEngine(facts)} takes the image alone`,
      fix: `leave ${name} out, or use docker with buildx`,
    })),
  ];
}

function tagOfCache(place: string, ref: string, facts: EngineFacts): Problem {
  return {
    what: `${place}: ${ref} has a tag or digest`,
    why: `${describeEngine(facts)} keeps each step under a tag of its own`,
    fix: `name the repository alone: ${ref.replace(/(?::[^/]+|@.*)$/, '')}`,
  };
}

function explainContext(name: string, source: string, facts: EngineFacts): Problem[] {
  if (!/^(?:oci-layout|target|git|ssh):|^git@/.test(source)) return [];
  return [
    {
      what: `buildContexts.${name}: ${source.split(':')[0] ?? ''}`,
      why: `${describeEngine(facts)} takes folders, archives by HTTP and images`,
      fix: 'use one of these, or docker with buildx',
    },
  ];
}

function severalPlatforms({ publication }: Demand, facts: EngineFacts, fix: string): Problem[] {
  if (publication.platforms.length < 2) return [];
  return [{ what: 'platforms: several at once', why: `${describeEngine(facts)} builds one at a time`, fix }];
}

function withoutLoad(facts: EngineFacts, fix: string): Problem {
  return { what: 'load: false', why: `${describeEngine(facts)} pushes what has a tag in the engine`, fix };
}

function rawProgress(facts: EngineFacts): Problem {
  return {
    what: 'progress: rawjson',
    why: `${describeEngine(facts)} prints text only`,
    fix: 'use plain, or docker with buildx',
  };
}

function commaInPath(place: string, facts: EngineFacts): Problem {
  return {
    what: `${place}: it has a comma in its path`,
    why: `${describeEngine(facts)} parts the fields there`,
    fix: 'use another path',
  };
}

function typeOf(attributes: Attributes): string {
  return attributes.get('type') ?? '';
}
