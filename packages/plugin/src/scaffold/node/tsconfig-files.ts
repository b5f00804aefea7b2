import { posix } from 'node:path';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';

/** The settings of TypeScript outside the projects, to which those of the projects lead by `extends`. */
export function sharedTsconfigs({ root, dependencies }: ScaffoldProject, files: WorkspaceFiles): string[] {
  const folders = [root, ...dependencies];
  const own = folders.flatMap((folder) =>
    files
      .list(folder)
      .filter((name) => /^tsconfig.*\.json$/.test(name))
      .map((name) => posix.join(folder, name)),
  );
  const seen = new Set(own);
  for (const file of seen) for (const next of extended(file, files)) seen.add(next);
  return [...seen].filter((file) => !folders.some((folder) => isInside(file, folder))).sort();
}

/** Packages may be extended as well; they are installed. */
function extended(file: string, files: WorkspaceFiles): string[] {
  const [, value = ''] = /"extends"\s*:\s*("[^"]*"|\[[^\]]*\])/.exec(files.read(file) ?? '') ?? [];
  return [...value.matchAll(/"(\.[^"]*)"/g)]
    .map(([, path = '']) => posix.join(posix.dirname(file), path))
    .flatMap((path) => [path, `${path}.json`].filter((found) => files.read(found) !== undefined).slice(0, 1));
}

function isInside(file: string, folder: string): boolean {
  return folder === '.' ? !file.startsWith('../') : file.startsWith(`${folder}/`);
}
