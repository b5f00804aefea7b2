import type { TargetConfiguration } from '@nx/devkit';
import type { ProjectDockerfiles } from './assign-dockerfiles';
import { dockerfileOptions } from './dockerfile-options';

/** The inferred target; it looks at what lies in the folders now, so there is nothing that a cache could know. */
export function cleanContextTarget(dockerfiles: ProjectDockerfiles, targetName: string): TargetConfiguration {
  return {
    executor: 'nx-alpine:clean-context',
    cache: false,
    ...dockerfileOptions(dockerfiles),
    inputs: [],
    outputs: [
      '{workspaceRoot}/dist/nx-alpine/{projectRoot}/clean-context.json',
      '{workspaceRoot}/dist/nx-alpine/{projectRoot}/context.html',
    ],
    metadata: {
      technologies: ['alpine', 'container'],
      description: 'Removes what no image needs, or tells what the engine would receive',
      help: {
        command: `npx nx run ${dockerfiles.project.name}:${targetName} --help`,
        example: { options: { dryRun: true } },
      },
    },
  };
}
