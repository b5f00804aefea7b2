import { parentFolders } from '../../../base/context-path';
import { escapePath } from '../../../dockerignore/escape-path';
import { parseIgnoreFile } from '../../../dockerignore/parse';
import type { Found, Rule } from '../../rule';
import type { ContextView } from '../../subjects/context-view';
import { literalPath } from '../../subjects/literal-source';
import { below, isIn } from '../../subjects/workspace-path';
import { exists, filesIn, type WorkspaceView } from '../../workspace-view';

/** A source that the effective ignore file keeps out of the context; where lines bring paths back, only what exists is judged. */
export const excludedSource: Rule<'dockerfile'> = {
  id: 'context/excluded-source',
  severity: 'error',
  title: 'A COPY or ADD source is left out by the ignore file',
  why: 'To the engine it is as if the path were not there: the build fails with "not found".',
  fix: 'Bring it back with a line that begins with !, behind the line that leaves it out.',
  subject: 'dockerfile',
  *check({ contexts }, view) {
    const told = new Set<string>();
    for (const { context, sources } of contexts) {
      if (context.ignoreFile === undefined || context.isBroken) continue;
      for (const source of sources) {
        const path = literalPath(source);
        const loss = path === undefined || path === '.' ? undefined : findLoss(path, context, view);
        const key = [source.line, source.column, context.root].join(' ');
        if (loss === undefined || told.has(key)) continue;
        told.add(key);
        const { line, column, keyword, text } = source;
        yield { line, column, ...loss, what: `${keyword} source "${text}" ${loss.what}` };
      }
    }
  },
};

type Loss = Pick<Found, 'what' | 'why' | 'fix' | 'severity' | 'claim'>;

function findLoss(path: string, context: ContextView, view: WorkspaceView): Loss | undefined {
  const inside = filesIn(view, below(context.root, path));
  const skip = context.root === '' ? 0 : context.root.length + 1;
  if (inside.length > 0) {
    const lost = inside.map((file) => file.slice(skip));
    if (!lost.every((file) => context.excludes(file))) return undefined;
    return isFolderKept(path, lost, context) ? emptied(path, lost[0] ?? path, context) : left(path, context);
  }
  const isThere = exists(view, below(context.root, path));
  if (!isThere && bringsBack(context, view)) return undefined;
  const { excluded, emptiedBy } = context.explain(path);
  if (excluded) return left(path, context);
  if (!isThere || emptiedBy === undefined) return undefined;
  return {
    what: `arrives without its content, by ${show(context, emptiedBy.line)}`,
    why: 'Docker asks the rules a second time when it opens a file, and then this line holds.',
    fix: `Write "!${escapePath(path)}" behind that line.`,
  };
}

/** Whether the folder arrives all the same: it is not left out itself, or a folder in it is brought back. */
function isFolderKept(path: string, lost: readonly string[], context: ContextView): boolean {
  const folders = new Set(lost.flatMap(parentFolders));
  return [...folders].some(
    (folder) => (folder === path || isIn(path, folder)) && !context.explain(folder).excluded,
  );
}

function left(path: string, context: ContextView): Loss {
  const { decidedBy, skippedAt } = context.explain(path);
  const by = decidedBy === undefined ? '' : ` by ${show(context, decidedBy.line)}`;
  return {
    what: `is left out of the context${by}`,
    fix:
      skippedAt === undefined
        ? bringBack(`!${escapePath(path)}`, context)
        : bringBack(`!${escapePath(skippedAt)}`, context),
    claim: {
      kind: 'sources-missing',
      contextRoot: context.root,
      ignoreFile: context.ignoreFile,
      sources: [path],
    },
  };
}

function emptied(path: string, example: string, context: ContextView): Loss {
  const { decidedBy } = context.explain(example);
  const by = decidedBy === undefined ? '' : ` by ${show(context, decidedBy.line)}`;
  return {
    what: `arrives as an empty folder: all that is in it is left out${by}`,
    severity: 'warning',
    why: 'The build goes on without the files.',
    fix: bringBack(`!${escapePath(path)}/**`, context),
  };
}

function show({ ignoreFile = '' }: ContextView, { line, text }: { line: number; text: string }): string {
  return `${ignoreFile}:${String(line)} "${text}"`;
}

function bringBack(line: string, { ignoreFile = '' }: ContextView): string {
  return `Add the line "${line}" at the end of ${ignoreFile}.`;
}

/** With such lines, what is not there yet may be brought back in part. */
function bringsBack({ ignoreFile = '' }: ContextView, view: WorkspaceView): boolean {
  return parseIgnoreFile(view.read(ignoreFile) ?? '').some(({ reincludes }) => reincludes);
}
