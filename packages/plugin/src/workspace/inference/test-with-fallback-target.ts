import type { TargetConfiguration } from '@nx/devkit';

/** The inferred target; it tells what happened in this very run, so there is nothing that a cache could know. */
export function testWithFallbackTarget(
  project: string,
  targetName: string,
  testTarget: string,
): TargetConfiguration {
  return {
    executor: 'nx-alpine:test-with-fallback',
    cache: false,
    options: testTarget === 'test' ? {} : { testTarget },
    inputs: ['{projectRoot}/**/*', '^{projectRoot}/**/*'],
    outputs: [
      '{workspaceRoot}/dist/nx-alpine/{projectRoot}/test-with-fallback.json',
      '{workspaceRoot}/dist/nx-alpine/{projectRoot}/services',
    ],
    metadata: {
      technologies: ['alpine', 'container'],
      description: 'Runs the tests on local services, or on a proven staging where the engine fails',
      help: {
        command: `npx nx run ${project}:${targetName} --help`,
        example: { options: { executionMode: 'ci', allowStagingFallback: true } },
      },
    },
  };
}
