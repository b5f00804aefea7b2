import type { BuildRequest } from '../../engines/build-request';
import type { BuildIo, Engine, PushEnd } from '../../engines/engine';
import { EngineError } from '../../engines/engine-error';
import { contentTag } from '../../image/input-digest';
import type { PushedImage } from '../../image/image-record';
import type { BuildJob } from './build-job';
import { withRetries, type Patience } from './with-retries';

/** What is to be published. */
export interface Publishing {
  readonly job: BuildJob;
  readonly request: BuildRequest;
  /** The image's id in the engine. */
  readonly id: string;
  /** Digest of the image's configuration, where the builder told it. */
  readonly configuration: string | undefined;
  /** Digest of the image's inputs; undefined where they are unknown. */
  readonly inputs: string | undefined;
}

/** Pushes an image under all its names, and under the one of its inputs; names of the same registry share what was sent. */
export async function publishImage(
  publishing: Publishing,
  engine: Engine,
  io: BuildIo,
  patience: Patience,
): Promise<PushedImage[] | 'interrupted'> {
  const references = referencesOf(publishing);
  return needsBuilder(publishing.job)
    ? pushByBuilder(publishing, references, engine, io, patience)
    : pushByEngine(publishing, references, engine, io, patience);
}

function referencesOf({ job, inputs }: Publishing): string[] {
  const { contentRepository } = job.publication;
  return contentRepository === undefined || inputs === undefined
    ? [...job.tags]
    : [...job.tags, contentTag(contentRepository, inputs)];
}

/** What a registry keeps beside plain images is made by the builder alone, and so is what the engine shall not keep. */
export function needsBuilder({ publication, platforms }: BuildJob): boolean {
  const { load, annotations, provenance, sbom } = publication;
  return (
    !load || platforms.length > 1 || annotations.size > 0 || provenance !== undefined || sbom !== undefined
  );
}

async function pushByBuilder(
  publishing: Publishing,
  references: readonly string[],
  engine: Engine,
  io: BuildIo,
  patience: Patience,
): Promise<PushedImage[] | 'interrupted'> {
  const { publish } = engine;
  const { job, request } = publishing;
  // podman and buildah push by id, which needs no tag; what else only a builder can do has been refused.
  if (publish === undefined) return pushByEngine(publishing, references, engine, io, patience);
  const { annotations, provenance, sbom } = job.publication;
  const publication = { references, platforms: job.platforms, annotations, provenance, sbom };
  const end = await withRetries<PushEnd>((once) => publish(request, publication, once), io, patience);
  if (end.kind !== 'pushed') return 'interrupted';
  // With attestations or several platforms the builder names none, or that of another part of the index.
  const isPlain = provenance === undefined && sbom === undefined && job.platforms.length < 2;
  if (isPlain) requireSame(publishing.configuration, end.configuration);
  return references.map((reference) => ({ reference, digest: end.digest ?? null }));
}

/** The builder took the steps from its cache; if it had lost them, it has made and pushed something that nobody looked at. */
function requireSame(verified: string | undefined, pushed: string | undefined): void {
  if (verified === undefined || pushed === undefined || verified === pushed) return;
  throw new EngineError([
    {
      what: 'The builder pushed another image than the one that was verified',
      why: `its cache had lost the steps, so that it built anew: ${pushed}, not ${verified}`,
      fix: 'run the target again, and see what empties the cache of the builder meanwhile',
    },
  ]);
}

async function pushByEngine(
  { id, job }: Publishing,
  references: readonly string[],
  engine: Engine,
  io: BuildIo,
  patience: Patience,
): Promise<PushedImage[] | 'interrupted'> {
  const pushed: PushedImage[] = [];
  for (const reference of references) {
    const end = await pushOnce({ id, job }, reference, engine, io, patience);
    if (end.kind !== 'pushed') return 'interrupted';
    pushed.push({ reference, digest: end.digest ?? null });
  }
  return pushed;
}

async function pushOnce(
  { id, job }: Pick<Publishing, 'id' | 'job'>,
  reference: string,
  engine: Engine,
  io: BuildIo,
  patience: Patience,
) {
  try {
    return await withRetries<PushEnd>((once) => engine.push(id, reference, once), io, patience);
  } finally {
    // docker pushes only what has the name; one that is not wanted would keep the image in the engine for ever.
    if (engine.facts.name === 'docker' && !job.tags.includes(reference)) await engine.untag(reference);
  }
}
