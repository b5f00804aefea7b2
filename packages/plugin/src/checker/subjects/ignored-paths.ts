import { UserError } from '../../base/user-error';
import type { Dialect } from '../../dockerignore/dialect';
import { readIgnoreRules, type IgnoreRules } from '../../dockerignore/ignore-rules';
import { folderOf } from '../../base/context-path';
import { filesIn, type WorkspaceView } from '../workspace-view';
import type { IgnoreFileSubject } from './ignore-file-subject';

/** The contexts that an ignore file may be for: those that are known, or the folder of a `.dockerignore`. */
export function rootsOf({ file, governs }: Pick<IgnoreFileSubject, 'file' | 'governs'>): string[] {
  const known = governs.map(({ contextRoot }) => contextRoot);
  const isCommon = /(?:^|\/)\.(?:docker|container)ignore$/.test(file);
  return [...new Set([...known, ...(isCommon ? [folderOf(file)] : [])])];
}

/** The files in a context, from its root. */
export function pathsIn(root: string, view: WorkspaceView): string[] {
  const skip = root === '' ? 0 : root.length + 1;
  return filesIn(view, root).map((file) => file.slice(skip));
}

/** The rules as an engine reads them; undefined where it refuses the file. */
export function readRulesAs(text: string, file: string, dialect: Dialect): IgnoreRules | undefined {
  try {
    const rules = readIgnoreRules(text, file, dialect);
    return rules.rules.every(({ segments }) => segments !== undefined) ? rules : undefined;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
