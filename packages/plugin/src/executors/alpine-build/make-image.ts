import type { BuildRequest } from '../../engines/build-request';
import type { BuildIo, Engine, TransferEnd } from '../../engines/engine';
import { EngineError } from '../../engines/engine-error';
import type { ImageOutput, PushedImage, SmokeTest, VerifiedImage } from '../../image/image-record';
import { hashText } from '../../host/file-facts';
import { writeFileWhole } from '../../host/written-files';
import { recallImage, rememberImage } from '../../workspace/state/image-memory';
import { recallArchive, writeArchive } from './archive';
import { buildImages } from './build-image';
import type { BuildJob } from './build-job';
import { findImage, type FoundImage } from './ladder';
import { publishImage } from './publish';
import { runSmokeTest } from './smoke-test';
import { withRetries, type Patience } from './with-retries';
import { writeOutputs } from './write-outputs';

/** All that making an image needs, once it is known what is to be made and by whom. */
export interface Making {
  readonly job: BuildJob;
  readonly engine: Engine;
  /** One for each platform. */
  readonly requests: readonly [BuildRequest, ...BuildRequest[]];
  /** Digest of the inputs; undefined where they are unknown. */
  readonly inputs: string | undefined;
  /** Whether what the inputs were read from is still what it was then. */
  readonly isStillSame: () => Promise<boolean>;
  readonly stateFolder: string;
  readonly io: BuildIo;
  readonly patience: Patience;
}

/** What came of it. */
export interface MadeImage {
  readonly outcome: FoundImage['outcome'] | 'built';
  readonly images: readonly VerifiedImage[];
  readonly attempts: number;
  readonly tags: readonly string[];
  readonly smokeTest: SmokeTest | null;
  readonly outputs: readonly ImageOutput[];
  readonly pushed: readonly PushedImage[];
}

type Obtained = Pick<MadeImage, 'outcome' | 'images' | 'attempts'> & {
  readonly metadata?: string | undefined;
};

/** Finds or builds an image, tests it, and only then tags it, makes files of it and pushes it. */
export async function makeImage(making: Making): Promise<MadeImage | 'interrupted'> {
  const { job, engine, io } = making;
  const obtained = await obtain(making);
  if (obtained === 'interrupted' || io.signal.aborted) return 'interrupted';
  const smokeTest = await testOnce(making, obtained);
  if (smokeTest === 'interrupted') return smokeTest;
  const tags = job.publication.load && obtained.images.length === 1 ? job.tags : [];
  const [first] = obtained.images;
  if (first === undefined) throw new Error('there is an image for each platform, and at least one platform');
  if (obtained.outcome !== 'already-there') for (const tag of tags) await engine.tag(first.id, tag);
  await keepInMind(making, obtained, smokeTest);
  await tellOtherPrograms(job, first.id, obtained.metadata);
  const left = await leaveResults(making, first.id, obtained.outcome === 'built');
  if (left === 'interrupted') return left;
  const { outcome, images, attempts } = obtained;
  return { outcome, images, attempts, tags, smokeTest, ...left };
}

async function obtain(making: Making): Promise<Obtained | 'interrupted'> {
  const { job, engine, inputs, stateFolder, io, requests, patience } = making;
  if (inputs !== undefined && mayBeFound(job)) {
    const found = await findImage(job, inputs, engine, stateFolder, io);
    if (found !== undefined) return { outcome: found.outcome, images: [found.image], attempts: 0 };
  }
  const built = await buildImages(job, requests, engine, io, patience);
  return built === 'interrupted' ? built : { outcome: 'built', ...built };
}

/** Whoever wants steps to run again, or what only a build tells, gets a build. */
function mayBeFound({ request, platforms, metadataFile }: BuildJob): boolean {
  return (
    !request.noCache &&
    request.noCacheFilter.length === 0 &&
    platforms.length < 2 &&
    metadataFile === undefined
  );
}

/** An image that has passed the very same test before need not pass it again. */
async function testOnce(
  { job, engine, stateFolder, inputs, io }: Making,
  { images, outcome }: Obtained,
): Promise<SmokeTest | null | 'interrupted'> {
  const { smokeTest } = job.checks;
  if (smokeTest === undefined) return null;
  const passed = recallImage(stateFolder, job.task.project, inputs, engine.facts.id)?.smokeTest;
  if (outcome !== 'built' && passed?.plan === hashOf(smokeTest)) return passed.result;
  const image = images.find(({ platform }) => platform.startsWith(engine.facts.platform)) ?? images[0];
  const facts = image === undefined ? undefined : await engine.inspect(image.id);
  if (facts === undefined) throw new EngineError([{ what: 'The image to test is gone from the engine' }]);
  return runSmokeTest(engine, facts, smokeTest, io.signal);
}

function hashOf(plan: object): string {
  return hashText(JSON.stringify(plan));
}

/** Only an image whose inputs stayed the same while it was built is known to be made of them. */
async function keepInMind(
  { job, engine, inputs, stateFolder, isStillSame }: Making,
  { images, outcome }: Obtained,
  result: SmokeTest | null,
): Promise<void> {
  if (inputs === undefined || images.length > 1) return;
  if (outcome === 'built' && !(await isStillSame())) return;
  const { smokeTest } = job.checks;
  await rememberImage(stateFolder, job.task.project, {
    inputs,
    engine: engine.facts.id,
    images,
    ...(smokeTest !== undefined && result !== null && { smokeTest: { plan: hashOf(smokeTest), result } }),
  });
}

async function tellOtherPrograms(
  { idFile, metadataFile }: BuildJob,
  id: string,
  metadata: string | undefined,
): Promise<void> {
  if (idFile !== undefined) await writeFileWhole(idFile, id);
  if (metadataFile !== undefined && metadata !== undefined) await writeFileWhole(metadataFile, metadata);
}

/** Files and registries come last, so that nothing leaves the engine that was not verified. */
async function leaveResults(
  making: Making,
  id: string,
  isNew: boolean,
): Promise<Pick<MadeImage, 'outputs' | 'pushed'> | 'interrupted'> {
  const { job, engine, requests, inputs, io, patience } = making;
  if (!(await keepArchive(making, id, isNew))) return 'interrupted';
  const outputs = await writeOutputs(job, requests[0], id, engine, io, patience);
  if (outputs === 'interrupted' || !job.publication.push)
    return outputs === 'interrupted' ? outputs : { outputs, pushed: [] };
  const publishing = { job, request: requests[0], id, inputs };
  const pushed = await publishImage(publishing, engine, io, patience);
  return pushed === 'interrupted' ? pushed : { outputs, pushed };
}

/** Without known inputs nobody could ever say that the archive holds what would be built. */
async function keepArchive(
  { job, engine, requests, inputs, io, patience }: Making,
  id: string,
  isNew: boolean,
): Promise<boolean> {
  const { archive } = job;
  if (archive === undefined || inputs === undefined) return true;
  if (!isNew && recallArchive(archive, inputs) !== undefined) return true;
  const target = { type: 'docker', destination: archive } as const;
  const end = await writeArchive(archive, { inputs, id }, () =>
    withRetries<TransferEnd>((once) => engine.export(id, requests[0], target, once), io, patience),
  );
  return end.kind === 'done';
}
