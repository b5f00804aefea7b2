import { posix } from 'node:path';
import { copyLine } from '../dockerfile/instructions';
import { inImage } from '../dockerfile/place-in-image';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { projectLines } from '../ignore-file/project-lines';
import type { BlockName } from './managed-block';

/** The lines that a block has for a project as the graph is now. */
export function blockLines(
  name: BlockName,
  project: ScaffoldProject,
  files: WorkspaceFiles,
): readonly string[] {
  const { root, dependencies } = project;
  switch (name) {
    case 'projects':
      return projectLines([root, ...dependencies], files);
    case 'sources':
      return dependencies.map((folder) => copyLine(folder, inImage(folder)));
    case 'manifests':
      return dependencies
        .map((folder) => posix.join(folder, 'package.json'))
        .filter((manifest) => files.read(manifest) !== undefined)
        .map((manifest) => copyLine(manifest, inImage(manifest)));
    case 'python-path':
      return [
        `ENV PYTHONPATH=${[root, ...dependencies].map((folder) => importRoot(folder, files)).join(':')}`,
      ];
  }
}

/** Where Python looks for the packages of a project: in `src` where it has one, else in its folder. */
function importRoot(folder: string, files: WorkspaceFiles): string {
  const source = posix.join(folder, 'src');
  return inImage(files.list(source).length > 0 ? source : folder).replaceAll(' ', '\\ ');
}
