import { readFileSync, statSync } from 'node:fs';
import { errorCode } from './error-code';

/** A text, or why there is none. */
export type TextReading =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'vanished' }
  | { readonly kind: 'unread'; readonly why: string };

/** Larger files are none that people write. */
const MOST_MEBIBYTES = 2;

/** Reads a text that somebody may have written, through links too, and nothing that has no end. */
export function readText(path: string): TextReading {
  try {
    const facts = statSync(path);
    if (!facts.isFile()) return { kind: 'unread', why: 'no regular file' };
    if (facts.size > MOST_MEBIBYTES * 1024 * 1024) {
      return { kind: 'unread', why: `larger than ${String(MOST_MEBIBYTES)} MiB` };
    }
    const text = readFileSync(path, 'utf8');
    return isText(text) ? { kind: 'text', text } : { kind: 'unread', why: 'no UTF-8 text' };
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'vanished' };
    return { kind: 'unread', why: `not readable: ${code}` };
  }
}

/** UTF-16 has zero bytes wherever it is Latin, and begins with two bytes that are nothing in UTF-8. */
function isText(text: string): boolean {
  return !text.includes('\0') && !text.startsWith('\uFFFD\uFFFD');
}
