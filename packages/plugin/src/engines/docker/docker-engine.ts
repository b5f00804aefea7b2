import type { CommandRunner } from '../../host/command-runner';
import type { BuildIo, Engine, TransferEnd } from '../engine';
import type { EngineFacts } from '../engine-facts';
import { buildWithIdFile } from '../client/build-with-id-file';
import { createClient, readWorkEnd, succeed, type Client } from '../client/client';
import { containersOf } from '../client/containers';
import { inspectImage } from '../client/inspect-image';
import { readImageFiles } from '../client/read-image-files';
import { dockerPush, dockerSave, pull } from '../client/transfer';
import type { BuildRequest, Export } from '../build-request';
import { savesArchive } from './archives';
import { buildWithBuildx, publishWithBuildx } from './build-with-buildx';
import { buildkitExportArguments, buildkitLoadArguments } from './buildkit-arguments';
import { buildxExportArguments } from './buildx-arguments';
import { resolveWithBuildx } from './resolve';

/** Drives docker through its client: with buildx, or with the BuildKit that older ones have built in. */
export function createDockerEngine(
  run: CommandRunner,
  environment: NodeJS.ProcessEnv,
  facts: EngineFacts,
): Engine {
  const hasBuildx = facts.kind === 'docker-buildx';
  const client = createClient(
    run,
    'docker',
    hasBuildx ? environment : { ...environment, DOCKER_BUILDKIT: '1' },
  );
  return {
    facts,
    build: (request, io) =>
      hasBuildx
        ? buildWithBuildx(client, facts, request, io)
        : buildWithIdFile(client, request, io, (idFile) => buildkitLoadArguments(request, idFile)),
    inspect: (image) => inspectImage(client, image),
    readFiles: (image, paths) => readImageFiles(client, image, paths),
    tag: async (image, tag) => {
      succeed(await client.ask(['image', 'tag', image, tag]));
    },
    untag: async (tag) => {
      await client.ask(['image', 'rm', '--no-prune', tag]);
    },
    push: (image, reference, io) => dockerPush(client, image, reference, io),
    pull: (reference, platform, io) => pull(client, reference, platform, io),
    publish: hasBuildx
      ? (request, publication, io) => publishWithBuildx(client, facts, request, publication, io)
      : undefined,
    export: (image, request, target, io) => exportImage(client, facts, image, request, target, io),
    loadArchive: async (file, io) =>
      readWorkEnd(await client.work(['image', 'load', '--input', file], io), io.signal),
    resolve: hasBuildx ? (reference) => resolveWithBuildx(client, reference) : undefined,
    containers: containersOf(client),
  };
}

async function exportImage(
  client: Client,
  facts: EngineFacts,
  image: string,
  request: BuildRequest,
  target: Export,
  io: BuildIo,
): Promise<TransferEnd> {
  if (savesArchive(facts, target.type)) return dockerSave(client, image, target, io);
  const args =
    facts.kind === 'docker-buildx'
      ? buildxExportArguments(request, target, facts.flags)
      : buildkitExportArguments(request, target);
  return readWorkEnd(await client.work(args, io, { cwd: request.contextRoot }), io.signal);
}
