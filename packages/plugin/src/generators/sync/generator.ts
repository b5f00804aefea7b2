import type { Tree } from '@nx/devkit';
import { projectFolders } from '../../workspace/project-folders';
import { dockerfilesOf, type ProjectDockerfiles } from '../../workspace/inference/assign-dockerfiles';
import { findProjectDockerfiles } from '../../workspace/tree/project-dockerfiles';
import { readGraph } from '../../workspace/tree/scaffold-project';
import { treeFiles } from '../../workspace/tree/tree-files';
import { blockLines } from '../../scaffold/blocks/block-lines';
import { renewBlocks } from '../../scaffold/blocks/managed-block';
import { rememberFiles } from '../../scaffold/remember-files';
import type { WorkspaceFiles } from '../../scaffold/workspace-files';
import { describeChanges } from './describe-changes';

/** What Nx shows of a sync generator; its own name for this type is not public. */
export interface SyncResult {
  readonly outOfSyncMessage?: string;
  readonly outOfSyncDetails?: string[];
}

/** `nx sync`: puts into the managed blocks of Dockerfiles and ignore files what the project graph says now. */
export default async function syncGenerator(tree: Tree): Promise<SyncResult> {
  const owned = await findProjectDockerfiles(tree);
  const files = rememberFiles(treeFiles(tree));
  const managed = owned
    .map((own) => ({ ...own.project, paths: managedFiles(own, files) }))
    .filter(({ paths }) => paths.length > 0);
  if (managed.length === 0) return {};
  const graph = await readGraph(tree);
  const details = managed.flatMap(({ name, root, paths }) => {
    const dependencies = projectFolders(graph, name).filter((folder) => folder !== root);
    const project = { name, root, dependencies };
    return paths.flatMap((path) => {
      const { text, changes } = renewBlocks(files.read(path) ?? '', (block) =>
        blockLines(block, project, files),
      );
      if (changes.length > 0) tree.write(path, text);
      return changes.flatMap((change) => describeChanges(path, change));
    });
  });
  if (details.length === 0) return {};
  return {
    outOfSyncMessage: 'Dockerfiles or ignore files no longer follow the project graph.',
    outOfSyncDetails: details,
  };
}

/** The Dockerfiles of a project and the ignore files beside them, as far as they have blocks. */
function managedFiles(own: ProjectDockerfiles, files: WorkspaceFiles): string[] {
  return dockerfilesOf(own)
    .flatMap((dockerfile) => [dockerfile, `${dockerfile}.dockerignore`])
    .filter((path) => files.read(path)?.includes('nx-alpine:begin') === true);
}
