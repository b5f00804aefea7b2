import { resolve } from 'node:path';
import { OptionsError, type Problem } from '../../base/user-error';
import type { BuildRequest, Export } from '../../engines/build-request';
import type { Feature } from '../../engines/capabilities/features';
import type { EngineChoice } from '../../engines/find-engine';
import { findDockerfile } from '../../workspace/dockerfile-choice';
import type { ProjectTask } from '../../workspace/project-task';
import { checkOptions } from './check-options';
import type { AlpineBuildOptions } from './options';
import { readBuildArguments } from './plan/build-arguments';
import { readBuildContexts } from './plan/build-contexts';
import { readCaches } from './plan/caches';
import { readContextFolder } from './plan/context-folder';
import { readNames } from './plan/names';
import { featuresOf } from './plan/features';
import { readOutputs } from './plan/outputs';
import { readPublication, type PublicationPlan } from './plan/publication';
import { readSecrets } from './plan/secrets';
import { readSize } from './plan/size';
import { readSsh } from './plan/ssh';
import { explainOverwriting, type WrittenFile } from './plan/written-files';

/** Everything that a build was asked for, checked and with its defaults filled in. */
export interface BuildJob {
  readonly task: ProjectTask;
  readonly engine: EngineChoice;
  /** The Dockerfile, from the workspace root. */
  readonly dockerfile: string;
  /** The context root, from the workspace root, `.` for the root itself. */
  readonly context: string;
  readonly tags: readonly string[];
  /** What is asked of the engine, but for the platform and the time of a reproducible image. */
  readonly request: Omit<BuildRequest, 'platform' | 'sourceDateEpoch'>;
  /** None stands for the engine's own. */
  readonly platforms: readonly string[];
  readonly isReproducible: boolean;
  readonly publication: PublicationPlan;
  readonly exports: readonly Export[];
  /** Absolute path of the archive that is loaded instead of building where its inputs are the same. */
  readonly archive: string | undefined;
  readonly checks: ImageChecks;
  /** Absolute paths of the files that other programs read. */
  readonly idFile: string | undefined;
  readonly metadataFile: string | undefined;
  readonly explainInputs: boolean;
  readonly retries: number;
  /** What the options ask of the engine. */
  readonly features: ReadonlySet<Feature>;
}

/** What an image must keep to, beside being Alpine. */
export interface ImageChecks {
  /** Bytes. */
  readonly maxSize: number | undefined;
  readonly allowRoot: boolean;
  readonly smokeTest: AlpineBuildOptions['smokeTest'];
}

/** Turns raw options into a job; rejects with an OptionsError that names everything that is wrong with them. */
export async function planBuildJob(
  raw: Readonly<Record<string, unknown>>,
  task: ProjectTask,
  environment: NodeJS.ProcessEnv,
): Promise<BuildJob> {
  const { fitting: options, problems } = checkOptions(raw);
  const { workspaceRoot } = task;
  const dockerfile = 'file' in raw && options.file === undefined ? '' : findDockerfile(options.file, task);
  const context = readContextFolder(options.context, workspaceRoot);
  const names = await readNames(options, task, environment);
  const places = readPlaces(options, task, environment);
  const publication = readPublication(options, names.value, task.project);
  const found = [
    ...problems,
    ...names.problems,
    ...places.problems,
    ...publication.problems,
    ...explainOverwriting(writtenFiles(options, places.exports, workspaceRoot), dockerfile, workspaceRoot),
    ...[dockerfile, context].flatMap((choice) => (typeof choice === 'string' ? [] : [choice])),
  ];
  if (found.length > 0 || typeof dockerfile !== 'string' || typeof context !== 'string')
    throw new OptionsError(found);
  return {
    task,
    dockerfile,
    context,
    tags: names.value.tags,
    engine: { name: options.engine ?? 'auto', builder: options.builder },
    request: {
      contextRoot: resolve(workspaceRoot, context),
      dockerfile: resolve(workspaceRoot, dockerfile),
      ...places.request,
      ...plainRequest(options),
      labels: names.value.labels,
    },
    platforms: options.platforms ?? [],
    isReproducible: options.reproducible ?? false,
    publication: publication.value,
    exports: places.exports,
    checks: readChecks(options),
    archive: fromRoot(options.archive, workspaceRoot),
    idFile: fromRoot(options.iidFile, workspaceRoot),
    metadataFile: fromRoot(options.metadataFile, workspaceRoot),
    explainInputs: options.explainInputs ?? false,
    retries: options.retries ?? 2,
    features: featuresOf(options, publication.value),
  };
}

function writtenFiles(
  { archive, iidFile, metadataFile }: Options,
  exports: readonly Export[],
  workspaceRoot: string,
): WrittenFile[] {
  const named = Object.entries({ archive, iidFile, metadataFile });
  return [
    ...exports.map(({ destination }, index) => ({
      option: `outputs[${String(index)}]`,
      path: destination,
    })),
    ...named.map(([option, path]) => ({ option, path: fromRoot(path, workspaceRoot) })),
  ];
}

function fromRoot(path: string | undefined, workspaceRoot: string): string | undefined {
  return path === undefined ? undefined : resolve(workspaceRoot, path);
}

type Options = Partial<AlpineBuildOptions>;

/** The options that lead to files, variables and other places, which may be missing. */
function readPlaces(options: Options, task: ProjectTask, environment: NodeJS.ProcessEnv) {
  const { workspaceRoot } = task;
  const buildArguments = readBuildArguments(options.buildArgs ?? {}, environment);
  const buildContexts = readBuildContexts(options.buildContexts ?? {}, workspaceRoot);
  const secrets = readSecrets(options.secrets ?? {}, workspaceRoot, environment);
  const ssh = readSsh(options.ssh ?? [], workspaceRoot, environment);
  const cacheFrom = readCaches('cacheFrom', options.cacheFrom ?? [], task);
  const cacheTo = readCaches('cacheTo', options.cacheTo ?? [], task);
  const outputs = readOutputs(options.outputs ?? [], workspaceRoot);
  const all = [buildArguments, buildContexts, secrets, ssh, cacheFrom, cacheTo, outputs];
  return {
    request: {
      buildArguments: buildArguments.value,
      buildContexts: buildContexts.value,
      secrets: secrets.value,
      ssh: ssh.value,
      cacheFrom: cacheFrom.value,
      cacheTo: cacheTo.value,
    },
    exports: outputs.value,
    problems: [...all.flatMap(({ problems }): readonly Problem[] => problems), ...explainTerminal(options)],
  };
}

/** The options that go to the engine as they are. */
function plainRequest(options: Options) {
  return {
    target: options.target,
    pull: options.pull ?? false,
    noCache: options.noCache ?? false,
    noCacheFilter: options.noCacheFilter ?? [],
    network: options.network,
    addHosts: new Map(Object.entries(options.addHosts ?? {})),
    ulimits: new Map(Object.entries(options.ulimits ?? {}).map(([name, limit]) => [name, String(limit)])),
    shmSize: options.shmSize,
    cgroupParent: options.cgroupParent,
    allow: options.allow ?? [],
    builder: options.builder,
    progress: options.progress ?? 'auto',
  };
}

function readChecks({ maxSize, allowRoot = false, smokeTest }: Options): ImageChecks {
  return { maxSize: maxSize === undefined ? undefined : readSize(maxSize), allowRoot, smokeTest };
}

/** A terminal that the engine has for itself cannot be kept from showing a secret that a step prints. */
function explainTerminal({ progress, secrets = {} }: Options): Problem[] {
  if (progress !== 'tty' || Object.keys(secrets).length === 0) return [];
  return [
    {
      what: 'progress: tty cannot be used with secrets',
      why: 'the engine would write to the terminal itself, and a secret that a step prints could not be masked',
      fix: 'use plain or auto',
    },
  ];
}
