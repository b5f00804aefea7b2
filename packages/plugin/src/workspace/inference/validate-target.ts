import type { TargetConfiguration } from '@nx/devkit';

/** The inferred target; rules look at files all over the workspace, so no list of inputs would be right. */
export function validateTarget(project: string, targetName: string): TargetConfiguration {
  return {
    executor: 'nx-alpine:validate',
    cache: false,
    options: {},
    inputs: [],
    outputs: [
      '{workspaceRoot}/dist/nx-alpine/{projectRoot}/validate.json',
      '{workspaceRoot}/dist/nx-alpine/{projectRoot}/validate.md',
      '{workspaceRoot}/dist/nx-alpine/{projectRoot}/validate.sarif',
      '{workspaceRoot}/dist/nx-alpine/{projectRoot}/validate.html',
    ],
    metadata: {
      technologies: ['alpine', 'container'],
      description: 'Finds what is wrong with Dockerfiles, contexts, compose and env files',
      help: {
        command: `npx nx run ${project}:${targetName} --help`,
        example: { options: { failOn: 'warning' } },
      },
    },
  };
}
