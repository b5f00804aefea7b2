import ignore, { type Ignore } from 'ignore';
import { joinPath, parentFolders } from '../../base/context-path';
import { isListed, type WorkspaceView } from '../workspace-view';

const remembered = new WeakMap<WorkspaceView, Map<string, Ignore | undefined>>();

/** Whether the `.gitignore` files of the workspace keep a file out; whether git knows it all the same is not asked. */
export function isGitIgnored(file: string, view: WorkspaceView): boolean {
  return ['', ...parentFolders(file)].some((folder) => {
    const rules = rulesOf(folder, view);
    return rules?.ignores(folder === '' ? file : file.slice(folder.length + 1)) === true;
  });
}

/** The same of a path that may be that of a folder. */
export function isGitIgnoredPath(path: string, view: WorkspaceView): boolean {
  return isGitIgnored(path, view) || isGitIgnored(`${path}/`, view);
}

function rulesOf(folder: string, view: WorkspaceView): Ignore | undefined {
  const known = remembered.get(view) ?? new Map<string, Ignore | undefined>();
  remembered.set(view, known);
  if (!known.has(folder)) {
    const file = joinPath(folder, '.gitignore');
    const text = isListed(view, file) ? view.read(file) : undefined;
    known.set(folder, text === undefined ? undefined : ignore().add(text));
  }
  return known.get(folder);
}
