import { join } from 'node:path';
import { readTextIfPresent } from '../../host/file-system';
import { writeFileWhole } from '../../host/written-files';
import type { ProjectTask } from '../project-task';

/** Mode and content of each file of a context, in few characters, by path. */
export type ManifestEntries = ReadonlyMap<string, string>;

/** The files of a context that had this digest, where it is the last that was kept. */
export function recallManifest(
  folder: string,
  task: ProjectTask,
  digest: string,
): ManifestEntries | undefined {
  const [head, ...lines] = (readTextIfPresent(memoryPath(folder, task)) ?? '').split('\0');
  if (head !== digest) return undefined;
  return new Map(lines.map((line) => [line.slice(line.indexOf('/') + 1), line.slice(0, line.indexOf('/'))]));
}

/** Whether the last list of files that was kept is of this context. */
export function knowsManifest(folder: string, task: ProjectTask, digest: string): boolean {
  return readTextIfPresent(memoryPath(folder, task))?.startsWith(`${digest}\0`) ?? false;
}

/** Keeps the files of a context. It only serves explanations, so that a folder which cannot be written is no error. */
export async function rememberManifest(
  folder: string,
  task: ProjectTask,
  digest: string,
  entries: ManifestEntries,
): Promise<void> {
  const path = memoryPath(folder, task);
  const lines = [...entries].map(([file, entry]) => `${entry}/${file}`);
  try {
    await writeFileWhole(path, [digest, ...lines].join('\0'));
  } catch {
    return;
  }
}

/** No path holds a NUL, and no entry a slash. */
function memoryPath(folder: string, { project, configuration = '' }: ProjectTask): string {
  return join(folder, 'manifests', encodeURIComponent(`${project}:${configuration}`));
}
