import { join } from 'node:path';
import { SecretMask } from '../../base/secret-mask';
import type { BuildRequest, Secret } from '../../engines/build-request';
import { EngineError, EngineLimitError } from '../../engines/engine-error';
import type { EngineFacts } from '../../engines/engine-facts';
import { FailedBuildError } from '../../engines/failed-build-error';
import { openEngine } from '../../engines/find-engine';
import { checkLimits } from '../../engines/limits';
import { runCommand } from '../../host/command-runner';
import { hashText } from '../../host/file-facts';
import { readTextIfPresent } from '../../host/file-system';
import { forgetEngine, recallEngine } from '../../workspace/state/engine-memory';
import { stateFolder } from '../../workspace/state/state-folder';
import { patienceFor } from './build-image';
import { planBuildJob, type BuildJob } from './build-job';
import { explainInputs, keepManifest } from './inputs/explain-inputs';
import {
  readContextToBuild,
  readDockerfileToBuild,
  type ContextToBuild,
  type DockerfileToBuild,
} from './inputs/files-to-build';
import { readBases, readImageInputs, type ImageInputs } from './inputs/image-inputs';
import type { ResolvedBases } from './inputs/resolve-bases';
import { readSourceDateEpoch } from './inputs/source-date-epoch';
import { makeImage, type MadeImage } from './make-image';
import { describeStart } from './messages';
import type { MadePart, Occasion } from './run-job';

/** Finds out what is to be made and who can make it, and has it made. */
export async function prepareAndMake(
  rawOptions: Readonly<Record<string, unknown>>,
  occasion: Occasion,
): Promise<MadePart | 'interrupted'> {
  const { task, environment, signal } = occasion;
  const job = await planBuildJob(rawOptions, task, environment);
  const dockerfile = readDockerfileToBuild(job);
  const folder = stateFolder(task.workspaceRoot, environment);
  const facts = await recallEngine(folder, job.engine, runCommand, environment);
  requireAble(job, facts);
  const engine = openEngine(facts, runCommand, environment);
  const mask = new SecretMask(readSecretValues(job.request.secrets, environment));
  const io = { signal, onOutput: (chunk: string) => process.stderr.write(mask.push(chunk)) };
  const epoch = await readSourceDateEpoch(job, occasion.projectFolders, environment);
  const look = (): Promise<[ContextToBuild, ResolvedBases]> =>
    Promise.all([
      readContextToBuild(job, facts, join(folder, 'hashes', memoryName(job)), signal),
      readBases(job, dockerfile, engine, io),
    ]);
  const [context, bases] = await look();
  console.log(describeStart(job, context, facts));
  const inputs = await readImageInputs(job, dockerfile, context, bases, facts, epoch, signal);
  if (job.explainInputs) console.log(await explainInputs(inputs, context, occasion.last, folder, job));

  try {
    const image = await makeImage({
      job,
      engine,
      requests: toRequests(job, epoch),
      inputs: inputs.kind === 'known' ? inputs.digest : undefined,
      isStillSame: async () => isSame(job, dockerfile, [context, bases], await look()),
      stateFolder: folder,
      io,
      patience: patienceFor(job, dockerfile, context, io, (log) => mask.mask(log)),
    });
    if (image === 'interrupted') return image;
    await keepManifest(inputs, context, folder, job);
    return toRecord(job, facts, inputs, context, image);
  } catch (error) {
    if (isLostEngine(error)) await forgetEngine(folder, job.engine, environment);
    throw error;
  } finally {
    process.stderr.write(mask.end());
  }
}

function isLostEngine(error: unknown): boolean {
  if (error instanceof FailedBuildError) return error.explanation.class === 'infrastructure';
  return error instanceof EngineError;
}

/** Names everything at once that this engine cannot do of what is asked. */
function requireAble(job: BuildJob, facts: EngineFacts): void {
  const { features, request, isReproducible, exports, publication, platforms } = job;
  const demand = {
    features,
    request,
    isReproducible,
    exports,
    publication: { ...publication, platforms },
    load: publication.load,
  };
  const problems = checkLimits(demand, facts);
  if (problems.length > 0) throw new EngineLimitError(problems);
}

/** The values of secrets, which must show nowhere; a file that cannot be read cannot be shown either. */
function readSecretValues(secrets: readonly Secret[], environment: NodeJS.ProcessEnv): string[] {
  return secrets.flatMap((secret) =>
    'file' in secret
      ? (readTextIfPresent(secret.file) ?? [])
      : (environment[secret.environmentVariable] ?? []),
  );
}

/** One memory serves all Dockerfiles with the same context root. */
function memoryName({ context }: BuildJob): string {
  return context === '.' ? 'workspace' : hashText(context).slice(0, 16);
}

function toRequests(
  { request, platforms }: BuildJob,
  sourceDateEpoch: number | undefined,
): [BuildRequest, ...BuildRequest[]] {
  const [first, ...others] = platforms.map((platform) => ({ ...request, platform, sourceDateEpoch }));
  return [first ?? { ...request, platform: undefined, sourceDateEpoch }, ...others];
}

type Look = readonly [context: ContextToBuild, bases: ResolvedBases];

/** Whether a second look, after the build, sees what the first saw before it. */
function isSame(
  { request }: BuildJob,
  { text }: DockerfileToBuild,
  [context, { bases }]: Look,
  [contextNow, { bases: basesNow }]: Look,
): boolean {
  return (
    context.digest === contextNow.digest &&
    context.ignoreFile?.content === contextNow.ignoreFile?.content &&
    text === readTextIfPresent(request.dockerfile) &&
    [...bases].every(([name, digest]) => basesNow.get(name) === digest)
  );
}

function toRecord(
  { dockerfile, context: root }: BuildJob,
  { name, kind, version, clientVersion, passedOver }: EngineFacts,
  inputs: ImageInputs,
  context: ContextToBuild,
  { outcome, images, attempts, tags, smokeTest, outputs, pushed }: MadeImage,
): MadePart {
  return {
    outcome,
    dockerfile,
    engine: {
      name,
      kind,
      version,
      clientVersion,
      passedOver: passedOver.map(({ tried, reason }) => ({ tried, reason })),
    },
    images: [...images],
    tags: [...tags],
    pushed: [...pushed],
    outputs: [...outputs],
    inputs:
      inputs.kind === 'known'
        ? { digest: inputs.digest, unknown: [], parts: { ...inputs.parts } }
        : { digest: null, unknown: [...inputs.reasons], parts: {} },
    smokeTest,
    attempts,
    context: {
      root,
      files: context.files,
      bytes: context.bytes,
      digest: context.digest ?? null,
    },
  };
}
