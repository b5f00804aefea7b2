import { join } from 'node:path';
import { digestContext } from '../../../build-context/digest-context';
import { NO_RULES } from '../../../dockerignore/ignore-rules';
import type { BuildIo, Engine } from '../../../engines/engine';
import { hashText } from '../../../host/file-facts';
import { readTextIfPresent } from '../../../host/file-system';
import type { BuildJob } from '../build-job';
import { isLocalContext } from '../plan/build-contexts';
import { readContextToBuild, type ContextToBuild, type DockerfileToBuild } from './files-to-build';
import { readBases } from './image-inputs';
import type { ResolvedBases } from './resolve-bases';

/** What a build would take at one moment, beside the Dockerfile and the options. */
export interface Look {
  readonly context: ContextToBuild;
  /** The folders that `buildContexts` names. */
  readonly folders: FolderDigests;
  readonly bases: ResolvedBases;
}

export interface FolderDigests {
  readonly digests: ReadonlyMap<string, string>;
  readonly unread: readonly string[];
}

/** Reads the contexts, and asks what the names of the bases lead to. */
export async function lookAt(
  job: BuildJob,
  dockerfile: DockerfileToBuild,
  engine: Engine,
  stateFolder: string,
  io: BuildIo,
): Promise<Look> {
  const hashes = join(stateFolder, 'hashes');
  const [context, folders, bases] = await Promise.all([
    readContextToBuild(job, engine.facts, memoryOf(hashes, job.request.contextRoot), io.signal),
    digestFolders(job.request.buildContexts, hashes, io.signal),
    readBases(job, dockerfile, engine, { ...io, onOutput: () => undefined }),
  ]);
  return { context, folders, bases };
}

/** Whether a second look, after the build, sees what the first saw before it. */
export function isSame(job: BuildJob, { text }: DockerfileToBuild, before: Look, now: Look): boolean {
  return (
    before.context.digest === now.context.digest &&
    before.context.ignoreFile?.content === now.context.ignoreFile?.content &&
    text === readTextIfPresent(job.request.dockerfile) &&
    isEqual(before.folders.digests, now.folders.digests) &&
    isEqual(before.bases.bases, now.bases.bases)
  );
}

function isEqual(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return one.size === other.size && [...one].every(([name, value]) => other.get(name) === value);
}

/** One memory serves all Dockerfiles with the same context root. */
function memoryOf(folder: string, root: string): string {
  return join(folder, hashText(root).slice(0, 16));
}

/** Named folders with all that is in them: an engine that obeys an ignore file there would only take less. */
async function digestFolders(
  contexts: ReadonlyMap<string, string>,
  hashes: string,
  signal: AbortSignal,
): Promise<FolderDigests> {
  const digests = new Map<string, string>();
  const unread: string[] = [];
  for (const [name, root] of contexts) {
    if (!isLocalContext(root)) continue;
    const { digest } = await digestContext({ root, rules: NO_RULES, signal }, memoryOf(hashes, root));
    if (digest === undefined) unread.push(`a file of buildContexts.${name} cannot be read`);
    else digests.set(name, digest);
  }
  return { digests, unread };
}
