import type { CommandRunner } from '../../host/command-runner';
import type { Export } from '../build-request';
import { createClient, readWorkEnd, succeed } from '../client/client';
import { containersOf } from '../client/containers';
import { inspectImage } from '../client/inspect-image';
import { readImageFiles } from '../client/read-image-files';
import { containersEngine } from '../containers/containers-engine';
import type { Engine } from '../engine';
import type { EngineFacts } from '../engine-facts';

/** Drives podman through its client. */
export function createPodmanEngine(
  run: CommandRunner,
  environment: NodeJS.ProcessEnv,
  facts: EngineFacts,
): Engine {
  const client = createClient(run, 'podman', environment);
  return {
    ...containersEngine(client, facts, saveArguments),
    inspect: (image) => inspectImage(client, image),
    readFiles: (image, paths) => readImageFiles(client, image, paths),
    tag: async (image, tag) => {
      succeed(await client.ask(['image', 'tag', image, tag]));
    },
    untag: async (tag) => {
      await client.ask(['image', 'untag', tag, tag]);
    },
    loadArchive: async (file, io) =>
      readWorkEnd(await client.work(['image', 'load', '--input', file], io), io.signal),
    containers: containersOf(client),
  };
}

function saveArguments(image: string, { type, destination }: Export): string[] {
  return ['image', 'save', '--format', `${type}-archive`, '--output', destination, image];
}
