import type { Dialect } from './dialect';
import { compileGoRegexp } from './go-regexp/go-regexp';

/** Whether a path of the context matches a pattern. */
export type PathTest = (path: string) => boolean;

/**
 * Characters that an engine takes literally although its regular expressions would not.
 *
 * Today's Docker means to escape `{`, `}` and `|` too, but its table ends before them; so they act where there is a wildcard.
 */
const ESCAPED: Readonly<Record<Dialect, ReadonlySet<string>>> = {
  docker: new Set('.+()$'),
  'docker-legacy': new Set('.$'),
  buildah: new Set('.$'),
};

/**
 * Compiles one cleaned pattern to a test of whole paths.
 *
 * `docker` imitates moby/patternmatcher v0.6: plain text compares whole, `**` at one end compares the other end,
 * everything else becomes an anchored regular expression. It leaves it to the walk to remember what matched a folder.
 *
 * The older engines compile every pattern to an expression, and their tests speak for what lies below too: in buildah's
 * each expression ends in `(/.*)?`, and 20.10 compares one folder above the path, that with as many names as the pattern.
 */
export function compilePattern(pattern: string, dialect: Dialect): PathTest {
  if (dialect === 'docker-legacy') return compileLegacy(pattern);
  // The engine sees the `**` behind the mark, and then takes the wrong bytes for what must come at the end.
  if (dialect === 'docker' && /^\uFEFF\*\*[^*?[\]\\]+$/.test(pattern)) return () => false;
  if (usesExpression(pattern, dialect)) return compileExpression(pattern, dialect);
  if (pattern === '**') return () => true;
  if (pattern.startsWith('**')) {
    const tail = pattern.slice(2);
    return (path) => path.endsWith(tail) || `/${path}` === tail;
  }
  if (pattern.endsWith('**')) {
    const head = pattern.slice(0, -2);
    return (path) => path.startsWith(head);
  }
  return (path) => path === pattern;
}

function compileExpression(pattern: string, dialect: Dialect): PathTest {
  const expression = compileGoRegexp(toGoExpression(pattern, dialect));
  return (path) => expression.test(path);
}

function compileLegacy(pattern: string): PathTest {
  const matches = compileExpression(pattern, 'docker-legacy');
  const count = countNames(pattern);
  return (path) => {
    if (matches(path)) return true;
    const names = path.split('/');
    return names.length > count && matches(names.slice(0, count).join('/'));
  };
}

/** How many names the engine counts in a pattern; it parts them at every slash. */
export function countNames(pattern: string): number {
  return pattern.split('/').length;
}

/** Whether the engine compares by a regular expression, in which more characters act than in plain text. */
export function usesExpression(pattern: string, dialect: Dialect): boolean {
  if (dialect !== 'docker') return true;
  const plain = pattern.startsWith('**') ? pattern.slice(2) : pattern.replace(/\*\*$/, '');
  return /[*?[\]\\]/.test(plain);
}

/** Writes the pattern as the expression that the engine would compile. */
export function toGoExpression(pattern: string, dialect: Dialect): string {
  const tokens = dropMark(pattern).match(/\*\*\/?|\\[^]|[^]/gu) ?? [];
  const body = tokens.map((token, index) => toExpressionPart(token, index === tokens.length - 1, dialect));
  return `^${body.join('')}${dialect === 'buildah' ? '(/.*)?' : ''}$`;
}

/** The engines' scanner swallows a byte order mark at the start of a pattern, whatever line that is on. */
function dropMark(pattern: string): string {
  return pattern.replace(/^\uFEFF/, '');
}

function toExpressionPart(token: string, isLast: boolean, dialect: Dialect): string {
  if (token.startsWith('**')) return isLast ? '.*' : '(.*/)?';
  if (token === '*') return '[^/]*';
  if (token === '?') return '[^/]';
  return ESCAPED[dialect].has(token) ? `\\${token}` : token;
}
