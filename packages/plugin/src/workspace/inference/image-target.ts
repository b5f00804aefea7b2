import type { TargetConfiguration } from '@nx/devkit';
import type { ProjectDockerfiles } from './assign-dockerfiles';
import { dockerfileOptions } from './dockerfile-options';

/** What the target owes to other files than the project's own. */
export interface ImageTargetSurroundings {
  /** Files that decide the image, from the workspace root: of this project, and of those whose images it stands on. */
  readonly inputs: readonly string[];
  /** The projects whose images have to be built first. */
  readonly baseProjects: readonly string[];
  /** The images that several projects claim to build, with these: the order of their builds is nobody's guess. */
  readonly contested: ReadonlyMap<string, readonly string[]>;
  /** Whether some of its files have lines that follow the project graph. */
  readonly isManaged: boolean;
}

/** The inferred target; nothing in it changes from commit to commit or machine to machine. */
export function imageTarget(
  dockerfiles: ProjectDockerfiles,
  targetName: string,
  { inputs, baseProjects, contested, isManaged }: ImageTargetSurroundings,
): TargetConfiguration {
  const { name } = dockerfiles.project;
  return {
    executor: 'nx-alpine:alpine-build',
    // A hit of Nx's cache would restore the record, but no image; the engine's own cache makes a repetition cheap.
    cache: false,
    ...dockerfileOptions(dockerfiles),
    ...(baseProjects.length > 0 && { dependsOn: [{ projects: [...baseProjects], target: targetName }] }),
    ...(isManaged && { syncGenerators: ['nx-alpine:sync'] }),
    inputs: ['{projectRoot}/**/*', '^{projectRoot}/**/*', ...inputs.map((file) => `{workspaceRoot}/${file}`)],
    outputs: ['{workspaceRoot}/dist/nx-alpine/{projectRoot}/image.json'],
    metadata: {
      technologies: ['alpine', 'container'],
      description: `Builds the Alpine image and verifies it${contestedRemark(contested)}`,
      help: {
        command: `npx nx run ${name}:${targetName} --help`,
        example: { options: { tags: [`${name}:latest`] } },
      },
    },
  };
}

function contestedRemark(contested: ImageTargetSurroundings['contested']): string {
  const remarks = [...contested].map(
    ([image, projects]) => `${image} is built by ${projects.join(' and ')}, so none of them is built first`,
  );
  return remarks.length === 0 ? '' : `. ${remarks.join('; ')}`;
}
