import type { CommandRunner } from '../../host/command-runner';
import type { BuildRequest, Export } from '../build-request';
import { buildWithIdFile } from '../client/build-with-id-file';
import { createClient, readWorkEnd, succeed, type Client } from '../client/client';
import { containersOf } from '../client/containers';
import { inspectImage } from '../client/inspect-image';
import { readImageFiles } from '../client/read-image-files';
import { containersPush, pull } from '../client/transfer';
import { containersExportArguments, containersLoadArguments } from '../containers/build-arguments';
import type { BuildIo, Engine, TransferEnd } from '../engine';
import type { EngineFacts } from '../engine-facts';

/** Drives podman through its client. */
export function createPodmanEngine(
  run: CommandRunner,
  environment: NodeJS.ProcessEnv,
  facts: EngineFacts,
): Engine {
  const client = createClient(run, 'podman', environment);
  return {
    facts,
    build: (request, io) =>
      buildWithIdFile(client, request, io, (idFile) => containersLoadArguments(request, idFile, facts.flags)),
    inspect: (image) => inspectImage(client, image),
    readFiles: (image, paths) => readImageFiles(client, image, paths),
    tag: async (image, tag) => {
      succeed(await client.ask(['image', 'tag', image, tag]));
    },
    untag: async (tag) => {
      await client.ask(['image', 'untag', tag, tag]);
    },
    push: (image, reference, io) => containersPush(client, image, reference, io),
    pull: (reference, platform, io) => pull(client, reference, platform, io),
    publish: undefined,
    export: (image, request, target, io) => exportImage(client, facts, image, request, target, io),
    loadArchive: async (file, io) =>
      readWorkEnd(await client.work(['image', 'load', '--input', file], io), io.signal),
    resolve: undefined,
    containers: containersOf(client),
  };
}

async function exportImage(
  client: Client,
  { flags }: EngineFacts,
  image: string,
  request: BuildRequest,
  target: Export,
  io: BuildIo,
): Promise<TransferEnd> {
  const args =
    target.type === 'docker' || target.type === 'oci'
      ? saveArguments(image, target)
      : containersExportArguments(request, target, flags);
  return readWorkEnd(await client.work(args, io, { cwd: request.contextRoot }), io.signal);
}

function saveArguments(image: string, { type, destination }: Export): string[] {
  return ['image', 'save', '--format', `${type}-archive`, '--output', destination, image];
}
