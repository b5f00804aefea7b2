import type { CommandRunner } from '../host/command-runner';
import { createBuildahEngine } from './buildah/buildah-engine';
import { detectBuildah, detectPodman } from './containers/detect';
import { detectDocker } from './docker/detect';
import { createDockerEngine } from './docker/docker-engine';
import type { Engine } from './engine';
import { NoEngineError } from './engine-error';
import type { Detection, EngineFacts, EngineName, PassedOver } from './engine-facts';
import { createPodmanEngine } from './podman/podman-engine';

/** Which engine to look for. */
export interface EngineChoice {
  readonly name: EngineName | 'auto';
  /** The builder of buildx that is meant; the selected one by default. */
  readonly builder: string | undefined;
}

/** Looks for one kind of engine. */
export type Detector = (
  run: CommandRunner,
  environment: NodeJS.ProcessEnv,
  builder?: string,
) => Promise<Detection>;

/** In order of preference: docker builds exactly what its users know, and buildah can do least. */
const DETECTORS: Readonly<Record<EngineName, Detector>> = {
  docker: detectDocker,
  podman: detectPodman,
  buildah: detectBuildah,
};

/** Looks for the chosen engine, or for each kind in order of preference; says of each miss why, when none is left. */
export async function findEngine(
  { name, builder }: EngineChoice,
  run: CommandRunner,
  environment: NodeJS.ProcessEnv,
  detectors: Readonly<Partial<Record<EngineName, Detector>>> = DETECTORS,
): Promise<EngineFacts> {
  const wanted = name === 'auto' ? Object.values(detectors) : [detectors[name] ?? DETECTORS[name]];
  const misses: PassedOver[] = [];
  for (const detect of wanted) {
    const detection = await detect(run, environment, builder);
    if (detection.kind === 'found') return { ...detection.facts, passedOver: misses };
    const { tried, reason, fix } = detection;
    misses.push({ tried, reason, fix });
  }
  throw new NoEngineError(
    misses.map(({ tried, reason, fix }) => ({
      what: `No container engine: tried ${tried}`,
      why: reason,
      fix,
    })),
  );
}

/** Opens an engine that was found. */
export function openEngine(facts: EngineFacts, run: CommandRunner, environment: NodeJS.ProcessEnv): Engine {
  switch (facts.name) {
    case 'docker':
      return createDockerEngine(run, environment, facts);
    case 'podman':
      return createPodmanEngine(run, environment, facts);
    case 'buildah':
      return createBuildahEngine(run, environment, facts);
  }
}
