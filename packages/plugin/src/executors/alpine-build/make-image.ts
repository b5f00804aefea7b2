import type { BuildRequest } from '../../engines/build-request';
import type { BuildIo, Engine, TransferEnd } from '../../engines/engine';
import type { ImageOutput, PushedImage, SmokeTest, VerifiedImage } from '../../image/image-record';
import { writeFileWhole } from '../../host/written-files';
import { recallArchive, writeArchive } from './archive';
import { buildImages } from './build-image';
import type { BuildJob } from './build-job';
import { findImage, type FoundImage } from './ladder';
import { delivering } from './delivery';
import { needsBuilder, publishImage } from './publish';
import { keepInMind, testOnce } from './test-image';
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
  /** What is built where no platform is named. */
  readonly expectedPlatform: string;
  /** Hears of the tags as soon as they are set. */
  readonly onTagged: (tags: readonly string[]) => void;
  readonly stateFolder: string;
  readonly io: BuildIo;
  readonly patience: Patience;
  /** Takes secrets out of a text. */
  readonly mask: (text: string) => string;
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
  /** Whether the inputs were the same after a build as before it. */
  readonly inputsHeld: boolean;
}

/** An image that was found or built, before anything is done with it. */
export type Obtained = Pick<MadeImage, 'outcome' | 'images' | 'attempts' | 'inputsHeld'> & {
  readonly metadata?: string | undefined;
  readonly configuration?: string | undefined;
  /** A name under which it was fetched, and that it shall not keep. */
  readonly fetchedAs?: string | undefined;
};

/** Finds or builds an image, tests it, and only then tags it, makes files of it and pushes it. */
export async function makeImage(making: Making): Promise<MadeImage | 'interrupted'> {
  const obtained = await obtain(making);
  if (obtained === 'interrupted' || making.io.signal.aborted) return 'interrupted';
  // From here on the inputs are those of this image, or nobody knows them.
  const sure = { ...making, inputs: inputsOf(making, obtained) };
  const tested = await testAndTag(sure, obtained);
  if (tested === 'interrupted') return tested;
  await keepInMind(sure, obtained, tested.smokeTest);
  await tellOtherPrograms(making.job, tested.id, obtained.metadata);
  const left = await leaveResults(sure, obtained, tested);
  if (left === 'interrupted') return left;
  const { outcome, images, attempts } = obtained;
  const { tags, smokeTest } = tested;
  return { outcome, images, attempts, tags, smokeTest, inputsHeld: sure.inputs !== undefined, ...left };
}

async function obtain(making: Making): Promise<Obtained | 'interrupted'> {
  const { job, engine, inputs, stateFolder, io, requests, patience } = making;
  if (inputs !== undefined && mayBeFound(job, engine)) {
    const found = await findImage(job, inputs, engine, stateFolder, io);
    if (found !== undefined) return { ...found, images: [found.image], attempts: 0, inputsHeld: true };
  }
  const isStillSame =
    inputs === undefined ? (): Promise<boolean> => Promise.resolve(false) : making.isStillSame;
  const built = await buildImages(job, requests, engine, io, patience, isStillSame);
  return built === 'interrupted' ? built : { outcome: 'built', ...built };
}

/** What changed while an image was built may be in it or not; and a builder elsewhere may build for another platform. */
function inputsOf(
  { inputs, job, expectedPlatform }: Making,
  { images, inputsHeld, outcome }: Obtained,
): string | undefined {
  const isExpected =
    outcome !== 'built' ||
    job.platforms.length > 1 ||
    images.every(({ platform }) => platform.startsWith(expectedPlatform));
  return isExpected && inputsHeld ? inputs : undefined;
}

interface Tested {
  readonly id: string;
  readonly tags: readonly string[];
  readonly smokeTest: SmokeTest | null;
}

async function testAndTag(making: Making, obtained: Obtained): Promise<Tested | 'interrupted'> {
  const { job, engine, onTagged } = making;
  const [first] = obtained.images;
  if (first === undefined) throw new Error('there is an image for each platform, and at least one platform');
  try {
    const smokeTest = await testOnce(making, obtained);
    if (smokeTest === 'interrupted') return smokeTest;
    const tags = job.publication.load && obtained.images.length === 1 ? job.tags : [];
    if (obtained.outcome !== 'already-there') for (const tag of tags) await engine.tag(first.id, tag);
    onTagged(tags);
    return { id: first.id, tags, smokeTest };
  } finally {
    // It would only keep the image in the engine for ever; without load there is no other name.
    if (obtained.fetchedAs !== undefined && job.publication.load) await engine.untag(obtained.fetchedAs);
  }
}

/** Whoever wants steps to run again, or what only a build tells, gets a build. */
function mayBeFound(job: BuildJob, engine: Engine): boolean {
  const { request, platforms, metadataFile, exports } = job;
  // These are made by a second build, which must find the steps of the first in the cache.
  const buildsTwice =
    exports.some(({ type }) => type === 'tar' || type === 'local') ||
    (job.publication.push && engine.publish !== undefined && needsBuilder(job));
  return (
    !request.noCache &&
    request.noCacheFilter.length === 0 &&
    platforms.length < 2 &&
    metadataFile === undefined &&
    !buildsTwice
  );
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
  { outcome, configuration }: Obtained,
  { id, tags }: Tested,
): Promise<Pick<MadeImage, 'outputs' | 'pushed'> | 'interrupted'> {
  const { job, engine, requests, inputs, io, patience } = making;
  // The image is there now: asking for newer bases or for steps anew would make another one.
  const request = { ...requests[0], noCache: false, noCacheFilter: [], pull: false };
  const outputs = await delivering('outputs', async () =>
    (await keepArchive(making, id, outcome === 'built'))
      ? writeOutputs(job, request, tags[0] ?? id, engine, io, patience)
      : 'interrupted',
  );
  if (outputs === 'interrupted' || !job.publication.push)
    return outputs === 'interrupted' ? outputs : { outputs, pushed: [] };
  const publishing = { job, request, id, configuration, inputs };
  const pushed = await delivering('push', () => publishImage(publishing, engine, io, patience));
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
