import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const clients = ['docker', 'docker-compose', 'podman', 'podman-remote', 'buildah', 'nerdctl', 'finch'];

/** Where the shell would find a program, or undefined. */
export function findOnPath(program: string, path: string): string | undefined {
  return foldersOf(path)
    .map((folder) => join(folder, program))
    .find((file) => existsSync(file));
}

/**
 * A PATH that finds everything as before, but no client of any engine.
 *
 * A folder that has one is replaced by a folder below `place` with links to all its other programs.
 */
export function pathWithoutClients(path: string, place: string): string {
  return foldersOf(path)
    .map((folder, index) => withoutClients(folder, join(place, String(index))))
    .join(delimiter);
}

function withoutClients(folder: string, replacement: string): string {
  if (!clients.some((client) => existsSync(join(folder, client)))) return folder;
  mkdirSync(replacement, { recursive: true });
  for (const program of readdirSync(folder)) {
    if (!clients.includes(program)) symlinkSync(join(folder, program), join(replacement, program));
  }
  return replacement;
}

function foldersOf(path: string): string[] {
  return path.split(delimiter).filter((folder) => folder !== '');
}
