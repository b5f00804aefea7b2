import { joinAttributes } from '../arguments/attributes';
import { each, optional, sharedArguments } from '../arguments/shared-arguments';
import type { BuildRequest, Export } from '../build-request';

/** The arguments after `docker` that build a request into the engine, without a tag, where there is no buildx. */
export function buildkitLoadArguments(request: BuildRequest, idFile: string): string[] {
  return buildkitArguments(request, ['--iidfile', idFile]);
}

/** The arguments after `docker` that build a request once more, from the cache, into a file or folder. */
export function buildkitExportArguments(request: BuildRequest, { type, destination }: Export): string[] {
  const output = new Map([
    ['type', type],
    ['dest', destination],
  ]);
  return buildkitArguments(request, ['--output', joinAttributes(output)]);
}

function buildkitArguments(request: BuildRequest, result: readonly string[]): string[] {
  return [
    'build',
    ...sharedArguments(request),
    ...result,
    ...optional('--platform', request.platform),
    ...(request.pull ? ['--pull'] : []),
    ...(request.noCache ? ['--no-cache'] : []),
    ...each(
      '--cache-from',
      request.cacheFrom.map((cache) => cache.get('ref') ?? ''),
    ),
    // Before --cache-to there was this way to put the cache into the image itself.
    ...(request.cacheTo.length > 0 ? ['--build-arg', 'BUILDKIT_INLINE_CACHE=1'] : []),
    ...(request.progress === 'quiet'
      ? ['--quiet']
      : ['--progress', request.progress === 'auto' ? 'plain' : request.progress]),
    request.contextRoot,
  ];
}
