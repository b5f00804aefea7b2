import { join } from 'node:path';
import { readTextIfPresent } from '../../host/file-system';
import { withTemporaryFolder } from '../../host/written-files';
import type { BuildRequest, Publication } from '../build-request';
import { readWorkEnd, type Client } from '../client/client';
import type { BuildEnd, BuildIo, PushEnd } from '../engine';
import type { EngineFacts } from '../engine-facts';
import { buildxExportArguments, buildxLoadArguments, buildxPublishArguments } from './buildx-arguments';

/** Builds with buildx and takes the names of the result from its metadata file, not from its log. */
export async function buildWithBuildx(
  client: Client,
  { flags }: EngineFacts,
  request: BuildRequest,
  io: BuildIo,
): Promise<BuildEnd> {
  if (request.sourceDateEpoch !== undefined) return buildReproducibly(client, flags, request, io);
  const end = await runBuildx(client, request, io, (metadataFile) =>
    buildxLoadArguments(request, metadataFile, flags),
  );
  return end.kind === 'done' ? readBuildEnd(end.metadata) : end;
}

/** Times are rewritten only in what the builder writes to a file, so that the engine gets the image from there. */
function buildReproducibly(
  client: Client,
  flags: readonly string[],
  request: BuildRequest,
  io: BuildIo,
): Promise<BuildEnd> {
  return withTemporaryFolder(async (folder) => {
    const archive = join(folder, 'image.tar');
    const target = { type: 'docker', destination: archive } as const;
    const end = await runBuildx(client, request, io, (metadataFile) => [
      ...buildxExportArguments(request, target, flags).slice(0, -1),
      ...['--metadata-file', metadataFile, request.contextRoot],
    ]);
    if (end.kind !== 'done') return end;
    const loaded = readWorkEnd(await client.work(['image', 'load', '--input', archive], io), io.signal);
    return loaded.kind === 'done' ? readBuildEnd(end.metadata) : loaded;
  });
}

/** Builds once more, from the cache, and pushes the result as the builder made it. */
export async function publishWithBuildx(
  client: Client,
  { flags }: EngineFacts,
  request: BuildRequest,
  publication: Publication,
  io: BuildIo,
): Promise<PushEnd> {
  const end = await runBuildx(client, request, io, (metadataFile) =>
    buildxPublishArguments(request, publication, metadataFile, flags),
  );
  if (end.kind !== 'done') return end;
  const facts = readMetadata(end.metadata);
  return {
    kind: 'pushed',
    digest: facts['containerimage.digest'],
    configuration: facts['containerimage.config.digest'],
  };
}

type BuildxEnd =
  | { readonly kind: 'done'; readonly metadata: string }
  | { readonly kind: 'failed'; readonly log: string }
  | { readonly kind: 'interrupted' };

function runBuildx(
  client: Client,
  request: BuildRequest,
  io: BuildIo,
  toArguments: (metadataFile: string) => readonly string[],
): Promise<BuildxEnd> {
  return withTemporaryFolder(async (folder) => {
    const metadataFile = join(folder, 'metadata.json');
    const place = { cwd: request.contextRoot, terminal: request.progress === 'tty' };
    const end = readWorkEnd(await client.work(toArguments(metadataFile), io, place), io.signal);
    return end.kind === 'done' ? { ...end, metadata: readTextIfPresent(metadataFile) ?? '{}' } : end;
  });
}

/** The classic image store knows an image by the digest of its configuration, the containerd store by that of its manifest. */
function readBuildEnd(metadata: string): BuildEnd {
  const facts = readMetadata(metadata);
  const named = [facts['containerimage.digest'], facts['containerimage.config.digest']];
  const candidateIds = [...new Set(named.filter((digest) => digest !== undefined))];
  if (candidateIds.length === 0)
    throw new Error(`docker buildx reported success, but named no image: ${metadata}`);
  return { kind: 'built', candidateIds, configuration: facts['containerimage.config.digest'], metadata };
}

function readMetadata(metadata: string): Partial<Record<string, string>> {
  return JSON.parse(metadata) as Partial<Record<string, string>>;
}
