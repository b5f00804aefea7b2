import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { docker } from './docker';

/** All that anybody could have of a stack, by name. */
export interface Leftovers {
  readonly containers: readonly string[];
  readonly networks: readonly string[];
  readonly volumes: readonly string[];
  readonly images: readonly string[];
  readonly processes: readonly string[];
  /** Locks, leases and notes, in the folder where runs meet. */
  readonly files: readonly string[];
}

const NOTHING: Leftovers = {
  containers: [],
  networks: [],
  volumes: [],
  images: [],
  processes: [],
  files: [],
};

/** Where to look. */
export interface LeftoversPlace {
  /** What the names of all that belongs to the stacks begin with. */
  readonly prefix: string;
  /** Words of which one stands in the command line of each process that belongs to them. */
  readonly words: readonly string[];
  readonly sharingFolder: string;
}

/** What there is: in the engine, among the processes, in the folder where runs meet. */
export async function whatIsLeft({ prefix, words, sharingFolder }: LeftoversPlace): Promise<Leftovers> {
  const list = async (...args: string[]): Promise<string[]> =>
    (await docker(...args)).split('\n').filter((name) => name.startsWith(prefix));
  const [containers, networks, volumes, images] = await Promise.all([
    list('ps', '--all', '--format', '{{.Names}}'),
    list('network', 'ls', '--format', '{{.Name}}'),
    list('volume', 'ls', '--format', '{{.Name}}'),
    list('image', 'ls', '--format', '{{.Repository}}'),
  ]);
  const processes = [prefix, ...words].flatMap(processesWith);
  const files = filesIn(join(sharingFolder, 'stacks')).filter((name) => name.startsWith(prefix));
  return { containers, networks, volumes, images, processes, files };
}

/** Command lines of all processes in which a word stands. */
export function processesWith(word: string): string[] {
  const own = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return own.map(commandLine).filter((line) => line.includes(word));
}

/** The words by which a process was started; empty where it has ended. */
export function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Names of what is in a folder; none where it is not there. */
export function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A watchdog needs a moment to see that all are gone, and the engine one to take them down. */
export async function nothingIsLeft(place: LeftoversPlace): Promise<void> {
  let left = await whatIsLeft(place);
  for (let look = 0; look < 150 && JSON.stringify(left) !== JSON.stringify(NOTHING); look += 1) {
    await sleep(300);
    left = await whatIsLeft(place);
  }
  expect(left).toEqual(NOTHING);
}
