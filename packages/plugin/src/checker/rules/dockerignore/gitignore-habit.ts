import { compilePathTest } from '../../../dockerignore/folder-rules';
import type { Rule } from '../../rule';
import { pathsIn, readRulesAs, rootsOf } from '../../subjects/ignored-paths';
import { isIn } from '../../subjects/workspace-path';
import type { WorkspaceView } from '../../workspace-view';

/** What nobody wants in an image at any depth; other names may well be meant for the root alone. */
const UNWANTED =
  /^(?:node_modules|\.git|\.nx|\.venv|venv|__pycache__|\.mypy_cache|\.pytest_cache|\.ruff_cache|\.DS_Store|Thumbs\.db|\.env(?:\.local)?|\*\.(?:pyc|log|swp|pem))$/;

/** A name without a slash matches at the root alone, where git would match it at any depth. */
export const gitignoreHabit: Rule<'ignore-file'> = {
  id: 'dockerignore/gitignore-habit',
  severity: 'warning',
  title: 'A line matches at the root alone, and the same name further down is sent',
  why: 'Every pattern starts at the root of the context; git reads a name without a slash at any depth.',
  fix: 'Write **/ before the name.',
  subject: 'ignore-file',
  *check(subject, view) {
    const rules = readRulesAs(subject.text, subject.file, 'docker');
    if (rules === undefined) return;
    const excludes = compilePathTest(rules);
    for (const { line, text, pattern, reincludes } of subject.lines) {
      if (reincludes || !UNWANTED.test(pattern)) continue;
      const nested = rootsOf(subject)
        .flatMap((root) => nestedOf(pattern, root, view))
        .filter(({ probe }) => !excludes(probe))
        .map(({ path }) => path);
      const [first] = nested;
      if (first === undefined) continue;
      const more = nested.length === 1 ? '' : ` and ${String(nested.length - 1)} more`;
      yield {
        line,
        what: `"${text}" matches at the root alone: ${first}${more} is not left out`,
        fix: `Write "**/${pattern}".`,
      };
    }
  },
};

interface Nested {
  readonly path: string;
  /** A path that is left out if this one is. */
  readonly probe: string;
}

/** Files and folders of that name that are below the root, and not in it. */
function nestedOf(pattern: string, root: string, view: WorkspaceView): Nested[] {
  const isNamed = (path: string): boolean => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return pattern.startsWith('*') ? name.endsWith(pattern.slice(1)) : name === pattern;
  };
  const skip = root === '' ? 0 : root.length + 1;
  const folders = view.closedFolders
    .filter((folder) => isIn(root, folder))
    .map((folder) => ({ path: folder.slice(skip), probe: `${folder.slice(skip)}/x` }));
  const files = pathsIn(root, view).map((path) => ({ path, probe: path }));
  return [...folders, ...files].filter(({ path }) => path.includes('/') && isNamed(path));
}
