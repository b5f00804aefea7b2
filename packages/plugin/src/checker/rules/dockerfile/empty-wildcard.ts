import type { ContextSource } from '../../../formats/dockerfile/context-sources';
import { folderOf } from '../../../base/context-path';
import { escapePath } from '../../../dockerignore/escape-path';
import type { Found, Rule } from '../../rule';
import { findBetterRoot } from '../../subjects/better-root';
import type { ContextView } from '../../subjects/context-view';
import type { ContextUse } from '../../subjects/dockerfile-subject';
import type { InstructionLine } from '../../subjects/instruction-line';
import { isMade } from '../../subjects/literal-source';
import { mayStartElsewhere } from '../../subjects/project-directory';
import { matchWildcard, wildcardOf } from '../../subjects/wildcard-source';
import { below, isIn, nameRoot, writeFrom } from '../../subjects/workspace-path';
import type { WorkspaceView } from '../../workspace-view';

/** A COPY or ADD of patterns alone, none of which matches; a pattern beside a path is how people copy what need not be there. */
export const emptyWildcard: Rule<'dockerfile'> = {
  id: 'dockerfile/empty-wildcard',
  severity: 'warning',
  title: 'A COPY or ADD has only patterns, and none of them matches',
  why: 'BuildKit copies nothing and goes on, so that the image lacks the files; older engines fail.',
  fix: 'Mend the pattern: it starts at the root of the context, and * does not reach over a slash.',
  subject: 'dockerfile',
  *check({ contexts, file, instructions }, view) {
    // What a template takes is made when the template is used.
    if (/(?:^|\/)(?:templates?|generators?|skeletons?|boilerplates?)\//.test(file)) return;
    const copies = instructions.filter(isPlainCopy);
    const told = new Set<InstructionLine>();
    for (const use of contexts) {
      const found = use.context.isBroken ? [] : judgeAll(copies, use, file, view);
      // Where the context is wrong, context/compose-context tells it.
      if (found.length === 0 || (use.build !== undefined && isMoved(use, file, view))) continue;
      for (const [copy, finding] of found) {
        if (!told.has(copy)) yield finding;
        told.add(copy);
      }
    }
  },
};

/** One without other kinds of sources: addresses, here-documents, stages. */
function isPlainCopy({ keyword, raw }: InstructionLine): boolean {
  return (keyword === 'COPY' || keyword === 'ADD') && !/<<|:\/\/|git@|--(?:from|parents)\b/.test(raw);
}

function isMoved({ context, build, sources }: ContextUse, file: string, view: WorkspaceView): boolean {
  if (build !== undefined && mayStartElsewhere(build, view)) return true;
  return findBetterRoot(context.root, sources, file, view) !== undefined;
}

function judgeAll(
  copies: readonly InstructionLine[],
  use: ContextUse,
  file: string,
  view: WorkspaceView,
): (readonly [InstructionLine, Found])[] {
  return copies.flatMap((copy) => {
    const found = judge(copy, use, file, view);
    return found === undefined ? [] : [[copy, found] as const];
  });
}

function judge(
  copy: InstructionLine,
  { context, sources }: ContextUse,
  file: string,
  view: WorkspaceView,
): Found | undefined {
  const own = sources.filter(({ line }) => line >= copy.line && line <= copy.endLine);
  const judged = own.map((source) => ({ source, ...judgeSource(source, context, view) }));
  const [first] = judged;
  if (first === undefined || judged.some(({ state }) => state !== 'none' && state !== 'left'))
    return undefined;
  const { source, left } = judged.find(({ state }) => state === 'left') ?? first;
  const place = { line: source.line, column: source.column };
  if (left === undefined) {
    return {
      ...place,
      what: `${source.keyword} source "${source.text}" matches nothing in ${nameRoot(context.root)}`,
      ...advise(source, context, folderOf(file), view),
    };
  }
  const { decidedBy } = context.explain(left);
  const by =
    decidedBy === undefined
      ? ''
      : ` by ${context.ignoreFile ?? ''}:${String(decidedBy.line.line)} "${decidedBy.line.text}"`;
  return {
    ...place,
    what: `${source.keyword} source "${source.text}" matches only what is left out of the context, such as ${below(context.root, left)}${by}`,
    fix: `Add the line "!${escapePath(left)}" at the end of ${context.ignoreFile ?? 'the ignore file'}.`,
  };
}

/** Where the pattern was written from the Dockerfile's own folder. */
function advise(
  source: ContextSource,
  context: ContextView,
  folder: string,
  view: WorkspaceView,
): Pick<Found, 'fix'> {
  if (!isIn(context.root, folder) || folder === context.root) return {};
  const beside = below(writeFrom(context.root, folder), wildcardOf(source) ?? '');
  const matches = matchWildcard(beside, context, view)?.kept ?? [];
  return matches.length === 0 ? {} : { fix: `Write "${beside}": patterns start at the root of the context.` };
}

interface Judged {
  readonly state: 'some' | 'unknown' | 'none' | 'left';
  /** One of those that would match. */
  readonly left?: string | undefined;
}

function judgeSource(source: ContextSource, context: ContextView, view: WorkspaceView): Judged {
  const pattern = wildcardOf(source);
  if (pattern === undefined || isOptional(pattern) || isMade(below(context.root, pattern), view))
    return { state: 'unknown' };
  const matches = matchWildcard(pattern, context, view);
  if (matches === undefined) return { state: 'unknown' };
  if (matches.kept.length > 0) return { state: 'some' };
  const [left] = matches.left;
  return left === undefined ? { state: 'none' } : { state: 'left', left };
}

/** How people write a path that need not be there: `.npmrc*`, `yarn.loc[k]`. */
function isOptional(pattern: string): boolean {
  return /^[^*?[]*[^*?[/][*?]$/.test(pattern) || /\[[^\]]\]/.test(pattern);
}
