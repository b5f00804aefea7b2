import { joinAttributes } from '../arguments/attributes';
import { each, optional, sharedArguments } from '../arguments/shared-arguments';
import type { Attributes, BuildRequest, Export, Publication } from '../build-request';

/** The arguments after `docker` that build a request and load the result into the engine, without a tag. */
export function buildxLoadArguments(
  request: BuildRequest,
  metadataFile: string,
  flags: readonly string[],
): string[] {
  return buildxArguments(request, [
    ...['--metadata-file', metadataFile],
    '--load',
    ...optional('--platform', request.platform),
    ...withoutAttestations(flags),
  ]);
}

/** The arguments after `docker` that build a request once more, from the cache, into a file or folder. */
export function buildxExportArguments(
  request: BuildRequest,
  { type, destination }: Export,
  flags: readonly string[],
): string[] {
  return buildxArguments(request, [
    ...optional('--platform', request.platform),
    ...['--output', joinAttributes(outputAttributes(request, type, destination))],
    ...withoutAttestations(flags),
  ]);
}

/** The arguments after `docker` that build a request once more, from the cache, and push it under its names. */
export function buildxPublishArguments(
  request: BuildRequest,
  { references, platforms, annotations, provenance, sbom }: Publication,
  metadataFile: string,
  flags: readonly string[],
): string[] {
  return buildxArguments(request, [
    ...['--metadata-file', metadataFile],
    ...each('--tag', references),
    ...optional('--platform', platforms.length === 0 ? undefined : platforms.join(',')),
    ...each(
      '--annotation',
      [...annotations].map(([name, value]) => `${name}=${value}`),
    ),
    ...(provenance === undefined ? withoutAttestations(flags) : ['--provenance', provenance]),
    ...optional('--sbom', sbom),
    ...(request.sourceDateEpoch === undefined
      ? ['--push']
      : ['--output', 'type=image,push=true,rewrite-timestamp=true']),
  ]);
}

function buildxArguments(request: BuildRequest, result: readonly string[]): string[] {
  return [
    ...['buildx', 'build'],
    ...optional('--builder', request.builder),
    ...sharedArguments(request),
    // The frontend takes it for the time of the image itself.
    ...optional('--build-arg', epochArgument(request)),
    ...result,
    ...(request.pull ? ['--pull'] : []),
    ...(request.noCache ? ['--no-cache'] : []),
    ...each('--no-cache-filter', request.noCacheFilter),
    ...each('--cache-from', request.cacheFrom.map(joinAttributes)),
    ...each('--cache-to', request.cacheTo.map(joinAttributes)),
    ...each('--allow', request.allow),
    ...['--progress', request.progress === 'auto' ? 'plain' : request.progress],
    request.contextRoot,
  ];
}

/** Attestations turn an image into an index; they are made where it is published, and only if they were asked for. */
function withoutAttestations(flags: readonly string[]): string[] {
  return flags.includes('--provenance') ? ['--provenance', 'false'] : [];
}

function epochArgument({ sourceDateEpoch }: BuildRequest): string | undefined {
  return sourceDateEpoch === undefined ? undefined : `SOURCE_DATE_EPOCH=${String(sourceDateEpoch)}`;
}

function outputAttributes(
  { sourceDateEpoch }: BuildRequest,
  type: Export['type'],
  destination: string,
): Attributes {
  return new Map([
    ['type', type],
    ['dest', destination],
    ...(sourceDateEpoch === undefined ? [] : [['rewrite-timestamp', 'true'] as const]),
  ]);
}
