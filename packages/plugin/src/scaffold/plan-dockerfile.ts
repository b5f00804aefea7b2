import { posix } from 'node:path';
import type { Problem } from '../base/user-error';
import type { DockerfileRequest } from './dockerfile/dockerfile-plan';
import { ignoreFileText } from './ignore-file/ignore-file';
import { readStackReadiness } from './musl/stack-readiness';
import type { MuslTarget } from '../formats/musl/musl-target';
import type { PlannedFile } from './planned-file';
import { shortName, type ScaffoldProject } from './scaffold-project';
import { chooseStack } from './stack/stacks';
import type { StackWishes } from './stack/stack-kind';
import type { WorkspaceFiles } from './workspace-files';

/** What a Dockerfile is asked for. */
export interface DockerfileWish extends StackWishes {
  readonly stack: string | undefined;
  /** For example `staging`; undefined for the file of all others. */
  readonly environment: string | undefined;
  /** Beside the project, or in `dockerfiles/` at the workspace root. */
  readonly layout: 'project' | 'central';
  readonly port: number;
  /** For which processors packages are looked at; amd64 where nothing is said. */
  readonly architecture?: MuslTarget['architecture'];
}

/** A Dockerfile and its ignore file, and what they were made from. */
export interface PlannedDockerfile {
  readonly dockerfile: PlannedFile;
  readonly ignoreFile: PlannedFile;
  /** What the Dockerfile copies from beside it. */
  readonly otherFiles: readonly PlannedFile[];
  /** Targets of the project that must have run before the image is built. */
  readonly dependsOn: readonly string[];
  /** One sentence for each thing that was found or chosen. */
  readonly reasons: readonly string[];
  /** Packages of the project that cannot work on Alpine. */
  readonly warnings: readonly Problem[];
}

/** Plans the Dockerfile of a project with the ignore file beside it. */
export function planDockerfile(
  project: ScaffoldProject,
  files: WorkspaceFiles,
  wish: DockerfileWish,
): PlannedDockerfile {
  const path = dockerfilePath(project, wish);
  const { stack, evidence } = chooseStack(project, files, wish.stack);
  const readiness = readStackReadiness(stack.name, project, files, wish.architecture ?? 'amd64');
  const { buildPackages, runtimePackages } = readiness;
  const request: DockerfileRequest = { path, port: wish.port, buildPackages, runtimePackages };
  const plan = stack.plan(project, files, wish, request);
  return {
    dockerfile: { path, content: plan.text },
    ignoreFile: { path: `${path}.dockerignore`, content: ignoreFileText(project, plan, files) },
    otherFiles: plan.files ?? [],
    dependsOn: plan.dependsOn ?? [],
    reasons: [
      `${stack.name}, by ${evidence}`,
      ...plan.reasons,
      ...readiness.notes,
      ...keptOutside(stack.name, project, files),
    ],
    warnings: readiness.problems,
  };
}

/** What a site takes into its pages when it is built would be missing silently. */
function keptOutside(stack: string, { root }: ScaffoldProject, files: WorkspaceFiles): string[] {
  if (stack !== 'static' && stack !== 'next') return [];
  return ['.env', '.env.production']
    .map((name) => posix.join(root, name))
    .filter((path) => files.read(path) !== undefined)
    .map(
      (path) =>
        `${path} stays outside of the image; what its build needs of it must be an ARG and a buildArg`,
    );
}

/** Where the Dockerfile of a project belongs; the inference finds it there. */
export function dockerfilePath(
  project: ScaffoldProject,
  { environment, layout }: Pick<DockerfileWish, 'environment' | 'layout'>,
): string {
  const words = [shortName(project), ...(environment === undefined ? [] : [environment])];
  const folder = layout === 'central' ? 'dockerfiles' : project.root;
  return posix.join(folder, `${words.join('.')}.alpine.Dockerfile`);
}
