import { join } from 'node:path';
import { readTextIfReadable } from '../../host/file-system';
import type { ProcessIdentity } from '../../host/process-identity';
import { readNames } from '../../host/read-folder';
import { removeFile, removeFolder, writeFileWhole } from '../../host/written-files';

/** Where processes that share one stack meet; the lock and the watchdog's file outlive the folder. */
export interface StackFiles {
  /** Whoever holds it starts the stack or takes it down. */
  readonly lock: string;
  /** Held by the one watchdog as long as it lives. */
  readonly watchdog: string;
  readonly folder: string;
  readonly leases: string;
  readonly note: string;
  /** The client of the engine that is making the stack just now. */
  readonly client: string;
}

/** What is written down of a stack by those who started it. */
export interface StackNote {
  /** What the names of all stacks for the same wish begin with. */
  readonly base: string;
  /** The engine that has it, as in DOCKER_HOST; empty for that of the machine. */
  readonly engine: string;
  /** All services were healthy once. */
  readonly isRunning: boolean;
  /** Stays when nobody holds it. */
  readonly isKept: boolean;
}

/** The folder of all stacks below the folder that all runs share. */
function stacksFolder(sharingFolder: string): string {
  return join(sharingFolder, 'stacks');
}

/** The files of one stack. */
export function filesOfStack(sharingFolder: string, projectName: string): StackFiles {
  const stacks = stacksFolder(sharingFolder);
  const folder = join(stacks, projectName);
  return {
    lock: join(stacks, `${projectName}.lock`),
    watchdog: join(stacks, `${projectName}.watchdog`),
    folder,
    leases: join(folder, 'leases'),
    note: join(folder, 'stack.json'),
    client: join(folder, 'client.json'),
  };
}

/** The projects that have a folder here. */
export function listStacks(sharingFolder: string): readonly string[] {
  const reading = readNames(stacksFolder(sharingFolder));
  if (reading.kind !== 'read') return [];
  const names = reading.names.filter((name) => typeof name === 'string');
  return names.filter((name) => !name.includes('.'));
}

/** What was written down of a stack; undefined where there is none. */
export function readNote({ note }: StackFiles): StackNote | undefined {
  return readJson(note) as StackNote | undefined;
}

/** Writes down what is known of a stack. */
export async function writeNote({ note }: StackFiles, content: StackNote): Promise<void> {
  await writeFileWhole(note, JSON.stringify(content));
}

/** The client that is making the stack, if one was. */
export function readClient({ client }: StackFiles): ProcessIdentity | undefined {
  return readJson(client) as ProcessIdentity | undefined;
}

/** Writes down which client is making the stack, so that it can be ended when its owner cannot any more. */
export async function writeClient({ client }: StackFiles, identity: ProcessIdentity): Promise<void> {
  await writeFileWhole(client, JSON.stringify(identity));
}

/** Says that no client is at work. */
export async function removeClient({ client }: StackFiles): Promise<void> {
  await removeFile(client);
}

/** Removes all that was written down of a stack that is gone; the lock stays with its holder. */
export async function forgetStack({ folder }: StackFiles): Promise<void> {
  await removeFolder(folder);
}

function readJson(path: string): unknown {
  const text = readTextIfReadable(path);
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
