import { compileGoRegexp } from './go-regexp';

/** A pattern ready to be compared with paths of the context. */
export interface CompiledPattern {
  readonly matches: (path: string) => boolean;
  /** Whether the pattern itself may match something below a folder; `true` where that cannot be ruled out. */
  readonly canMatchBelow: (folder: string) => boolean;
}

const SPECIAL = /[*?[\]\\|{}^]/;
// The engine means to escape `{`, `}` and `|` too, but its table ends before them; so they act where there is a wildcard.
const ESCAPED = new Set('.+()$');

/**
 * Compiles one cleaned pattern.
 *
 * Imitates moby/patternmatcher v0.6: plain text compares whole, `**` at one end compares the other end, everything else
 * becomes an anchored regular expression.
 */
export function compilePattern(pattern: string): CompiledPattern {
  return { matches: compileMatch(pattern), canMatchBelow: compileReach(pattern) };
}

function compileMatch(pattern: string): (path: string) => boolean {
  const head = pattern.slice(0, -2);
  const tail = pattern.slice(2);
  if (pattern === '**') return () => true;
  if (!needsExpression(pattern)) return (path) => path === pattern;
  if (pattern.startsWith('**') && !needsExpression(tail)) {
    return (path) => path.endsWith(tail) || `/${path}` === tail;
  }
  if (pattern.endsWith('**') && !needsExpression(head)) return (path) => path.startsWith(head);
  const expression = compileGoRegexp(toGoExpression(pattern));
  return (path) => expression.test(path);
}

function needsExpression(text: string): boolean {
  return /[*?[\]\\]/.test(text);
}

/** Writes the pattern as the expression that the engine would compile. */
function toGoExpression(pattern: string): string {
  const tokens = pattern.match(/\*\*\/?|\\[^]|[^]/gu) ?? [];
  const body = tokens.map((token, index) => toExpressionPart(token, index === tokens.length - 1));
  return `^${body.join('')}$`;
}

function toExpressionPart(token: string, isLast: boolean): string {
  if (token.startsWith('**')) return isLast ? '.*' : '(.*/)?';
  if (token === '*') return '[^/]*';
  if (token === '?') return '[^/]';
  return ESCAPED.has(token) ? `\\${token}` : token;
}

function compileReach(pattern: string): (folder: string) => boolean {
  const segments = pattern.split('/');
  const firstSpecial = segments.findIndex((segment) => SPECIAL.test(segment));
  const literalPart = firstSpecial === -1 ? pattern : segments.slice(0, firstSpecial).join('/');
  if (literalPart === '') return () => true;
  return (folder) =>
    literalPart.startsWith(`${folder}/`) ||
    (firstSpecial !== -1 && (folder === literalPart || folder.startsWith(`${literalPart}/`)));
}
