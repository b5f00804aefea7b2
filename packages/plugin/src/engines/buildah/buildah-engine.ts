import type { CommandRunner } from '../../host/command-runner';
import type { BuildRequest, Export } from '../build-request';
import { buildWithIdFile } from '../client/build-with-id-file';
import { createClient, readWorkEnd, succeed, type Client } from '../client/client';
import { containersPush, pull } from '../client/transfer';
import { containersExportArguments, containersLoadArguments } from '../containers/build-arguments';
import type { BuildIo, Engine, TransferEnd } from '../engine';
import type { EngineFacts } from '../engine-facts';
import { inspectImage } from './inspect-image';
import { readImageFiles } from './read-image-files';

/** Drives buildah, which builds and moves images, but runs no services. */
export function createBuildahEngine(
  run: CommandRunner,
  environment: NodeJS.ProcessEnv,
  facts: EngineFacts,
): Engine {
  const client = createClient(run, 'buildah', environment);
  return {
    facts,
    build: (request, io) =>
      buildWithIdFile(client, request, io, (idFile) => containersLoadArguments(request, idFile, facts.flags)),
    inspect: (image) => inspectImage(client, image),
    readFiles: (image, paths) => readImageFiles(client, image, paths),
    tag: async (image, tag) => {
      succeed(await client.ask(['tag', image, tag]));
    },
    untag: async (tag) => {
      await client.ask(['rmi', tag]);
    },
    push: (image, reference, io) => containersPush(client, image, reference, io),
    pull: (reference, platform, io) => pull(client, reference, platform, io),
    publish: undefined,
    export: (image, request, target, io) => exportImage(client, facts, image, request, target, io),
    loadArchive: async (file, io) =>
      readWorkEnd(await client.work(['pull', '--quiet', `docker-archive:${file}`], io), io.signal),
    resolve: undefined,
    containers: undefined,
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
      ? ['push', image, `${target.type}-archive:${target.destination}${nameInArchive(image)}`]
      : containersExportArguments(request, target, flags);
  return readWorkEnd(await client.work(args, io, { cwd: request.contextRoot }), io.signal);
}

/** An image that is named by its id gets no name in the archive. */
function nameInArchive(image: string): string {
  return /^sha256:[0-9a-f]{64}$/.test(image) ? '' : `:${image}`;
}
