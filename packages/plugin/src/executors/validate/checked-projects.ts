import type { ExecutorContext } from '@nx/devkit';
import type { CheckedProject } from '../../checker/workspace-view';
import { projectFolders } from '../../workspace/project-folders';

/** All projects of the workspace, as rules look at them. */
export function findCheckedProjects({
  projectGraph,
  projectsConfigurations,
}: ExecutorContext): CheckedProject[] {
  return Object.entries(projectsConfigurations.projects).map(([name, { root }]) => ({
    name,
    root,
    dependencies: projectFolders(projectGraph, name).filter((folder) => folder !== root),
  }));
}
