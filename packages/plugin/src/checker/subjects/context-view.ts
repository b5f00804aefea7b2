import { explainPath, type Explanation } from '../../dockerignore/explain';
import { compilePathTest } from '../../dockerignore/folder-rules';
import { NO_RULES, readIgnoreRules, type IgnoreRules } from '../../dockerignore/ignore-rules';
import { UserError } from '../../base/user-error';
import { exists, type WorkspaceView } from '../workspace-view';

/** A build context: a folder, and the ignore file that cuts it down. */
export interface ContextView {
  /** From the workspace root; empty for the root itself. */
  readonly root: string;
  /** The effective ignore file, from the workspace root; undefined where there is none. */
  readonly ignoreFile: string | undefined;
  /** Whether the engine refuses the ignore file as a whole, or nobody could read it; nothing else can be said then. */
  readonly isBroken: boolean;
  /** Whether a path within the context would be kept out; paths are from its root. */
  readonly excludes: (path: string) => boolean;
  /** Which line decides over a path. */
  readonly explain: (path: string) => Explanation;
}

/** The context of a Dockerfile with a root, as Docker reads it today. */
export function contextView(root: string, dockerfile: string, view: WorkspaceView): ContextView {
  const inRoot = (name: string): string => (root === '' ? name : `${root}/${name}`);
  const ignoreFile = [`${dockerfile}.dockerignore`, inRoot('.dockerignore')].find((file) =>
    exists(view, file),
  );
  const rules = ignoreFile === undefined ? NO_RULES : readRules(ignoreFile, view);
  const usable = rules ?? NO_RULES;
  return {
    root,
    ignoreFile,
    isBroken: rules === undefined,
    excludes: compilePathTest(usable),
    explain: (path) => explainPath(usable, path),
  };
}

function readRules(file: string, view: WorkspaceView): IgnoreRules | undefined {
  if (view.whyUnread?.(file) !== undefined) return undefined;
  try {
    return readIgnoreRules(view.read(file) ?? '', file);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
