import { cleanPath } from './clean-path';
import type { Dialect } from './dialect';

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
 * Docker's reader is moby's `ignorefile` (the same in 20.10 and today): `#` starts a comment only as the very first
 * character, a byte order mark counts on line 1 only. buildah's reader is imagebuilder's, which knows no such mark.
 */
export function parseIgnoreFile(content: string, dialect: Dialect = 'docker'): IgnoreLine[] {
  const text = dialect === 'buildah' || !content.startsWith(BYTE_ORDER_MARK) ? content : content.slice(1);
  return text
    .split('\n')
    .map((line, index) => parseLine(line, index + 1, dialect))
    .filter((line) => line !== undefined);
}

function parseLine(raw: string, line: number, dialect: Dialect): IgnoreLine | undefined {
  if (raw.startsWith('#')) return undefined;
  const text = raw.replace(/\r$/, '');
  // buildah takes slashes off while the carriage return is still there.
  const read = trimBlanks(dialect === 'buildah' ? raw.replace(/^\/+|\/+$/g, '') : readDockerLine(text));
  if (read === '') return undefined;
  // The matcher cleans what the reader has cleaned, with the `!` as a part of it: `/!a` brings `a` back in the end.
  const cleaned = cleanPath(read);
  if (!cleaned.startsWith('!')) return { line, text, pattern: cleaned, reincludes: false };
  const pattern = cleaned.slice(1);
  return { line, text, pattern: dialect === 'buildah' ? cleanAgain(pattern) : pattern, reincludes: true };
}

/** What Docker's reader hands on: blanks go at both ends and after `!`, the path is cleaned, one leading slash goes. */
function readDockerLine(text: string): string {
  const trimmed = trimBlanks(text);
  const [, mark = '', rest = ''] = /^(!?)([^]*)$/.exec(trimmed) ?? [];
  const path = trimBlanks(rest);
  return mark + (path === '' ? '' : withoutLeadingSlash(cleanPath(path)));
}

/** buildah cleans what follows `!` once more; where nothing follows, the line is refused. */
function cleanAgain(pattern: string): string {
  return pattern === '' ? '' : cleanPath(pattern).replace(/^\//, '');
}

function withoutLeadingSlash(path: string): string {
  return path.length > 1 && path.startsWith('/') ? path.slice(1) : path;
}

function trimBlanks(text: string): string {
  return text.replace(OUTER_BLANKS, '');
}
