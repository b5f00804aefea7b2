import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
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
  return filled(path, owner);
}

/** A run directory below another, for an engine beside it: whoever removes the outer one removes this too. */
export function createInnerRunDirectory(outer: string): RunDirectory {
  const owner = identityOf(process.pid);
  if (!owner) throw new Error('/proc does not show this process');
  mkdirSync(innerFolder(outer), { recursive: true });
  return filled(mkdtempSync(`${innerFolder(outer)}/`), owner);
}

/** The run directories below another. */
export function innerRunDirectories({ path, owner }: RunDirectory): RunDirectory[] {
  const folder = innerFolder(path);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.map((id) => ({ path: join(folder, id), id, owner }));
}

function innerFolder(outer: string): string {
  return join(outer, 'e');
}

function filled(path: string, owner: ProcessIdentity): RunDirectory {
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
