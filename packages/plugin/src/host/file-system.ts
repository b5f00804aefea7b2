import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import { toContextPath } from '../base/context-path';
import { errorCode } from './error-code';

/** Reads a text file, or gives undefined where there is no file of that name. */
export function readTextIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Reads a text file, or gives undefined where it cannot be read, for whatever reason. */
export function readTextIfReadable(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whether a path leads to an existing file, through links too. */
export function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Whether a path leads to an existing folder, through links too. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Whether a path leads to nothing, or to a regular file and not to a link or folder. */
export function mayBeRegularFile(path: string): boolean {
  return !exists(path) || lstatSync(path).isFile();
}

/** The path of a folder without any link on the way. */
export function realPath(path: string): string {
  return realpathSync.native(path);
}

/** The real path of a folder with forward slashes, or undefined where there is none. */
export function realPathIfPresent(path: string): string | undefined {
  try {
    return toContextPath(realPath(path), sep);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whether anything bears this name, a dangling link included. */
export function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // A file stands where the path wants a folder.
    if (isMissing(error)) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(errorCode(error));
}

/** Bytes of a file, of a link itself; undefined where there is none, or nobody may know. */
export function sizeIfPresent(path: string): number | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.size;
  } catch {
    return undefined;
  }
}
