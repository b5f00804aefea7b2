import type { BuildIo, Engine } from '../../engines/engine';
import { describeEngine, type EngineName } from '../../engines/engine-facts';
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
  /** A name under which it was fetched, and that it shall not keep. */
  readonly fetchedAs?: string;
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
  const nameOf = (tag: string): string => fullName(tag, engine.facts.name);
  const leading = new Set(facts.tags.map(nameOf));
  const isTagged = !job.publication.load || job.tags.every((tag) => leading.has(nameOf(tag)));
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
  // An archive that cannot be loaded is no failure: the image can be built.
  const end = await engine.loadArchive(job.archive, { ...io, onOutput: () => undefined });
  if (end.kind !== 'done') return undefined;
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
  try {
    return { outcome: 'pulled', image: await verifyImage(engine, facts, job), fetchedAs: reference };
  } catch (error) {
    await engine.untag(reference);
    throw error;
  }
}

/** Engines write out what a name leaves open: podman and buildah put `localhost/` before it, docker leaves Docker Hub away. */
function fullName(tag: string, engine: EngineName): string {
  const named = /:[^/]+$/.test(tag) ? tag : `${tag}:latest`;
  if (engine === 'docker') return named.replace(/^(?:index\.)?docker\.io\/(?:library\/)?/, '');
  const [host = '', ...path] = named.split('/');
  return path.length > 0 && /[.:]|^localhost$/.test(host) ? named : `localhost/${named}`;
}
