import { posix } from 'node:path';
import { copyLine } from '../dockerfile/instructions';
import { inImage } from '../dockerfile/place-in-image';
import { importRoot } from '../python/import-root';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { projectLines } from '../ignore-file/project-lines';
import { markBlock, type BlockName } from './managed-block';
import { buildLines, builtLines } from './node-lines';

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
    case 'builds':
      return buildLines(project, files);
    case 'built':
      return builtLines(project, files);
    case 'modules':
      return dependencies
        .flatMap((folder) => ['go.mod', 'go.sum'].map((name) => posix.join(folder, name)))
        .filter((file) => files.read(file) !== undefined)
        .map((file) => copyLine(file, inImage(file)));
    case 'python-path':
      return [
        `ENV PYTHONPATH=${[root, ...dependencies].map((folder) => pythonPath(folder, files)).join(':')}`,
      ];
  }
}

/** A block as it is first written. */
export function newBlock(name: BlockName, project: ScaffoldProject, files: WorkspaceFiles): string[] {
  return markBlock({ name, lines: blockLines(name, project, files) });
}

/** As `ENV` takes it. */
function pythonPath(folder: string, files: WorkspaceFiles): string {
  return inImage(importRoot(folder, files)).replaceAll(' ', '\\ ');
}
