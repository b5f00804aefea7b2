import type { ExecutorContext } from '@nx/devkit';

/** The task that Nx asked for, in the few words that the rest of the program needs. */
export interface ProjectTask {
  /** Absolute path. */
  readonly workspaceRoot: string;
  readonly project: string;
  /** From the workspace root, `.` for the root itself. */
  readonly projectRoot: string;
  readonly configuration: string | undefined;
}

/** Reads which project runs from Nx's context. */
export function readProjectTask(context: ExecutorContext): ProjectTask {
  const project = context.projectName;
  const configuration = project === undefined ? undefined : context.projectsConfigurations.projects[project];
  if (project === undefined || configuration === undefined) {
    throw new Error('Nx started the executor without a project');
  }
  return {
    workspaceRoot: context.root,
    project,
    projectRoot: configuration.root,
    configuration: context.configurationName,
  };
}
