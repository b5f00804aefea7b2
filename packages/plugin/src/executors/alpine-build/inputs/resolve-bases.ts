import type { BuildIo, Engine } from '../../../engines/engine';
import { platformOf } from '../verify-image';
import { digestIn } from '../../../engines/client/transfer';

/** Which images a build stands on. */
export interface BaseRequest {
  readonly images: readonly string[];
  /** Whether the registries are to be asked for newer ones. */
  readonly pull: boolean;
  /** Undefined for the engine's own platform. */
  readonly platform: string | undefined;
}

/** What the names of the bases lead to at this moment. */
export interface ResolvedBases {
  readonly bases: ReadonlyMap<string, string>;
  /** Names that nobody could say the content of. */
  readonly unknown: readonly string[];
}

/** Asks for each base which image the build would stand on. */
export async function resolveBases(
  request: BaseRequest,
  engine: Engine,
  io: BuildIo,
): Promise<ResolvedBases> {
  const resolved = await Promise.all(
    request.images.map(async (image) => [image, await resolveBase(image, request, engine, io)] as const),
  );
  return {
    bases: new Map(resolved.flatMap(([image, digest]) => (digest === undefined ? [] : [[image, digest]]))),
    unknown: resolved.flatMap(([image, digest]) => (digest === undefined ? [image] : [])),
  };
}

/**
 * In the order in which the engine itself would find it.
 *
 * Docker's own builder with the classic store, podman and buildah take what they have under the name and ask a registry only
 * for what they lack, or when they are told to; all other builders of docker ask the registry each time. A registry that only
 * the engine can ask, by a mirror of its own, is asked by a pull.
 */
async function resolveBase(
  image: string,
  { pull, platform }: BaseRequest,
  engine: Engine,
  io: BuildIo,
): Promise<string | undefined> {
  const pinned = /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1];
  if (pinned !== undefined) return pinned;
  const { driver = 'docker', imageStore } = engine.facts;
  if (driver === 'docker' && imageStore !== 'containerd' && !pull) {
    const own = await findOwn(image, engine, platform);
    if (own !== undefined) return own;
  }
  const registered = await engine.resolve?.(image);
  if (registered !== undefined || driver !== 'docker') return registered;
  return fetchAndFind(image, platform, engine, io);
}

async function fetchAndFind(
  image: string,
  platform: string | undefined,
  engine: Engine,
  io: BuildIo,
): Promise<string | undefined> {
  // Another platform's image would take the name away from the one that is there.
  if (platform !== undefined) return undefined;
  const end = await engine.pull(image, undefined, io);
  return end.kind === 'done' ? findOwn(image, engine) : undefined;
}

/** The digest by which the registry of the name knows the image, so that it is the same on each machine; else its id here. */
async function findOwn(image: string, engine: Engine, platform?: string): Promise<string | undefined> {
  const facts = await engine.inspect(image);
  // A name can be there for another processor.
  if (facts !== undefined && platform !== undefined && !platformOf(facts).startsWith(platform))
    return undefined;
  return digestIn(facts, image) ?? facts?.id;
}
