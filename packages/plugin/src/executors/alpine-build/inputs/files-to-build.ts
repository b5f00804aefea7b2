import { relative, sep } from 'node:path';
import { toContextPath } from '../../../base/context-path';
import { digestContext } from '../../../build-context/digest-context';
import { findIgnoreFile, type IgnoreFile } from '../../../build-context/effective-ignore-file';
import { readBuildContext } from '../../../build-context/read-build-context';
import type { ContextFile } from '../../../build-context/context-file';
import type { Dialect } from '../../../dockerignore/dialect';
import { compilePathTest } from '../../../dockerignore/folder-rules';
import { NO_RULES, readIgnoreRules, type IgnoreRules } from '../../../dockerignore/ignore-rules';
import type { EngineFacts } from '../../../engines/engine-facts';
import { readDockerfile, type DockerfileOutline } from '../../../formats/dockerfile/read-dockerfile';
import { readTextIfPresent } from '../../../host/file-system';
import type { BuildJob } from '../build-job';
import { requireAlpineBase } from '../require-alpine-base';

/** The Dockerfile, and what it says. */
export interface DockerfileToBuild {
  readonly text: string;
  readonly outline: DockerfileOutline;
}

/** The context as the engine receives it. */
export interface ContextToBuild {
  readonly ignoreFile: IgnoreFile | undefined;
  readonly ignoreRules: IgnoreRules;
  /** The ignore file from the workspace root, for messages. */
  readonly ignoreFilePath: string | undefined;
  /** How many. */
  readonly files: number;
  readonly bytes: number;
  /** Files that the engine gets with nothing in them, though they hold something here. */
  readonly emptied: readonly string[];
  /** Folders in it that change with every run, so that no image of these inputs is ever found again. */
  readonly restless: readonly string[];
  /** Undefined where a file or folder could not be read. */
  readonly digest: string | undefined;
  /** Each file by its path; most runs need none of them. */
  readonly list: () => Promise<readonly ContextFile[]>;
}

/** Reads the Dockerfile; throws a UserError where it alone shows that its image cannot be Alpine. */
export function readDockerfileToBuild(job: BuildJob): DockerfileToBuild {
  const { request, dockerfile } = job;
  const text = readTextIfPresent(request.dockerfile) ?? '';
  const outline = readDockerfile(text);
  requireAlpineBase(outline, request, dockerfile);
  return { text, outline };
}

/** Reads the context with the meaning that this engine gives to the ignore file. */
export async function readContextToBuild(
  job: BuildJob,
  facts: EngineFacts,
  hashMemory: string,
  signal: AbortSignal,
): Promise<ContextToBuild> {
  const { contextRoot, dockerfile } = job.request;
  const dialect = dialectOf(facts);
  const ignoreFile = findIgnoreFile(contextRoot, dockerfile, dialect);
  const ignoreFilePath =
    ignoreFile === undefined ? undefined : fromRoot(job.task.workspaceRoot, ignoreFile.path);
  const ignoreRules =
    ignoreFile === undefined || ignoreFilePath === undefined
      ? { ...NO_RULES, dialect }
      : readIgnoreRules(ignoreFile.content, ignoreFilePath, dialect);
  const { files, bytes, emptied, digest } = await digestContext(
    { root: contextRoot, rules: ignoreRules, signal },
    hashMemory,
  );
  const whole = { root: contextRoot, dockerfile, dialect, contentHashes: true, hashMemory, signal };
  const list = async (): Promise<readonly ContextFile[]> => (await readBuildContext(whole)).files;
  const restless = job.context === '.' ? findRestless(ignoreRules) : [];
  return { ignoreFile, ignoreRules, ignoreFilePath, files, bytes, emptied, restless, digest, list };
}

/** What Nx and this program write while they run. */
const RESTLESS = ['.nx', 'dist/nx-alpine'];

function findRestless(ignoreRules: IgnoreRules): string[] {
  const isExcluded = compilePathTest(ignoreRules);
  return RESTLESS.filter((folder) => !isExcluded(`${folder}/workspace-data/some-file`));
}

/** How an engine reads ignore files: clients before docker 23, and buildx before 0.8, hear other lines. */
function dialectOf({ kind, clientVersion }: EngineFacts): Dialect {
  switch (kind) {
    case 'docker-buildx':
      return /^0\.[0-7]\./.test(clientVersion) ? 'docker-legacy' : 'docker';
    case 'docker-buildkit':
      return 'docker-legacy';
    case 'podman':
    case 'buildah':
      return 'buildah';
  }
}

function fromRoot(workspaceRoot: string, path: string): string {
  return toContextPath(relative(workspaceRoot, path), sep);
}
