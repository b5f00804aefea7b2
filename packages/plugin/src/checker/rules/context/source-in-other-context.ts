import type { Rule } from '../../rule';
import { findBetterRoot, missingSources } from '../../subjects/better-root';
import type { ContextUse } from '../../subjects/dockerfile-subject';
import { mayBeFilled } from '../../subjects/filled-context';
import { literalPath } from '../../subjects/literal-source';
import { below, nameRoot } from '../../subjects/workspace-path';
import { exists } from '../../workspace-view';

/** A Dockerfile that is built in several contexts, of which one has a source and another does not. */
export const sourceInOtherContext: Rule<'dockerfile'> = {
  id: 'context/source-in-other-context',
  severity: 'error',
  title: 'A Dockerfile is built in two contexts, and a source is in only one of them',
  why: 'One of the two builds fails; paths start at the root of the context.',
  fix: 'Build with one context everywhere, best the workspace root.',
  subject: 'dockerfile',
  *check({ contexts, file }, view) {
    for (const use of contexts) {
      const {
        context: { root, ignoreFile },
        build,
        sources,
      } = use;
      if (build !== undefined && findBetterRoot(root, sources, file, view) !== undefined) continue;
      for (const source of missingSources(root, sources, view)) {
        const path = literalPath(source) ?? '';
        const other = contexts.find(({ context }) => exists(view, below(context.root, path)));
        if (other === undefined) continue;
        if (build !== undefined && mayBeFilled(build, [path], true, view)) continue;
        yield {
          line: source.line,
          column: source.column,
          what: `${source.keyword} source "${source.text}" is in ${nameRoot(other.context.root)}, the context of ${nameUse(other)}, and not in ${nameRoot(root)}, the context of ${nameUse(use)}`,
          claim: { kind: 'sources-missing', contextRoot: root, ignoreFile, sources: [path] },
        };
      }
    }
  },
};

function nameUse({ build }: ContextUse): string {
  return build === undefined ? 'our own target' : `${build.name} in ${build.file}:${String(build.line)}`;
}
