import { each, optional, sharedArguments } from '../arguments/shared-arguments';
import type { BuildRequest, Export } from '../build-request';

/** The arguments after `podman` or `buildah` that build a request into the engine's storage, without a tag. */
export function containersLoadArguments(
  request: BuildRequest,
  idFile: string,
  flags: readonly string[],
): string[] {
  return containersArguments(request, flags, ['--iidfile', idFile]);
}

/** The arguments after `podman` or `buildah` that build a request once more, from the cache, into a file or folder. */
export function containersExportArguments(
  request: BuildRequest,
  { type, destination }: Export,
  flags: readonly string[],
): string[] {
  return containersArguments(request, flags, ['--output', `type=${type},dest=${destination}`]);
}

function containersArguments(
  request: BuildRequest,
  flags: readonly string[],
  result: readonly string[],
): string[] {
  return [
    'build',
    // The OCI format has no place for HEALTHCHECK and SHELL.
    ...['--format', 'docker'],
    ...sharedArguments(request),
    ...result,
    ...optional('--platform', request.platform),
    ...(request.pull ? [pullFlag(flags)] : []),
    // buildah keeps no cache unless it is asked to, and takes only one of the two.
    request.noCache ? '--no-cache' : '--layers',
    ...each(
      '--cache-from',
      request.cacheFrom.map((cache) => cache.get('ref') ?? ''),
    ),
    ...each(
      '--cache-to',
      request.cacheTo.map((cache) => cache.get('ref') ?? ''),
    ),
    ...optional('--timestamp', request.sourceDateEpoch?.toString()),
    ...(request.progress === 'quiet' ? ['--quiet'] : []),
    request.contextRoot,
  ];
}

/** Since podman 4.4 and buildah 1.29 `--pull` takes a policy; before, and still in secret, there is this flag. */
function pullFlag(flags: readonly string[]): string {
  return flags.includes('--pull-always') ? '--pull-always' : '--pull=always';
}
