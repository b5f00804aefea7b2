import {
  closeSync,
  constants,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  rmdirSync,
  unlinkSync,
  type Stats,
} from 'node:fs';
import { resolve } from 'node:path';
import { errorCode } from './error-code';
import { readNames, systemPath, type NamesReading } from './read-folder';

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
export class OpenFolder {
  constructor(
    private readonly base: string,
    /** Undefined where the folder is known by its path alone. */
    private readonly descriptor: number | undefined,
  ) {}

  list(): NamesReading {
    return readNames(this.base);
  }

  /** What the system says of an entry itself; undefined when it vanished; throws the system's error. */
  facts(name: string | Buffer): Stats | undefined {
    return lstatSync(systemPath(this.base, name), WITHOUT_ERROR);
  }

  /** Removes a file or a link, itself and not what it leads to; throws the system's error. */
  unlink(name: string | Buffer): void {
    unlinkSync(systemPath(this.base, name));
  }

  /** Opens a folder in the folder, and nothing that a link leads to. */
  open(name: string | Buffer): OpenFolder | Refusal {
    try {
      if (this.descriptor === undefined) return openByPath(`${this.base}/${name.toString()}`);
      return hold(openSync(systemPath(this.base, name), FOLDER_FLAGS));
    } catch (error) {
      return refusalFor(error);
    }
  }

  /** Removes an empty folder in the folder; throws the system's error. */
  removeFolder(name: string | Buffer): void {
    rmdirSync(systemPath(this.base, name));
  }

  /** Removes the folder itself, if it is empty and still where its parent has it under this name. */
  removeSelf(name: string): void {
    rmdirSync(this.descriptor === undefined ? this.base : `${this.base}/../${name}`);
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
  }
}

const WITHOUT_ERROR = { throwIfNoEntry: false } as const;
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

function hold(descriptor: number): OpenFolder {
  return new OpenFolder(pathOf(descriptor), descriptor);
}

function pathOf(descriptor: number): string {
  return `/proc/self/fd/${String(descriptor)}`;
}

function placeOf(descriptor: number): string | undefined {
  try {
    return readlinkSync(pathOf(descriptor));
  } catch {
    return undefined;
  }
}

function openByPath(path: string): OpenFolder | Refusal {
  const place = realpathSync.native(path);
  if (place !== resolve(path)) return { kind: 'moved', reason: place };
  if (!lstatSync(path).isDirectory()) return { kind: 'moved', reason: 'ENOTDIR' };
  return new OpenFolder(path, undefined);
}

function refusalFor(error: unknown): Refusal {
  const reason = errorCode(error);
  if (reason === 'ENOENT') return { kind: 'vanished', reason };
  // A link, or a file, has taken the folder's place.
  return { kind: reason === 'ELOOP' || reason === 'ENOTDIR' ? 'moved' : 'failed', reason };
}
