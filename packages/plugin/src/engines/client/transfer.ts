import { withTemporaryFolder } from '../../host/written-files';
import { readTextIfPresent } from '../../host/file-system';
import { join } from 'node:path';
import type { Export } from '../build-request';
import type { BuildIo, ImageFacts, PushEnd, TransferEnd } from '../engine';
import { readWorkEnd, succeed, type Client } from './client';
import { inspectImage } from './inspect-image';

/** Pushes with docker, which leaves the digest with the image. */
export async function dockerPush(
  client: Client,
  image: string,
  reference: string,
  io: BuildIo,
): Promise<PushEnd> {
  succeed(await client.ask(['image', 'tag', image, reference]));
  const end = readWorkEnd(await client.work(['image', 'push', reference], io), io.signal);
  if (end.kind !== 'done') return end;
  return { kind: 'pushed', digest: digestIn(await inspectImage(client, reference), reference) };
}

/** Pushes with podman or buildah, which write the digest to a file. */
export async function containersPush(
  client: Client,
  image: string,
  reference: string,
  io: BuildIo,
): Promise<PushEnd> {
  return withTemporaryFolder(async (folder) => {
    const digestFile = join(folder, 'digest');
    const args = ['push', '--digestfile', digestFile, image, `docker://${reference}`];
    const end = readWorkEnd(await client.work(args, io), io.signal);
    if (end.kind !== 'done') return end;
    return { kind: 'pushed', digest: readTextIfPresent(digestFile)?.trim() };
  });
}

/** Fetches an image by name, for the engine's own platform unless another is named. */
export async function pull(
  client: Client,
  reference: string,
  platform: string | undefined,
  io: BuildIo,
): Promise<TransferEnd> {
  const forPlatform = platform === undefined ? [] : ['--platform', platform];
  return readWorkEnd(await client.work(['pull', ...forPlatform, reference], io), io.signal);
}

/** Saves an image with docker, whose archives since version 25 are of both kinds at once. */
export async function dockerSave(
  client: Client,
  image: string,
  { destination }: Export,
  io: BuildIo,
): Promise<TransferEnd> {
  return readWorkEnd(await client.work(['image', 'save', '--output', destination, image], io), io.signal);
}

/** The digest under which an image is known in the repository of a name. */
export function digestIn(facts: ImageFacts | undefined, reference: string): string | undefined {
  const repository = reference.replace(/:[^:/]+$/, '');
  return facts?.repositoryDigests.map((known) => known.split('@')).find(([name]) => name === repository)?.[1];
}
