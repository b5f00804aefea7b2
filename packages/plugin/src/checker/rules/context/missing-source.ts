import type { Rule } from '../../rule';
import { exists } from '../../workspace-view';

/** A COPY source that is nowhere in the context; wildcards, variables and heredocs are not judged. */
export const missingSource: Rule<'dockerfile'> = {
  id: 'context/missing-source',
  severity: 'error',
  title: 'A COPY or ADD source is not in the build context',
  why: 'The build fails with "failed to compute cache key" or "not found".',
  fix: 'Write the path from the root of the context, or build with another context.',
  subject: 'dockerfile',
  *check({ outline, context, file }, view) {
    if (context === undefined || context.isBroken) return;
    for (const { line, source } of outline.stages.flatMap(({ contextCopies }) =>
      contextCopies.flatMap((copy) => copy.sources.map((source) => ({ line: copy.line, source }))),
    )) {
      const path = literalPath(source);
      if (path === undefined || exists(view, inWorkspace(context.root, path))) continue;
      const beside = inWorkspace(file.split('/').slice(0, -1).join('/'), path);
      const isBeside = beside !== path && exists(view, beside);
      yield {
        line,
        what: `COPY source "${source}" is not in the build context, which is ${context.root === '' ? 'the workspace root' : context.root}`,
        ...(isBeside && { fix: `Write "${beside}": paths start at the root of the context.` }),
      };
    }
  },
};

function inWorkspace(root: string, path: string): string {
  return root === '' ? path : `${root}/${path}`;
}

/** A path without anything that only a build can fill in. */
function literalPath(source: string): string | undefined {
  if (/[$*?[\]\\<]|^(?:https?|git|ssh):|^git@/.test(source)) return undefined;
  return source.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '') || '.';
}
