import type { TargetConfiguration } from '@nx/devkit';
import type { ProjectDockerfiles } from './assign-dockerfiles';
import { dockerfileOptions } from './dockerfile-options';

/** The inferred target; nothing in it changes from commit to commit or machine to machine. */
export function imageTarget(
  dockerfiles: ProjectDockerfiles,
  targetName: string,
  rootInputs: readonly string[],
): TargetConfiguration {
  const { main, byConfiguration, project } = dockerfiles;
  const files = [...(main === undefined ? [] : [main]), ...byConfiguration.values()];
  return {
    executor: 'nx-alpine:alpine-build',
    // A hit of Nx's cache would restore the record, but no image; the engine's own cache makes a repetition cheap.
    cache: false,
    ...dockerfileOptions(dockerfiles),
    inputs: [
      '{projectRoot}/**/*',
      '^{projectRoot}/**/*',
      ...files.flatMap((file) => [`{workspaceRoot}/${file}`, `{workspaceRoot}/${file}.dockerignore`]),
      '{workspaceRoot}/.dockerignore',
      ...rootInputs.map((file) => `{workspaceRoot}/${file}`),
    ],
    outputs: ['{workspaceRoot}/dist/nx-alpine/{projectRoot}/image.json'],
    metadata: {
      technologies: ['alpine', 'container'],
      description: 'Builds the Alpine image and verifies it',
      help: {
        command: `npx nx run ${project.name}:${targetName} --help`,
        example: { options: { tags: [`${project.name}:latest`] } },
      },
    },
  };
}
