import type { BuildIo, Engine } from '../../engines/engine';
import { describeEngine } from '../../engines/engine-facts';
import { contentTag } from '../../image/input-digest';
import type { VerifiedImage } from '../../image/image-record';
import { recallImage } from '../../workspace/state/image-memory';
import { recallArchive } from './archive';
import type { BuildJob } from './build-job';
import { requireChecks, verifyImage } from './verify-image';

/** An image that need not be built. */
export interface FoundImage {
  readonly outcome: 'already-there' | 'retagged' | 'loaded' | 'pulled';
  readonly image: VerifiedImage;
}

/** Looks for an image of the same inputs, from the nearest place to the farthest; undefined where there is none. */
export async function findImage(
  job: BuildJob,
  inputs: string,
  engine: Engine,
  stateFolder: string,
  io: BuildIo,
): Promise<FoundImage | undefined> {
  return (
    (await findInEngine(job, inputs, engine, stateFolder)) ??
    (await findInArchive(job, inputs, engine, io)) ??
    (await findInRegistry(job, inputs, engine, io))
  );
}

/** An image that was verified before is still what it was: its id is a digest of all that is in it. */
async function findInEngine(
  job: BuildJob,
  inputs: string,
  engine: Engine,
  stateFolder: string,
): Promise<FoundImage | undefined> {
  const [image] = recallImage(stateFolder, job.task.project, inputs, engine.facts.id)?.images ?? [];
  if (image === undefined) return undefined;
  const facts = await engine.inspect(image.id);
  if (facts === undefined) return undefined;
  // What the options ask of it may be new.
  requireChecks(image, job);
  const leading = new Set(facts.tags.map(withoutDefaults));
  const isTagged = !job.publication.load || job.tags.every((tag) => leading.has(withoutDefaults(tag)));
  return { outcome: isTagged ? 'already-there' : 'retagged', image };
}

async function findInArchive(
  job: BuildJob,
  inputs: string,
  engine: Engine,
  io: BuildIo,
): Promise<FoundImage | undefined> {
  if (job.archive === undefined) return undefined;
  const kept = recallArchive(job.archive, inputs);
  if (kept === undefined) return undefined;
  io.onOutput(`Loading the image of the same inputs from ${job.archive}\n`);
  await engine.loadArchive(job.archive);
  const facts = await engine.inspect(kept.id);
  return facts === undefined
    ? undefined
    : { outcome: 'loaded', image: await verifyImage(engine, facts, job) };
}

async function findInRegistry(
  job: BuildJob,
  inputs: string,
  engine: Engine,
  io: BuildIo,
): Promise<FoundImage | undefined> {
  const { contentRepository } = job.publication;
  if (contentRepository === undefined) return undefined;
  const reference = contentTag(contentRepository, inputs);
  io.onOutput(`Asking ${describeEngine(engine.facts)} to pull ${reference}\n`);
  // A registry that lacks it, or does not answer, is no failure: the image can be built.
  const quiet = { ...io, onOutput: (): void => undefined };
  const end = await engine.pull(reference, job.platforms[0], quiet);
  if (end.kind !== 'done') return undefined;
  const facts = await engine.inspect(reference);
  if (facts === undefined) return undefined;
  const image = await verifyImage(engine, facts, job);
  // It gets its own tags next; this one would only keep it in the engine for ever.
  if (job.publication.load) await replaceTag(engine, image.id, reference, job.tags);
  return { outcome: 'pulled', image };
}

async function replaceTag(
  engine: Engine,
  id: string,
  reference: string,
  tags: readonly string[],
): Promise<void> {
  for (const tag of tags) await engine.tag(id, tag);
  await engine.untag(reference);
}

/** Engines write out what a name leaves open: podman puts `localhost/` before it, others Docker Hub. */
export function withoutDefaults(tag: string): string {
  const name = tag.replace(/^(?:localhost\/|(?:index\.)?docker\.io\/(?:library\/)?)/, '');
  return /:[^/]+$/.test(name) ? name : `${name}:latest`;
}
