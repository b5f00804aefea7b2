import { posix } from 'node:path';
import type { BuildRequest } from '../../engines/build-request';
import type { BuildEnd, BuildIo, Engine, ImageFacts } from '../../engines/engine';
import { EngineError } from '../../engines/engine-error';
import { explainFailure } from '../../engines/failures/explain-failure';
import type { FailureExplanation } from '../../engines/failures/situation';
import type { VerifiedImage } from '../../image/image-record';
import type { BuildJob } from './build-job';
import type { ContextToBuild, DockerfileToBuild } from './inputs/files-to-build';
import { describeRetry } from './messages';
import { verifyImage } from './verify-image';
import { withRetries, type Patience } from './with-retries';

/** Images that were built and verified, one for each platform. */
export interface BuiltImages {
  readonly images: readonly VerifiedImage[];
  /** How often the engine was asked to build. */
  readonly attempts: number;
  /** Digest of the last image's configuration, where the builder told it. */
  readonly configuration: string | undefined;
  /** What buildx tells of the last build, as JSON. */
  readonly metadata: string | undefined;
  /** Whether what was to be built was the same after the last build as before the first. */
  readonly inputsHeld: boolean;
}

/** Builds an image for each platform, and verifies it while it looks for changes; no image has a tag yet. */
export async function buildImages(
  job: BuildJob,
  requests: readonly BuildRequest[],
  engine: Engine,
  io: BuildIo,
  patience: Patience,
  isStillSame: () => Promise<boolean>,
): Promise<BuiltImages | 'interrupted'> {
  const images: VerifiedImage[] = [];
  let inputsHeld = false;
  let attempts = 0;
  let metadata: string | undefined;
  let configuration: string | undefined;
  for (const request of requests) {
    const end = await withRetries<BuildEnd>((once) => engine.build(request, once), io, patience);
    attempts += end.attempts;
    if (end.kind !== 'built') return 'interrupted';
    ({ metadata, configuration } = end);
    const isLast = images.length === requests.length - 1;
    const [image, isHeld] = await untilBothEnd(
      verifyBuilt(engine, end.candidateIds, job),
      isLast ? isStillSame() : Promise.resolve(false),
    );
    images.push(image);
    inputsHeld = isHeld;
  }
  return { images, attempts, metadata, configuration, inputsHeld };
}

/** Leaves nothing running behind an error. */
async function untilBothEnd<One, Other>(one: Promise<One>, other: Promise<Other>): Promise<[One, Other]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}

/** How failures of this job are explained and tried again. */
export function patienceFor(
  job: BuildJob,
  dockerfile: DockerfileToBuild,
  context: ContextToBuild,
  io: BuildIo,
  mask: (log: string) => string,
): Patience {
  return {
    retries: job.retries,
    explain: (log) => explain(job, dockerfile, context, mask(log)),
    onRetry: (explanation, attempt, delay) =>
      io.onOutput(describeRetry(explanation.problems, attempt, job.retries, delay)),
  };
}

function explain(
  { task, dockerfile, request }: BuildJob,
  { outline }: DockerfileToBuild,
  { ignoreRules, ignoreFilePath }: ContextToBuild,
  log: string,
): FailureExplanation {
  return explainFailure({
    log,
    contextRoot: request.contextRoot,
    dockerfile,
    workspaceRoot: task.workspaceRoot,
    outline,
    ignoreRules,
    ignoreFile: ignoreFilePath,
    nearbyFolders: [task.projectRoot, posix.dirname(dockerfile)],
  });
}

async function verifyBuilt(
  engine: Engine,
  candidateIds: readonly string[],
  job: BuildJob,
): Promise<VerifiedImage> {
  return verifyImage(engine, await findImage(engine, candidateIds), job);
}

async function findImage(engine: Engine, candidateIds: readonly string[]): Promise<ImageFacts> {
  for (const id of candidateIds) {
    const facts = await engine.inspect(id);
    if (facts !== undefined) return facts;
  }
  const ids = candidateIds.join(' and ');
  throw new EngineError([{ what: `The engine reported the image ${ids}, but has none of that id` }]);
}
