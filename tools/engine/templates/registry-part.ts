import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = 'docker/registry/v2';

/** Copies one repository, with the blobs that it leads to, from the storage of a registry to that of another. */
export function copyRepository(repository: string, from: string, to: string): void {
  const own = join(root, 'repositories', repository);
  for (const path of [own, ...digestsBelow(join(from, own)).map(blobFolder)]) {
    cpSync(join(from, path), join(to, path), { recursive: true });
  }
}

function digestsBelow(repository: string): string[] {
  const lists = ['_layers/sha256', '_manifests/revisions/sha256'].map((list) => join(repository, list));
  return lists.filter((list) => existsSync(list)).flatMap((list) => readdirSync(list));
}

function blobFolder(digest: string): string {
  return join(root, 'blobs/sha256', digest.slice(0, 2), digest);
}
