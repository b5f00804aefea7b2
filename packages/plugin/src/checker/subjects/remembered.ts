import { folderOf } from '../../base/context-path';
import type { WorkspaceView } from '../workspace-view';

/** Answers a question about a workspace once, however many subjects of it ask. */
export function rememberedFor<T>(answer: (view: WorkspaceView) => T): (view: WorkspaceView) => T {
  const known = new WeakMap<WorkspaceView, { readonly answer: T }>();
  return (view) => {
    const found = known.get(view) ?? { answer: answer(view) };
    known.set(view, found);
    return found.answer;
  };
}

/** The files of which the name, or that of a folder above it, is meant; each folder is asked about once. */
export function filesWhere({ files }: WorkspaceView, isMeant: (path: string) => boolean): string[] {
  const folders = new Map<string, boolean>();
  const isFolderMeant = (folder: string): boolean => {
    if (folder === '') return false;
    const known = folders.get(folder) ?? (isMeant(folder) || isFolderMeant(folderOf(folder)));
    folders.set(folder, known);
    return known;
  };
  return files.filter((file) => isMeant(file) || isFolderMeant(folderOf(file)));
}
