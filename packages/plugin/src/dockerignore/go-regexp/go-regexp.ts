import { readClass, readSet } from './go-class';
import { literal, readCharacterEscape } from './go-escape';
import { characterAt, type Piece } from './piece';
import { UnreadableExpression } from './unreadable-expression';

export { UnreadableExpression } from './unreadable-expression';

/** In a group each, since Go lets an assertion be repeated and JavaScript does not. */
const ASSERTIONS: Readonly<Record<string, string>> = {
  A: '(?:^)',
  b: '(?:\\b)',
  B: '(?:\\B)',
  z: '(?:$)',
};
const MOST_REPETITIONS = 1000;

/**
 * Compiles the syntax of Go's regexp package (as far as ignore patterns can reach it) to a JavaScript expression.
 *
 * The two differ in what `.` and `\s` match, in which braces repeat, in escapes and classes, and in that Go reads code
 * points. Groups that repeat groups more than a thousand times in all are refused by Go and not here.
 */
export function compileGoRegexp(expression: string): RegExp {
  let source = '';
  for (let at = 0; at < expression.length;) {
    const piece = readPiece(expression, at);
    source += piece.source;
    at += piece.length;
  }
  try {
    return new RegExp(source, 'v');
  } catch (error) {
    throw new UnreadableExpression(expression, { cause: error });
  }
}

function readPiece(expression: string, at: number): Piece {
  const character = characterAt(expression, at);
  switch (character) {
    case '\\':
      return readEscape(expression, at);
    case '[':
      return readClass(expression, at);
    case '.':
      return { source: '[^\\n]', length: 1 };
    case '^':
    case '$':
      return { source: `(?:${character})`, length: 1 };
    case '{':
      return readBrace(expression, at);
    case ']':
    case '}':
      return { source: literal(character), length: 1 };
    default:
      return { source: character, length: character.length };
  }
}

/** A repetition, or just a brace: as where a number begins with a needless zero. */
function readBrace(expression: string, at: number): Piece {
  const [whole, least, most = ''] = /^\{(0|[1-9]\d*)(?:,(0|[1-9]\d*|))?\}/.exec(expression.slice(at)) ?? [];
  if (whole === undefined) return { source: literal('{'), length: 1 };
  if (Number(least) > MOST_REPETITIONS || Number(most) > MOST_REPETITIONS)
    throw new UnreadableExpression(expression);
  return { source: whole, length: whole.length };
}

function readEscape(expression: string, at: number): Piece {
  if (expression[at + 1] === 'Q') return readQuoted(expression, at);
  const source = ASSERTIONS[expression[at + 1] ?? ''];
  if (source !== undefined) return { source, length: 2 };
  return readSet(expression, at) ?? readCharacterEscape(expression, at);
}

/** `\Q…\E`: everything between is only itself, to the end of the expression where there is no `\E`. */
function readQuoted(expression: string, at: number): Piece {
  const end = expression.indexOf('\\E', at + 2);
  const quoted = expression.slice(at + 2, end === -1 ? undefined : end);
  const source = Array.from(quoted, literal).join('');
  return { source, length: end === -1 ? expression.length - at : end + 2 - at };
}
