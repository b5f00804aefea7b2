import type { TargetConfiguration } from '@nx/devkit';
import type { ProjectDockerfiles } from './assign-dockerfiles';

/** The options of a target that works on a project's Dockerfiles: the main one, and one for each configuration. */
export function dockerfileOptions({
  main,
  byConfiguration,
}: ProjectDockerfiles): Pick<TargetConfiguration, 'options' | 'configurations'> {
  const configurations = Object.fromEntries([...byConfiguration].map(([name, file]) => [name, { file }]));
  return {
    options: main === undefined ? {} : { file: main },
    ...(byConfiguration.size > 0 && { configurations }),
  };
}
