import type { DockerfilePlan, DockerfileRequest } from '../dockerfile/dockerfile-plan';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';

/** What the user says of a project beside its files; each wish wins over what is found. */
export interface StackWishes {
  /** The argument list that starts the service. */
  readonly command: readonly string[] | undefined;
  /** The path of a URL that answers while the service is well; empty where there is none. */
  readonly healthPath: string | undefined;
  /** Where the project's `build` target leaves its output, from the workspace root; undefined where it has none. */
  readonly builtFolder?: string | undefined;
}

/** A Dockerfile for a project, and what it was made from. */
export interface StackPlan extends DockerfilePlan {
  /** One sentence for each thing that was found or chosen. */
  readonly reasons: readonly string[];
}

/** A kind of project, and how an image of it is made. */
export interface StackKind {
  /** As users name it. */
  readonly name: string;
  /** The file by which a project shows that it is of this kind; undefined where none does. */
  readonly findEvidence: (project: ScaffoldProject, files: WorkspaceFiles) => string | undefined;
  /** Throws an OpenQuestion where neither files nor wishes say what must be known. */
  readonly plan: (
    project: ScaffoldProject,
    files: WorkspaceFiles,
    wishes: StackWishes,
    request: DockerfileRequest,
  ) => StackPlan;
}
