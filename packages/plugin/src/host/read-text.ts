import { readFileSync, statSync } from 'node:fs';
import { errorCode } from './error-code';

/** A text, or why there is none. */
export type TextReading =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'vanished' }
  | { readonly kind: 'unread'; readonly why: string };

/** Larger files are none that people write. */
const MOST_MEBIBYTES = 2;
const MOST_BYTES = MOST_MEBIBYTES * 1024 * 1024;
const TOO_LARGE = { kind: 'unread', why: `larger than ${String(MOST_MEBIBYTES)} MiB` } as const;

/** Reads a text that somebody may have written, through links too, and nothing that has no end. */
export function readText(path: string): TextReading {
  try {
    const facts = statSync(path);
    if (!facts.isFile()) return { kind: 'unread', why: 'no regular file' };
    return facts.size > MOST_BYTES ? TOO_LARGE : readRegularFile(path);
  } catch (error) {
    return noReading(error);
  }
}

/** The same of a file that is known to be a regular one, without asking about it first: that costs half as much again. */
export function readRegularFile(path: string): TextReading {
  try {
    const text = readFileSync(path, 'utf8');
    if (Buffer.byteLength(text) > MOST_BYTES) return TOO_LARGE;
    return isText(text) ? { kind: 'text', text } : { kind: 'unread', why: 'no UTF-8 text' };
  } catch (error) {
    return noReading(error);
  }
}

function noReading(error: unknown): TextReading {
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'vanished' };
  if (code === 'ERR_FS_FILE_TOO_LARGE' || code === 'ERR_STRING_TOO_LONG') return TOO_LARGE;
  return { kind: 'unread', why: `not readable: ${code}` };
}

/** UTF-16 has zero bytes wherever it is Latin, and begins with two bytes that are nothing in UTF-8. */
function isText(text: string): boolean {
  return !text.includes('\0') && !text.startsWith('\uFFFD\uFFFD');
}
