import { folderOf } from '../../../base/context-path';
import type { Found, Rule } from '../../rule';
import { findBetterRoot, missingSources } from '../../subjects/better-root';
import { mayBeFilled } from '../../subjects/filled-context';
import { literalPath } from '../../subjects/literal-source';
import { below, nameRoot, writeFrom } from '../../subjects/workspace-path';
import { exists, type WorkspaceView } from '../../workspace-view';

/** A source that is nowhere in the context; wildcards, variables and what builds make are not judged. */
export const missingSource: Rule<'dockerfile'> = {
  id: 'context/missing-source',
  severity: 'error',
  title: 'A COPY or ADD source is not in the build context',
  why: 'The build fails with "failed to compute cache key" or "not found".',
  fix: 'Write the path from the root of the context, or build with another context.',
  subject: 'dockerfile',
  *check({ contexts, file }, view) {
    const told = new Set<string>();
    for (const {
      context: { root, ignoreFile },
      build,
      sources,
    } of contexts) {
      // The context is wrong then, and not the source: context/compose-context and context/source-in-other-context tell it.
      if (build !== undefined && findBetterRoot(root, sources, file, view) !== undefined) continue;
      for (const source of missingSources(root, sources, view)) {
        const path = literalPath(source) ?? source.text;
        const isElsewhere = contexts.some(({ context }) => exists(view, below(context.root, path)));
        const key = [source.line, source.column, root].join(' ');
        if (isElsewhere || told.has(key)) continue;
        if (build !== undefined && mayBeFilled(build, [path], true, view)) continue;
        told.add(key);
        yield {
          line: source.line,
          column: source.column,
          what: `${source.keyword} source "${source.text}" is not in the build context, which is ${nameRoot(root)}`,
          ...advise(path, root, file, view),
          claim: { kind: 'sources-missing', contextRoot: root, ignoreFile, sources: [path] },
        };
      }
    }
  },
};

const NOWHERE = 'Correct the path, or make it before the build: no path in the workspace ends like this.';

/** Where the path is there in another spelling: from the Dockerfile's own folder, or in other letters. */
function advise(path: string, root: string, dockerfile: string, view: WorkspaceView): Pick<Found, 'fix'> {
  const beside = below(folderOf(dockerfile), path);
  if (exists(view, beside) && (root === '' || beside.startsWith(`${root}/`)))
    return { fix: `Write "${writeFrom(root, beside)}": paths start at the root of the context.` };
  const wanted = below(root, path).toLowerCase();
  const other = view.files.find((file) => file.toLowerCase() === wanted);
  if (other === undefined) return isNowhere(path, view) ? { fix: NOWHERE } : {};
  return {
    fix: `Write "${writeFrom(root, other)}": large and small letters are different names in an image.`,
  };
}

/** Whether the path leads to nothing from any folder of the workspace. */
function isNowhere(path: string, { files }: WorkspaceView): boolean {
  return !files.some((file) => `/${file}/`.includes(`/${path}/`));
}
