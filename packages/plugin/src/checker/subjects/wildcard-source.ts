import type { ContextSource } from '../../formats/dockerfile/context-sources';
import { filesIn, type WorkspaceView } from '../workspace-view';
import type { ContextView } from './context-view';
import { below } from './workspace-path';

/** The pattern of a source, from the root of the context; undefined where it has no wildcard, or more than wildcards. */
export function wildcardOf({ text }: Pick<ContextSource, 'text'>): string | undefined {
  const plain = text.replace(/^(["'])(.*)\1$/s, '$2').replace(/^(?:\.?\/+)+/, '');
  if (!/[*?[]/.test(plain) || /[$\\<>"'{}%]|__|\*\*|(?:^|\/)\.{1,2}(?:\/|$)/.test(plain)) return undefined;
  return plain.replace(/\/+$/, '');
}

/** What a pattern matches. */
export interface WildcardMatches {
  /** Files and folders that arrive, from the root of the context. */
  readonly kept: readonly string[];
  /** Those that the ignore file leaves out. */
  readonly left: readonly string[];
}

/** What a pattern matches in a context, files and folders; undefined where it is none that the engine takes. */
export function matchWildcard(
  pattern: string,
  context: ContextView,
  view: WorkspaceView,
): WildcardMatches | undefined {
  const test = toExpression(pattern);
  if (test === undefined) return undefined;
  const fixed = pattern.replace(/[^/]*[*?[].*$/, '').replace(/\/$/, '');
  const skip = context.root === '' ? 0 : context.root.length + 1;
  const folder = below(context.root, fixed);
  const files = filesIn(view, folder).map((file) => file.slice(skip));
  const closed = [...view.closedFolders, ...(view.unreadFolders?.keys() ?? [])].map((path) =>
    path.slice(skip),
  );
  const depth = pattern.split('/').length;
  // A folder arrives where anything in it does.
  const kept = new Set<string>();
  const left = new Set<string>();
  let [last, isMatch] = ['', false];
  for (const path of [...files, ...closed]) {
    const top = topOf(path, depth);
    // Files of one folder follow each other.
    if (top !== last) [last, isMatch] = [top, test.test(top)];
    if (isMatch && !kept.has(top)) (context.excludes(path) ? left : kept).add(top);
  }
  return { kept: [...kept], left: [...left].filter((match) => !kept.has(match)) };
}

/** The first names of a path; all of it where it has fewer. */
function topOf(path: string, depth: number): string {
  let end = -1;
  for (let names = 0; names < depth; names += 1) {
    end = path.indexOf('/', end + 1);
    if (end === -1) return path;
  }
  return path.slice(0, end);
}

/** As Go's `filepath.Match` reads it: no wildcard reaches over a slash, and there are no braces. */
function toExpression(pattern: string): RegExp | undefined {
  const source = pattern.replaceAll(
    /\[(\^?)([^\]]*)\]|[*?]|[^*?[]/g,
    (part, negated?: string, set?: string) => {
      if (set !== undefined) return `[${negated ?? ''}${set.replaceAll(/[[\]\\^]/g, String.raw`\$&`)}]`;
      if (part === '*') return '[^/]*';
      return part === '?' ? '[^/]' : part.replace(/[.+()|{}^$\\]/, String.raw`\$&`);
    },
  );
  try {
    return new RegExp(`^${source}$`, 'u');
  } catch {
    return undefined;
  }
}
