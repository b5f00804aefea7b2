import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** Reads a file into memory that threads can share; undefined where it cannot be read, or is no regular file. */
export function readSharedIfPossible(path: string): SharedArrayBuffer | undefined {
  let file: number | undefined;
  try {
    // A pipe of that name is not waited for.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const facts = fstatSync(file);
    return facts.isFile() ? readShared(file, facts.size) : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function readShared(file: number, size: number): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(size);
  const bytes = new Uint8Array(buffer);
  for (let at = 0, read = -1; at < size && read !== 0; at += read) {
    read = readSync(file, bytes, at, size - at, at);
  }
  return buffer;
}

/** The number of the device that a folder lies on; undefined where it cannot be had. */
export function readDevice(path: string): number | undefined {
  try {
    return statSync(path).dev;
  } catch {
    return undefined;
  }
}
