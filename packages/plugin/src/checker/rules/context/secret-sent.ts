import { escapePath } from '../../../dockerignore/escape-path';
import type { ContextSource } from '../../../formats/dockerfile/context-sources';
import type { Rule } from '../../rule';
import type { ContextView } from '../../subjects/context-view';
import { literalPath } from '../../subjects/literal-source';
import { findSecret } from '../../subjects/secret-content';
import { takenFiles } from '../../subjects/taken-files';

/** A file with a real secret that a COPY takes; what it holds is known by its content, and never told. */
export const secretSent: Rule<'dockerfile'> = {
  id: 'context/secret-sent',
  severity: 'error',
  title: 'A COPY takes a secret into the image',
  why: 'Whoever can pull the image, or a layer of it, can read the file, even where a later step removes it.',
  fix: 'Leave the file out of the context, and hand the secret over with RUN --mount=type=secret or when the container starts.',
  subject: 'dockerfile',
  *check({ contexts, outline }, view) {
    const told = new Set<string>();
    for (const use of contexts) {
      for (const { source, file, path } of takenFiles(
        { ...use, sources: lastStageFirst(use.sources) },
        view,
      )) {
        const secret = told.has(file) ? undefined : findSecret(file, () => view.read(file));
        if (secret === undefined) continue;
        told.add(file);
        const isLast = use.build?.target === undefined && source.stage === outline.stages.length - 1;
        yield {
          line: source.line,
          column: source.column,
          severity: isLast ? 'error' : 'warning',
          what: `${source.keyword} source "${source.text}" takes ${file}, which holds ${secret}`,
          ...(!isLast && {
            why: 'The file stays in a layer of the build cache, and goes wherever that is sent.',
          }),
          ...(literalPath(source) !== path && { fix: leaveOut(path, use.context) }),
        };
      }
    }
  },
};

function lastStageFirst(sources: readonly ContextSource[]): ContextSource[] {
  return sources.toSorted((one, other) => other.stage - one.stage);
}

function leaveOut(path: string, { ignoreFile }: ContextView): string {
  return `Add the line "${escapePath(path)}" to ${ignoreFile ?? 'a .dockerignore at the root of the context'}.`;
}
