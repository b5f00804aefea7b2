import { characterAt, type Piece } from './piece';
import { UnreadableExpression } from './unreadable-expression';

const CONTROLS: Readonly<Record<string, number>> = {
  a: 0x07,
  f: 0x0c,
  n: 0x0a,
  r: 0x0d,
  t: 0x09,
  v: 0x0b,
};
const LAST_CODE_POINT = 0x10ffff;

/** Reads an escape that stands for one character (Go's `regexp/syntax`, `parseEscape`), at its backslash. */
export function readCharacterEscape(expression: string, at: number): Piece {
  const rest = expression.slice(at + 1);
  // A digit alone would be a back reference, which Go has not.
  const [octal] = /^(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(rest) ?? [];
  if (octal !== undefined) return codePoint(Number.parseInt(octal, 8), 1 + octal.length, expression);
  const [hex, braced, plain] = /^x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2}))/.exec(rest) ?? [];
  if (hex !== undefined)
    return codePoint(Number.parseInt(braced ?? plain ?? '', 16), 1 + hex.length, expression);
  const character = characterAt(expression, at + 1);
  const control = CONTROLS[character];
  if (control !== undefined) return codePoint(control, 2, expression);
  if (character > '\x7F' || /[0-9A-Za-z]/.test(character)) throw new UnreadableExpression(expression);
  return { source: literal(character), length: 2 };
}

function codePoint(code: number, length: number, expression: string): Piece {
  if (code > LAST_CODE_POINT) throw new UnreadableExpression(expression);
  return { source: `\\u{${code.toString(16)}}`, length };
}

/** A character as JavaScript takes it for itself, in a class or outside one. */
export function literal(character: string): string {
  return /^[\x21-\x2F\x3A-\x40\x5B-\x60\x7B-\x7E]$/.test(character)
    ? `\\u{${character.charCodeAt(0).toString(16)}}`
    : character;
}
