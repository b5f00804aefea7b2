import { join, posix, resolve } from 'node:path';
import type { Problem } from '../../base/user-error';
import { isFile } from '../../host/file-system';
import type { ProjectTask } from '../../workspace/project-task';

/** In the order in which compose prefers them. */
const NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];

/** Absolute paths of the compose files that are named, or of the one that the project or the workspace has; a problem for each that is not there. */
export function findComposeFiles(
  named: readonly string[] | undefined,
  { workspaceRoot, projectRoot }: ProjectTask,
): { readonly files: readonly string[]; readonly problems: readonly Problem[] } {
  if (named === undefined) {
    const places = [...new Set([projectRoot, '.'])].flatMap((folder) =>
      NAMES.map((name) => posix.join(folder, name)),
    );
    const found = places.find((place) => isFile(join(workspaceRoot, place)));
    return { files: found === undefined ? [] : [resolve(workspaceRoot, found)], problems: [] };
  }
  const missing = named.filter((file) => !isFile(resolve(workspaceRoot, file)));
  return {
    files: named.map((file) => resolve(workspaceRoot, file)),
    problems: missing.map((file) => ({
      what: `composeFiles: there is no file ${file}`,
      why: 'paths are read from the workspace root',
    })),
  };
}
