import { posix } from 'node:path';
import { copyLine } from '../dockerfile/instructions';
import { inImage } from '../dockerfile/place-in-image';
import { builtDependencies } from '../node/build-order';
import { detectInstall } from '../node/detect-install';
import { scriptCommand } from '../node/manager-commands';
import { inFolder } from '../node/run-in-folder';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';

/** Builds each dependency that has something to build, in the order in which they need each other. */
export function buildLines(project: ScaffoldProject, files: WorkspaceFiles): string[] {
  const command = [...scriptCommand(detectInstall(project, files)), 'build'];
  return builtDependencies(project, files).map(({ folder }) => `RUN ${inFolder(folder, command)}`);
}

/** What of the dependencies runs: the output of those that were built, the sources of the other packages, nothing of the rest. */
export function builtLines(project: ScaffoldProject, files: WorkspaceFiles): string[] {
  const built = builtDependencies(project, files);
  return project.dependencies
    .filter((folder) => files.read(posix.join(folder, 'package.json')) !== undefined)
    .map((folder) => {
      const output = built.find((one) => one.folder === folder)?.output;
      return output === undefined
        ? copyLine(folder, inImage(folder))
        : copyLine(inImage(output), inImage(output), '--from=build');
    });
}
