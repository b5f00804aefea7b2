import {
  closeSync,
  constants,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  rmdirSync,
  unlinkSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { errorCode } from './error-code';
import { readFolder, systemPath, type FolderReading } from './read-folder';

/** Why a folder was not opened. */
export interface Refusal {
  readonly kind: 'vanished' | 'moved' | 'failed';
  /** The system's error, or where the folder really lies. */
  readonly reason: string;
}

/**
 * A folder that is held while things in it are removed.
 *
 * On Linux it is held by an open descriptor, and every name is looked up in that very folder through `/proc/self/fd`:
 * whatever happens to the path meanwhile, a link that takes its place or a renamed folder above, is never followed. Other
 * systems have no such way from Node; there the real path is compared once, immediately before the folder is used.
 */
export interface OpenFolder {
  readonly list: () => FolderReading;
  /** Size in bytes, and when it was last changed in milliseconds since 1970; undefined when it vanished; throws the system's error. */
  readonly facts: (name: string | Buffer) => { readonly size: number; readonly mtimeMs: number } | undefined;
  /** Removes a file or a link, itself and not what it leads to; throws the system's error. */
  readonly unlink: (name: string | Buffer) => void;
  readonly open: (name: string | Buffer) => OpenFolder | Refusal;
  /** Removes an empty folder in the folder; throws the system's error. */
  readonly removeFolder: (name: string | Buffer) => void;
  /** Removes the folder itself, if it is empty and still where its parent has it under this name. */
  readonly removeSelf: (name: string) => void;
  readonly close: () => void;
}

const FOLDER_FLAGS = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;

/** Opens a folder if that very path, without any link on the way, leads to it. */
export function openFolder(path: string, platform: NodeJS.Platform = process.platform): OpenFolder | Refusal {
  try {
    return platform === 'linux' ? openByDescriptor(path) : openByPath(path);
  } catch (error) {
    return refusalFor(error);
  }
}

function openByDescriptor(path: string): OpenFolder | Refusal {
  const descriptor = openSync(path, FOLDER_FLAGS);
  const place = placeOf(descriptor);
  if (place === path) return hold(descriptor);
  closeSync(descriptor);
  if (place === undefined) return { kind: 'failed', reason: 'there is no /proc to look it up in' };
  // So Linux names a folder that was removed between the two calls.
  return place === `${path} (deleted)`
    ? { kind: 'vanished', reason: 'ENOENT' }
    : { kind: 'moved', reason: place };
}

function placeOf(descriptor: number): string | undefined {
  try {
    return readlinkSync(`/proc/self/fd/${String(descriptor)}`);
  } catch {
    return undefined;
  }
}

function hold(descriptor: number): OpenFolder {
  const base = `/proc/self/fd/${String(descriptor)}`;
  return {
    ...operationsIn(base),
    open: (name) => {
      try {
        return hold(openSync(systemPath(base, name), FOLDER_FLAGS));
      } catch (error) {
        return refusalFor(error);
      }
    },
    removeSelf: (name) => rmdirSync(`${base}/../${name}`),
    close: () => closeSync(descriptor),
  };
}

function openByPath(path: string): OpenFolder | Refusal {
  const place = realpathSync.native(path);
  if (place !== resolve(path)) return { kind: 'moved', reason: place };
  if (!lstatSync(path).isDirectory()) return { kind: 'moved', reason: 'ENOTDIR' };
  return {
    ...operationsIn(path),
    open: (name) => openFolder(join(path, name.toString()), process.platform),
    removeSelf: () => rmdirSync(path),
    close: () => undefined,
  };
}

function operationsIn(base: string): Pick<OpenFolder, 'list' | 'facts' | 'unlink' | 'removeFolder'> {
  return {
    list: () => readFolder(base),
    facts: (name) => lstatSync(systemPath(base, name), { throwIfNoEntry: false }),
    unlink: (name) => unlinkSync(systemPath(base, name)),
    removeFolder: (name) => rmdirSync(systemPath(base, name)),
  };
}

function refusalFor(error: unknown): Refusal {
  const reason = errorCode(error);
  if (reason === 'ENOENT') return { kind: 'vanished', reason };
  // A link, or a file, has taken the folder's place.
  return { kind: reason === 'ELOOP' || reason === 'ENOTDIR' ? 'moved' : 'failed', reason };
}
