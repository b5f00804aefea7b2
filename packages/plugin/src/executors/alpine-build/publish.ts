import type { BuildRequest } from '../../engines/build-request';
import type { BuildIo, Engine, PushEnd } from '../../engines/engine';
import { FailedBuildError } from '../../engines/failed-build-error';
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
  /** Digest of the image's inputs; undefined where they are unknown. */
  readonly inputs: string | undefined;
}

/** A verified image that did not reach its registry. */
export class FailedPushError extends FailedBuildError {}

/** Pushes an image under all its names, and under the one of its inputs; names of the same registry share what was sent. */
export async function publishImage(
  publishing: Publishing,
  engine: Engine,
  io: BuildIo,
  patience: Patience,
): Promise<PushedImage[] | 'interrupted'> {
  const references = referencesOf(publishing);
  try {
    return needsBuilder(publishing.job)
      ? await pushByBuilder(publishing, references, engine, io, patience)
      : await pushByEngine(publishing, references, engine, io, patience);
  } catch (error) {
    if (!(error instanceof FailedBuildError)) throw error;
    throw new FailedPushError(error.explanation, error.attempts);
  }
}

function referencesOf({ job, inputs }: Publishing): string[] {
  const { contentRepository } = job.publication;
  return contentRepository === undefined || inputs === undefined
    ? [...job.tags]
    : [...job.tags, contentTag(contentRepository, inputs)];
}

/** What a registry keeps beside plain images is made by the builder alone, and so is what the engine shall not keep. */
function needsBuilder({ publication, platforms }: BuildJob): boolean {
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
  return references.map((reference) => ({ reference, digest: end.digest ?? null }));
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
    const end = await withRetries<PushEnd>((once) => engine.push(id, reference, once), io, patience);
    if (end.kind !== 'pushed') return 'interrupted';
    // docker pushes only what has the name; this one would keep the image in the engine for ever.
    if (!job.tags.includes(reference)) await engine.untag(reference);
    pushed.push({ reference, digest: end.digest ?? null });
  }
  return pushed;
}
