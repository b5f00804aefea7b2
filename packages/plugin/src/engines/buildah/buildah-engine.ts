import type { CommandRunner } from '../../host/command-runner';
import type { Export } from '../build-request';
import { createClient, readWorkEnd, succeed } from '../client/client';
import { containersEngine } from '../containers/containers-engine';
import type { Engine } from '../engine';
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
    ...containersEngine(client, facts, saveArguments),
    inspect: (image) => inspectImage(client, image),
    readFiles: (image, paths) => readImageFiles(client, image, paths),
    tag: async (image, tag) => {
      succeed(await client.ask(['tag', image, tag]));
    },
    untag: async (tag) => {
      await client.ask(['rmi', tag]);
    },
    loadArchive: async (file, io) =>
      readWorkEnd(await client.work(['pull', '--quiet', `docker-archive:${file}`], io), io.signal),
    containers: undefined,
  };
}

/** An image that is named by its id gets no name in the archive. */
function nameInArchive(image: string): string {
  return /^sha256:[0-9a-f]{64}$/.test(image) ? '' : `:${image}`;
}

function saveArguments(image: string, { type, destination }: Export): string[] {
  return ['push', image, `${type}-archive:${destination}${nameInArchive(image)}`];
}
