import type { Export } from '../build-request';
import { buildWithIdFile } from '../client/build-with-id-file';
import { readWorkEnd, type Client } from '../client/client';
import { containersPush, pull } from '../client/transfer';
import type { Engine } from '../engine';
import type { EngineFacts } from '../engine-facts';
import { containersExportArguments, containersLoadArguments } from './build-arguments';

/** The arguments that save an image, by its id or name, to an archive. */
export type SaveArguments = (image: string, target: Export) => readonly string[];

type Shared = Pick<Engine, 'facts' | 'build' | 'push' | 'pull' | 'publish' | 'export' | 'resolve'>;

/** What podman and buildah do alike, since podman builds and moves images by buildah's code. */
export function containersEngine(client: Client, facts: EngineFacts, save: SaveArguments): Shared {
  const { flags } = facts;
  return {
    facts,
    build: (request, io) =>
      buildWithIdFile(client, request, io, (idFile) => containersLoadArguments(request, idFile, flags)),
    push: (image, reference, io) => containersPush(client, image, reference, io),
    pull: (reference, platform, io) => pull(client, reference, platform, io),
    publish: undefined,
    export: async (image, request, target, io) => {
      const isArchive = target.type === 'docker' || target.type === 'oci';
      const args = isArchive ? save(image, target) : containersExportArguments(request, target, flags);
      return readWorkEnd(await client.work(args, io, { cwd: request.contextRoot }), io.signal);
    },
    resolve: undefined,
  };
}
