import { cleanPath } from './clean-path';

/** One effective line of an ignore file, in the form in which the engine compares it. */
export interface IgnoreLine {
  /** Line in the file, from 1. */
  readonly line: number;
  /** The line as written, without its line end. */
  readonly text: string;
  /** The cleaned pattern, without a leading `!`. */
  readonly pattern: string;
  /** Whether the line brings back what earlier lines excluded. */
  readonly reincludes: boolean;
}

const BYTE_ORDER_MARK = '\uFEFF';
// Go's unicode.IsSpace: what the engine's reader trims. JavaScript's trim() would also take the byte order mark.
const BLANKS = '[\\t\\n\\v\\f\\r \\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]+';
const OUTER_BLANKS = new RegExp(`^${BLANKS}|${BLANKS}$`, 'g');

/**
 * Splits an ignore file into its effective lines.
 *
 * Imitates moby/patternmatcher's `ignorefile` reader (v0.6): `#` starts a comment only as the very first character,
 * a byte order mark counts on line 1 only, and blanks go at both ends of the line and again after `!`.
 */
export function parseIgnoreFile(content: string): IgnoreLine[] {
  return content
    .replace(BYTE_ORDER_MARK, (mark, offset) => (offset === 0 ? '' : mark))
    .split('\n')
    .map((text, index) => parseLine(text.replace(/\r$/, ''), index + 1))
    .filter((line) => line !== undefined);
}

function parseLine(text: string, line: number): IgnoreLine | undefined {
  if (text.startsWith('#')) return undefined;
  const trimmed = trimBlanks(text);
  if (trimmed === '') return undefined;
  const reincludes = trimmed.startsWith('!');
  const pattern = normalisePattern(reincludes ? trimBlanks(trimmed.slice(1)) : trimmed);
  return { line, text, pattern, reincludes };
}

/** Cleans like a path and drops the leading slash; what only names the context root (`!/`) becomes empty, as in the engine. */
function normalisePattern(pattern: string): string {
  if (pattern === '') return '';
  const cleaned = cleanPath(pattern);
  return cleaned.startsWith('/') ? cleaned.slice(1) : cleaned;
}

function trimBlanks(text: string): string {
  return text.replace(OUTER_BLANKS, '');
}
