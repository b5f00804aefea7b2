import { posix, relative, resolve, sep } from 'node:path';
import { toContextPath } from '../../base/context-path';
import { findIgnoreFile, type IgnoreFile } from '../../build-context/effective-ignore-file';
import type { ContextSize } from '../../build-context/scan/measurement';
import { measureContext } from '../../build-context/scan/scan-context';
import { NO_RULES, readIgnoreRules, type IgnoreRules } from '../../dockerignore/ignore-rules';
import type { BuildIo, Engine, ImageFacts } from '../../engines/engine';
import { EngineError } from '../../engines/engine-error';
import { explainFailure } from '../../engines/failures/explain-failure';
import type { FailureExplanation } from '../../engines/failures/situation';
import { readDockerfile, type DockerfileOutline } from '../../formats/dockerfile/read-dockerfile';
import { readTextIfPresent } from '../../host/file-system';
import { judgeAlpineEvidence, muslLoaderPath } from '../../image/alpine-evidence';
import { NotAlpineError } from '../../image/not-alpine-error';
import type { BuildJob } from './build-job';
import { buildWithRetries, type PatientEnd } from './build-with-retries';
import { describeRetry } from './messages';
import { requireAlpineBase } from './require-alpine-base';

/** What the job's files say before anything is built. */
export interface BuildInputs {
  readonly outline: DockerfileOutline;
  readonly ignoreFile: IgnoreFile | undefined;
  readonly ignoreRules: IgnoreRules;
  readonly context: ContextSize;
}

/** An image that was built, found to be Alpine, and tagged. */
export interface VerifiedImage {
  readonly facts: ImageFacts;
  readonly digest: string | undefined;
  readonly alpineVersion: string;
  readonly distribution: string;
  /** How often the build was tried. */
  readonly attempts: number;
}

/** Reads what decides the build; throws a UserError where it cannot become an Alpine image. */
export async function readBuildInputs(job: BuildJob, signal: AbortSignal): Promise<BuildInputs> {
  const { workspaceRoot } = job.task;
  const dockerfile = resolve(workspaceRoot, job.dockerfile);
  const outline = readDockerfile(readTextIfPresent(dockerfile) ?? '');
  requireAlpineBase(outline, job, job.dockerfile);
  const ignoreFile = findIgnoreFile(workspaceRoot, dockerfile);
  const ignoreRules =
    ignoreFile === undefined
      ? NO_RULES
      : readIgnoreRules(ignoreFile.content, fromRoot(workspaceRoot, ignoreFile.path));
  const context = await measureContext({ root: workspaceRoot, rules: ignoreRules, signal });
  return { outline, ignoreFile, ignoreRules, context };
}

/** Builds, verifies and only then tags, so that a tag never leads to an image that is not Alpine. */
export async function buildVerifiedImage(
  job: BuildJob,
  inputs: BuildInputs,
  engine: Engine,
  io: BuildIo,
): Promise<VerifiedImage | 'interrupted'> {
  const { workspaceRoot } = job.task;
  const request = { ...job, contextRoot: workspaceRoot, dockerfile: resolve(workspaceRoot, job.dockerfile) };
  const end = await buildWithRetries((once) => engine.build(request, once), io, {
    retries: job.retries,
    explain: (log) => explain(job, inputs, log),
    onRetry: (explanation, attempt, delay) =>
      io.onOutput(describeRetry(explanation.problems, attempt, job.retries, delay)),
  });
  if (end.kind === 'interrupted') return 'interrupted';

  const image = await verify(job, engine, end);
  if (io.signal.aborted) return 'interrupted';
  for (const tag of job.tags) await engine.tag(image.facts.id, tag);
  return image;
}

function explain(
  job: BuildJob,
  { outline, ignoreFile, ignoreRules }: BuildInputs,
  log: string,
): FailureExplanation {
  const { workspaceRoot, projectRoot } = job.task;
  return explainFailure({
    log,
    contextRoot: workspaceRoot,
    dockerfile: job.dockerfile,
    outline,
    ignoreRules,
    ignoreFile: ignoreFile === undefined ? undefined : fromRoot(workspaceRoot, ignoreFile.path),
    nearbyFolders: [projectRoot, posix.dirname(job.dockerfile)],
  });
}

async function verify(
  job: BuildJob,
  engine: Engine,
  end: Extract<PatientEnd, { kind: 'built' }>,
): Promise<VerifiedImage> {
  const facts = await findImage(engine, end.candidateIds);
  const loader = muslLoaderPath(facts.architecture);
  const files = await engine.readFiles(facts.id, ['/etc/os-release', '/etc/alpine-release', loader]);
  const verdict = judgeAlpineEvidence({
    osRelease: files.get('/etc/os-release'),
    alpineRelease: files.get('/etc/alpine-release'),
    hasMuslLoader: files.get(loader) !== undefined,
  });
  if (verdict.kind === 'not-alpine') {
    throw new NotAlpineError([
      {
        what: `${job.dockerfile}: the image that it builds is not Alpine`,
        why: verdict.reason,
        fix: `base its final stage on an Alpine image, or give the file a name without "alpine". No tag was set; the image is ${facts.id}`,
      },
    ]);
  }
  return {
    facts,
    digest: end.digest,
    alpineVersion: verdict.version,
    distribution: verdict.description,
    attempts: end.attempts,
  };
}

async function findImage(engine: Engine, candidateIds: readonly string[]): Promise<ImageFacts> {
  for (const id of candidateIds) {
    const facts = await engine.inspect(id);
    if (facts !== undefined) return facts;
  }
  const ids = candidateIds.join(' and ');
  throw new EngineError([{ what: `The engine reported the image ${ids}, but has none of that id` }]);
}

function fromRoot(workspaceRoot: string, path: string): string {
  return toContextPath(relative(workspaceRoot, path), sep);
}
