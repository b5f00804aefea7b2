import { joinPath } from '../../base/context-path';
import type { Dialect } from '../../dockerignore/dialect';
import type { LosingLine } from '../../dockerignore/content-loss';
import type { FolderRules } from '../../dockerignore/folder-rules';
import {
  kindOf,
  readFolder,
  systemPath,
  type DirectoryEntry,
  type FileKind,
  type SystemPath,
} from '../../host/read-folder';

/** A folder of the context that is still to be read. */
export interface PendingFolder {
  /** From the context root, empty for the root itself. */
  readonly path: string;
  readonly system: SystemPath;
  readonly rules: FolderRules;
}

/** Something that the engine receives. */
export interface SentEntry {
  /** From the context root. */
  readonly path: string;
  /** The path of the folder that it is in. */
  readonly folder: string;
  readonly system: SystemPath;
  readonly kind: FileKind;
  /** The line that makes the engine get the file without its content. */
  readonly emptiedBy?: LosingLine | undefined;
}

/** What is done with what a scan comes across. */
export interface ScanSink {
  /** Whose client reads the context. */
  readonly dialect: Dialect;
  readonly entry: (entry: SentEntry) => void;
  /** A folder that is sent with nothing in it. */
  readonly emptyFolder: (path: string) => void;
  readonly unreadableFolder: (path: string, code: string) => void;
}

/**
 * Reads one folder as the engine's client does: what the rules exclude is left out, links are not followed, and sockets,
 * pipes and devices are sent like files (buildx 0.13 makes an empty file of a socket, and keeps the others as they are).
 */
export function scanFolder(folder: PendingFolder, sink: ScanSink, pending: PendingFolder[]): void {
  const reading = readFolder(folder.system);
  if (reading.kind === 'unreadable') sink.unreadableFolder(folder.path, reading.code);
  if (reading.kind !== 'read') return;
  let sendsAnything = false;
  for (const entry of reading.entries) {
    const isSent = entry.isDirectory() ? visitFolder(folder, entry, pending) : visitFile(folder, entry, sink);
    sendsAnything ||= isSent;
  }
  if (!sendsAnything && !folder.rules.excluded && folder.path !== '') sink.emptyFolder(folder.path);
}

function visitFolder(folder: PendingFolder, { name }: DirectoryEntry, pending: PendingFolder[]): boolean {
  const text = nameAsText(name);
  const rules = folder.rules.enter(text, folder.path);
  if (!rules.skippable) {
    pending.push({ path: joinPath(folder.path, text), system: systemPath(folder.system, name), rules });
  }
  return !rules.excluded;
}

function visitFile(folder: PendingFolder, entry: DirectoryEntry, sink: ScanSink): boolean {
  const name = nameAsText(entry.name);
  if (folder.rules.excludesFile(name, folder.path)) return false;
  const kind = kindOf(entry);
  if (kind === 'socket' && sink.dialect === 'buildah') return false;
  const emptiedBy = kind === 'file' ? folder.rules.emptiesFile(name, folder.path) : undefined;
  sink.entry({
    path: joinPath(folder.path, name),
    folder: folder.path,
    system: systemPath(folder.system, entry.name),
    kind,
    emptiedBy,
  });
  return true;
}

function nameAsText(name: string | Buffer): string {
  return typeof name === 'string' ? name : name.toString('utf8');
}

/** Reads a folder and everything below it. */
export function scanSubtree(folder: PendingFolder, sink: ScanSink): void {
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) scanFolder(next, sink, pending);
}
