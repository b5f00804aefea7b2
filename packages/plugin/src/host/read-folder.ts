import { readdirSync } from 'node:fs';
import { errorCode } from './error-code';

/** The type of a directory entry that is no folder, never looked at through a link. */
export type FileKind = 'file' | 'link' | 'socket' | 'pipe' | 'device';

/** A path for the system: text, or bytes where a name on the way is no valid UTF-8. */
export type SystemPath = string | Buffer;

/** Why a folder was not read. */
export type NoReading =
  { readonly kind: 'vanished' } | { readonly kind: 'unreadable'; readonly code: string };

/** What was found in a folder, or why it could not be read. */
export type FolderReading =
  { readonly kind: 'read'; readonly entries: readonly DirectoryEntry[] } | NoReading;

/** The names in a folder, or why it could not be read; bytes where a name is no valid UTF-8. */
export type NamesReading =
  { readonly kind: 'read'; readonly names: readonly (string | Buffer)[] } | NoReading;

/** The little of Node's Dirent that a walk needs; a plain object for each entry would cost a walk its speed. */
export interface DirectoryEntry {
  /** Text, or bytes where the name is no valid UTF-8. */
  readonly name: string | Buffer;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
  isSocket(): boolean;
  isFIFO(): boolean;
}

/** Reads a folder in no particular order. */
export function readFolder(path: SystemPath): FolderReading {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    const isText = entries.every(({ name }) => !hasReplacement(name));
    return { kind: 'read', entries: isText ? entries : readEntriesAsBytes(path) };
  } catch (error) {
    return noReading(error);
  }
}

/** Reads the names alone, for those who ask for the facts of each one anyway. */
export function readNames(path: SystemPath): NamesReading {
  try {
    const names = readdirSync(path);
    return {
      kind: 'read',
      names: names.some(hasReplacement) ? readdirSync(path, 'buffer').map(textIfValid) : names,
    };
  } catch (error) {
    return noReading(error);
  }
}

function noReading(error: unknown): NoReading {
  const code = errorCode(error);
  // ELOOP and ENOTDIR: something else has taken the folder's place since its own folder was read.
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP'
    ? { kind: 'vanished' }
    : { kind: 'unreadable', code };
}

/** The kind of an entry that is no folder. */
export function kindOf(entry: DirectoryEntry): FileKind {
  if (entry.isFile()) return 'file';
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isSocket()) return 'socket';
  return entry.isFIFO() ? 'pipe' : 'device';
}

/** The path of an entry for the system. */
export function systemPath(folder: SystemPath, name: string | Buffer): SystemPath {
  if (typeof folder === 'string' && typeof name === 'string') return `${folder}/${name}`;
  return Buffer.concat([Buffer.from(folder), Buffer.from('/'), Buffer.from(name)]);
}

function hasReplacement(name: string): boolean {
  return name.includes('\uFFFD');
}

function readEntriesAsBytes(path: SystemPath): DirectoryEntry[] {
  const entries = readdirSync(path, { withFileTypes: true, encoding: 'buffer' });
  return entries.map((entry): DirectoryEntry => Object.assign(entry, { name: textIfValid(entry.name) }));
}

/** Names that are valid UTF-8 stay text; only the others become bytes. */
function textIfValid(name: Buffer): string | Buffer {
  const text = name.toString('utf8');
  return Buffer.from(text).equals(name) ? text : name;
}
