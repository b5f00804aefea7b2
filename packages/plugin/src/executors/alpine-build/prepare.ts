import { SecretMask } from '../../base/secret-mask';
import type { BuildRequest, Secret } from '../../engines/build-request';
import type { BuildIo, Engine } from '../../engines/engine';
import { EngineLimitError } from '../../engines/engine-error';
import type { EngineFacts } from '../../engines/engine-facts';
import { openEngine } from '../../engines/find-engine';
import { checkLimits } from '../../engines/limits';
import { runCommand } from '../../host/command-runner';
import { readTextIfReadable } from '../../host/file-system';
import { removeFile } from '../../host/written-files';
import { forgetEngine, recallEngine } from '../../workspace/state/engine-memory';
import { stateFolder } from '../../workspace/state/state-folder';
import { patienceFor } from './build-image';
import { planBuildJob, type BuildJob } from './build-job';
import { explainInputs, keepManifest } from './inputs/explain-inputs';
import { readDockerfileToBuild, type ContextToBuild, type DockerfileToBuild } from './inputs/files-to-build';
import { expectedPlatform, readImageInputs, type ImageInputs } from './inputs/image-inputs';
import { isSame, lookAt, type Look } from './inputs/look';
import { readSourceDateEpoch } from './inputs/source-date-epoch';
import { isLostEngine } from './lost-engine';
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
  try {
    return await lookAndMake({ job, dockerfile, engine, folder, mask, io }, occasion);
  } catch (error) {
    if (isLostEngine(error)) await forgetEngine(folder, job.engine, environment);
    throw error;
  } finally {
    process.stderr.write(mask.end());
  }
}

interface Prepared {
  readonly job: BuildJob;
  readonly dockerfile: DockerfileToBuild;
  readonly engine: Engine;
  /** Where what saves time is kept. */
  readonly folder: string;
  readonly mask: SecretMask;
  readonly io: BuildIo;
}

async function lookAndMake(
  { job, dockerfile, engine, folder, mask, io }: Prepared,
  { environment, projectFolders, last, onTagged }: Occasion,
): Promise<MadePart | 'interrupted'> {
  const { facts } = engine;
  await forgetResults(job);
  const epoch = await readSourceDateEpoch(job, projectFolders, environment);
  const look = (): Promise<Look> => lookAt(job, dockerfile, engine, folder, io);
  const before = await look();
  const { context } = before;
  console.log(describeStart(job, context, facts));
  const inputs = readImageInputs(job, dockerfile, before, facts, environment, epoch);
  if (job.explainInputs) console.log(await explainInputs(inputs, context, last, folder, job));
  const image = await makeImage({
    job,
    engine,
    requests: toRequests(job, epoch),
    inputs: inputs.kind === 'known' ? inputs.digest : undefined,
    isStillSame: async () => isSame(job, dockerfile, before, await look()),
    expectedPlatform: job.platforms[0] ?? expectedPlatform(facts, environment),
    onTagged,
    stateFolder: folder,
    io,
    patience: patienceFor(job, dockerfile, context, io, (log) => mask.mask(log)),
    mask: (text) => mask.mask(text),
  });
  if (image === 'interrupted') return image;
  await keepManifest(inputs, context, folder, job);
  return toRecord(job, facts, inputs, context, image);
}

/** What other programs read must not be of an earlier run. */
async function forgetResults({ idFile, metadataFile }: BuildJob): Promise<void> {
  for (const file of [idFile, metadataFile]) if (file !== undefined) await removeFile(file);
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
      ? (readTextIfReadable(secret.file) ?? [])
      : (environment[secret.environmentVariable] ?? []),
  );
}

function toRequests(
  { request, platforms }: BuildJob,
  sourceDateEpoch: number | undefined,
): [BuildRequest, ...BuildRequest[]] {
  const [first, ...others] = platforms.map((platform) => ({ ...request, platform, sourceDateEpoch }));
  return [first ?? { ...request, platform: undefined, sourceDateEpoch }, ...others];
}

function toRecord(
  { dockerfile, context: root }: BuildJob,
  { name, kind, version, clientVersion, passedOver }: EngineFacts,
  inputs: ImageInputs,
  context: ContextToBuild,
  { outcome, images, attempts, tags, smokeTest, outputs, pushed, inputsHeld }: MadeImage,
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
    inputs: recordInputs(inputs, inputsHeld),
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

function recordInputs(inputs: ImageInputs, inputsHeld: boolean): MadePart['inputs'] {
  if (inputs.kind === 'unknown') return { digest: null, unknown: [...inputs.reasons], parts: {} };
  const { digest, parts } = inputs;
  return inputsHeld
    ? { digest, unknown: [], parts: { ...parts } }
    : { digest: null, unknown: ['they changed during the build'], parts: { ...parts } };
}
