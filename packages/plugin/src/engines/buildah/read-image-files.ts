import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { readTextInside } from '../../host/text-inside';
import { succeed, type Client } from '../client/client';

type Contents = ReadonlyMap<string, string | undefined>;

const PROGRAM = join(__dirname, 'read-mounted-files.js');

/** Reads files out of an image that is mounted for it: by root at once, by others in a user namespace of buildah's. */
export async function readImageFiles(
  client: Client,
  image: string,
  paths: readonly string[],
): Promise<Contents> {
  const container = `nx-alpine-look-${randomUUID()}`;
  try {
    succeed(await client.ask(['from', '--pull-never', '--name', container, image]));
    return process.getuid?.() === 0
      ? await readAsRoot(client, container, paths)
      : await readInNamespace(client, container, paths);
  } finally {
    // Unmounts it too.
    await client.ask(['rm', container]);
  }
}

async function readAsRoot({ ask }: Client, container: string, paths: readonly string[]): Promise<Contents> {
  const root = succeed(await ask(['mount', container])).trim();
  return new Map(paths.map((path) => [path, readTextInside(root, path)]));
}

async function readInNamespace(
  { ask }: Client,
  container: string,
  paths: readonly string[],
): Promise<Contents> {
  const mount = ['--mount', `NX_ALPINE_MOUNT=${container}`];
  const json = succeed(await ask(['unshare', ...mount, process.execPath, PROGRAM, ...paths]));
  return new Map(Object.entries(JSON.parse(json) as Record<string, string>));
}
