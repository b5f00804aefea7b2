import type { BuildRequest } from '../build-request';
import { secretArgument, sshArgument } from './attributes';

/** The flags of a build command that docker, podman and buildah write alike. */
export function sharedArguments(request: BuildRequest): string[] {
  return [
    ...each('--file', [request.dockerfile]),
    ...optional('--target', request.target),
    ...each('--build-arg', pairs(request.buildArguments, '=')),
    ...each('--build-context', pairs(request.buildContexts, '=')),
    ...each('--secret', request.secrets.map(secretArgument)),
    ...each('--ssh', request.ssh.map(sshArgument)),
    ...each('--label', pairs(request.labels, '=')),
    ...optional('--network', request.network),
    ...each('--add-host', pairs(request.addHosts, ':')),
    ...each('--ulimit', pairs(request.ulimits, '=')),
    ...optional('--shm-size', request.shmSize),
    ...optional('--cgroup-parent', request.cgroupParent),
  ];
}

/** A flag before each of its values. */
export function each(flag: string, values: readonly string[]): string[] {
  return values.flatMap((value) => [flag, value]);
}

/** A flag and its value, where there is one. */
export function optional(flag: string, value: string | undefined): string[] {
  return value === undefined ? [] : [flag, value];
}

function pairs(values: ReadonlyMap<string, string>, separator: string): string[] {
  return [...values].map(([name, value]) => `${name}${separator}${value}`);
}
