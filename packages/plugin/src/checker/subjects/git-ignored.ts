import ignore, { type Ignore } from 'ignore';
import { parentFolders } from '../../base/context-path';
import type { WorkspaceView } from '../workspace-view';

const remembered = new WeakMap<WorkspaceView, Map<string, Ignore | undefined>>();

/** Whether the `.gitignore` files of the workspace keep a file out; whether git knows it all the same is not asked. */
export function isGitIgnored(file: string, view: WorkspaceView): boolean {
  return ['', ...parentFolders(file)].some((folder) => {
    const rules = rulesOf(folder, view);
    return rules?.ignores(folder === '' ? file : file.slice(folder.length + 1)) === true;
  });
}

function rulesOf(folder: string, view: WorkspaceView): Ignore | undefined {
  const known = remembered.get(view) ?? new Map<string, Ignore | undefined>();
  remembered.set(view, known);
  if (!known.has(folder)) {
    const text = view.read(folder === '' ? '.gitignore' : `${folder}/.gitignore`);
    known.set(folder, text === undefined ? undefined : ignore().add(text));
  }
  return known.get(folder);
}
