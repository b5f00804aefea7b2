import { joinPath } from '../../base/context-path';
import { contentKind, type ContentKind } from './content-kind';
import type { PicturedFile } from './context-picture';

/** How many files, and their sizes added up. */
export interface Amount {
  readonly files: number;
  readonly bytes: number;
}

/** A file or link that would be sent. */
export interface FileEntry extends Amount {
  readonly type: 'file' | 'link';
  readonly name: string;
  readonly path: string;
  readonly kind: ContentKind;
}

/** A folder with all that would be sent of it. */
export interface FolderEntry extends Amount {
  readonly type: 'folder';
  /** Several names, as in `src/main`, where a folder holds nothing but one folder. */
  readonly name: string;
  readonly path: string;
  /** Amounts of each kind that is there. */
  readonly kinds: ReadonlyMap<ContentKind, Amount>;
  /** Largest first. */
  readonly entries: readonly Entry[];
}

export type Entry = FileEntry | FolderEntry;

interface Draft {
  readonly folders: Map<string, Draft>;
  readonly files: FileEntry[];
}

/** Arranges files as folders; the result does not depend on their order. */
export function buildFolderTree(files: readonly PicturedFile[]): FolderEntry {
  const root: Draft = { folders: new Map(), files: [] };
  for (const file of files) {
    const segments = file.path.split('/');
    const name = segments.pop() ?? '';
    const folder = segments.reduce(enter, root);
    folder.files.push({
      type: file.kind,
      name,
      path: file.path,
      files: 1,
      bytes: file.bytes,
      kind: contentKind(file),
    });
  }
  return finish(root, '', '');
}

function enter({ folders }: Draft, name: string): Draft {
  const known = folders.get(name);
  if (known) return known;
  const made: Draft = { folders: new Map(), files: [] };
  folders.set(name, made);
  return made;
}

function finish(draft: Draft, name: string, path: string): FolderEntry {
  const folders = [...draft.folders].map(([inner, below]) =>
    finishBelow(below, inner, joinPath(path, inner)),
  );
  const entries = [...folders, ...draft.files].sort(largestFirst);
  return { type: 'folder', name, path, ...sum(entries), kinds: sumKinds(entries), entries };
}

/** A folder that holds one folder only is written as one: nobody wants to open it twice. */
function finishBelow(draft: Draft, name: string, path: string): FolderEntry {
  const [only] = draft.folders;
  if (!only || draft.folders.size > 1 || draft.files.length > 0) return finish(draft, name, path);
  return finishBelow(only[1], `${name}/${only[0]}`, joinPath(path, only[0]));
}

/** An order that is the same on every machine. */
export function largestFirst(one: Entry, other: Entry): number {
  return other.bytes - one.bytes || other.files - one.files || (one.path < other.path ? -1 : 1);
}

/** Adds up amounts. */
export function sum(amounts: readonly Amount[]): Amount {
  return {
    files: amounts.reduce((total, { files }) => total + files, 0),
    bytes: amounts.reduce((total, { bytes }) => total + bytes, 0),
  };
}

/** Adds up amounts of each kind. */
export function sumKinds(
  entries: readonly (FileEntry | Pick<FolderEntry, 'kinds'>)[],
): Map<ContentKind, Amount> {
  const kinds = new Map<ContentKind, Amount>();
  for (const entry of entries) {
    const parts = 'kinds' in entry ? entry.kinds : [[entry.kind, entry] as const];
    for (const [kind, { files, bytes }] of parts) {
      const before = kinds.get(kind) ?? { files: 0, bytes: 0 };
      kinds.set(kind, { files: before.files + files, bytes: before.bytes + bytes });
    }
  }
  return kinds;
}

/** The folder and all folders below it, each before those inside it. */
export function allFolders(folder: FolderEntry): FolderEntry[] {
  return [folder, ...folder.entries.flatMap((entry) => (entry.type === 'folder' ? allFolders(entry) : []))];
}
