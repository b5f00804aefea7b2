import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityOf, isAlive, type ProcessIdentity } from './process-identity';

/** Everything that one private engine writes lies below one folder, whose name says who owns it. */
export interface RunDirectory {
  readonly path: string;
  /** Six characters that make the bridge and the control group of this run unique. */
  readonly id: string;
  readonly owner: ProcessIdentity;
}

// Short, because the sockets below it must stay under 108 characters.
const pattern = /^nxa-(\d+)-(\d+)-(\w{6})$/;

/** A new run directory of this process. */
export function createRunDirectory(): RunDirectory {
  const owner = identityOf(process.pid);
  if (!owner) throw new Error('/proc does not show this process');
  const path = mkdtempSync(join(tmpdir(), `nxa-${owner.pid}-${owner.started}-`));
  for (const folder of ['data', 'exec', 'registry', 'config', 'bin']) mkdirSync(join(path, folder));
  return { path, owner, id: path.slice(-6) };
}

/** Run directories whose owner was killed before it could tidy up. */
export function abandonedRunDirectories(folder = tmpdir()): RunDirectory[] {
  return readdirSync(folder)
    .map((name) => parseName(folder, name))
    .filter((found) => found !== undefined)
    .filter(({ owner }) => !isAlive(owner));
}

function parseName(folder: string, name: string): RunDirectory | undefined {
  const [, pid, started, id] = pattern.exec(name) ?? [];
  return id
    ? { path: join(folder, name), id, owner: { pid: Number(pid), started: Number(started) } }
    : undefined;
}
