import { readDockerfile } from '../../formats/dockerfile/read-dockerfile';
import type { PlannedFile } from '../planned-file';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { findContextSources } from './context-sources';
import { ignoreFileText, isLitter } from './ignore-file';

/** An ignore file for a Dockerfile that exists, and what only its author can know. */
export interface PlannedIgnoreFile {
  readonly file: PlannedFile;
  /** One sentence for each source that no text can tell. */
  readonly notes: readonly string[];
}

/** Plans the ignore file of a Dockerfile from what that copies: its project, the projects below, and what else it names. */
export function planIgnoreFile(
  project: ScaffoldProject,
  dockerfile: string,
  files: WorkspaceFiles,
): PlannedIgnoreFile {
  const { outside, variable, takesWhole } = findContextSources(
    project,
    readDockerfile(files.read(dockerfile) ?? ''),
  );
  const request = {
    rootFiles: outside.filter((path) => !isLitter(path)),
    builtFolders: outside.filter(isLitter),
  };
  return {
    file: { path: `${dockerfile}.dockerignore`, content: ignoreFileText(project, request, files) },
    notes: [
      ...variable.map((source) => `${dockerfile} copies ${source}: let in by hand what that can be`),
      ...(takesWhole
        ? [`${dockerfile} takes the whole context: let in by hand what it needs of the workspace root`]
        : []),
    ],
  };
}
