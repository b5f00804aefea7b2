import { folderOf } from '../../../base/context-path';
import { parseIgnoreFile } from '../../../dockerignore/parse';
import type { Rule } from '../../rule';
import { below } from '../../subjects/workspace-path';
import { exists } from '../../workspace-view';

/** A Dockerfile's own ignore file without any line, which still takes the place of `.dockerignore`. */
export const emptyHides: Rule<'ignore-file'> = {
  id: 'dockerignore/empty-hides',
  severity: 'warning',
  title: 'An empty ignore file hides another one',
  why: 'The ignore file of a Dockerfile replaces .dockerignore, even where it is empty; the two are never merged.',
  fix: 'Remove the empty file, or copy the lines of .dockerignore into it.',
  subject: 'ignore-file',
  *check({ file, lines, governs }, view) {
    const [, dockerfile] = /^(.*[^/])\.dockerignore$/.exec(file) ?? [];
    if (dockerfile === undefined || lines.length > 0 || !exists(view, dockerfile)) return;
    const roots = governs.length > 0 ? governs.map(({ contextRoot }) => contextRoot) : [folderOf(file)];
    const hidden = roots
      .map((root) => below(root, '.dockerignore'))
      .find((path) => parseIgnoreFile(view.read(path) ?? '').length > 0);
    if (hidden !== undefined)
      yield { line: 1, what: `${file} has no line, and hides ${hidden} from ${dockerfile}` };
  },
};
