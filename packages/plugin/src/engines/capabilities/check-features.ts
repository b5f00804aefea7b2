import type { Problem } from '../../base/user-error';
import { describeEngine, type EngineFacts, type EngineKind } from '../engine-facts';
import { FEATURES, type Feature } from './features';

/** A message for each wanted feature that the engine lacks, with the smallest change that helps. */
export function checkFeatures(wanted: Iterable<Feature>, facts: EngineFacts): Problem[] {
  return [...wanted].flatMap((feature) => explainLack(feature, facts) ?? []);
}

function explainLack(feature: Feature, facts: EngineFacts): Problem | undefined {
  const support = FEATURES[feature][facts.kind];
  if (support === 'always') return undefined;
  const what = `${feature}: ${describeEngine(facts)} cannot do it`;
  if ('never' in support) return { what, why: support.never, fix: otherEngines(feature) };
  if (facts.flags.includes(support.flag)) return undefined;
  return {
    what,
    why: `its build command has no ${support.flag}, which came with ${PROGRAMS[facts.kind]} ${support.since}`,
    fix: `update it, or leave ${feature} out`,
  };
}

const PROGRAMS: Readonly<Record<EngineKind, string>> = {
  'docker-buildx': 'buildx',
  'docker-buildkit': 'docker',
  podman: 'podman',
  buildah: 'buildah',
};

function otherEngines(feature: Feature): string {
  const able = Object.entries(FEATURES[feature]).flatMap(([kind, support]) =>
    support !== 'always' && 'never' in support ? [] : [ENGINE_WORDS[kind as EngineKind]],
  );
  const alone = feature === 'annotations' ? 'annotations and ociMetadata' : feature;
  return `use ${able.join(' or ')}, or leave ${alone} out`;
}

const ENGINE_WORDS: Readonly<Record<EngineKind, string>> = {
  'docker-buildx': 'docker with buildx',
  'docker-buildkit': 'docker 20.10',
  podman: 'podman',
  buildah: 'buildah',
};
