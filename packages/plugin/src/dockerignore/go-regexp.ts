/** Thrown for a regular expression that Go's regexp package refuses, or that uses a corner we do not model. */
export class UnreadableExpression extends Error {}

const POSIX_CLASSES: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7F',
  blank: '\\t ',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};
const SETS: Readonly<Record<string, string>> = {
  d: '[0-9]',
  D: '[^0-9]',
  s: '[\\t\\n\\f\\r ]',
  S: '[^\\t\\n\\f\\r ]',
  w: '[0-9A-Za-z_]',
  W: '[^0-9A-Za-z_]',
};
const CONTROLS: Readonly<Record<string, string>> = {
  a: '\\x07',
  f: '\\f',
  n: '\\n',
  r: '\\r',
  t: '\\t',
  v: '\\v',
};
/** In a group each, since Go lets an assertion be repeated and JavaScript does not. */
const ASSERTIONS: Readonly<Record<string, string>> = {
  A: '(?:^)',
  b: '(?:\\b)',
  B: '(?:\\B)',
  z: '(?:$)',
};

/** What JavaScript lets one escape outside a class. */
const SYNTAX = /[\^$\\.*+?()[\]{}|/]/;

interface Piece {
  readonly source: string;
  readonly length: number;
}

/**
 * Compiles the syntax of Go's regexp package (as far as ignore patterns can reach it) to a JavaScript expression.
 *
 * The two differ in what `.` and `\s` match, in which braces repeat, in POSIX classes, and in that Go reads code points.
 */
export function compileGoRegexp(expression: string): RegExp {
  let source = '';
  for (let at = 0; at < expression.length;) {
    const piece = readPiece(expression, at);
    source += piece.source;
    at += piece.length;
  }
  try {
    return new RegExp(source, 'u');
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
      return { source: `\\${character}`, length: 1 };
    default:
      return { source: character, length: character.length };
  }
}

function readBrace(expression: string, at: number): Piece {
  const [repetition] = /^\{\d+(?:,\d*)?\}/.exec(expression.slice(at)) ?? [];
  return repetition === undefined
    ? { source: '\\{', length: 1 }
    : { source: repetition, length: repetition.length };
}

function readEscape(expression: string, at: number): Piece {
  const character = characterAt(expression, at + 1);
  const special = SETS[character] ?? CONTROLS[character] ?? ASSERTIONS[character];
  const source = special ?? punctuation(character, expression).replace(SYNTAX, '\\$&');
  return { source, length: 1 + character.length };
}

function readClass(expression: string, start: number): Piece {
  const negated = expression[start + 1] === '^';
  const first = start + (negated ? 2 : 1);
  let source = negated ? '[^' : '[';
  for (let at = first; ;) {
    if (at >= expression.length) throw new UnreadableExpression(expression);
    if (expression[at] === ']' && at > first) return { source: `${source}]`, length: at + 1 - start };
    const piece = readClassItem(expression, at);
    source += piece.source;
    at += piece.length;
  }
}

function readClassItem(expression: string, at: number): Piece {
  const posix = /^\[:(\^?)(\w+):\]/.exec(expression.slice(at));
  if (posix !== null) return readPosixClass(posix, expression);
  const set = expression[at] === '\\' ? SETS[characterAt(expression, at + 1)] : undefined;
  if (set !== undefined) return { source: inverted(set) ?? set.slice(1, -1), length: 2 };

  const low = readClassCharacter(expression, at);
  const isRange = expression[at + low.length] === '-' && expression[at + low.length + 1] !== ']';
  if (!isRange) return low;
  const high = readClassCharacter(expression, at + low.length + 1);
  return { source: `${low.source}-${high.source}`, length: low.length + 1 + high.length };
}

/** `\D`, `\S` and `\W` keep their meaning inside a JavaScript class; only `\S` means less there than in Go. */
function inverted(set: string): string | undefined {
  if (set === SETS['D']) return '\\D';
  if (set === SETS['W']) return '\\W';
  return set === SETS['S']
    ? '\\S\\v\\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF'
    : undefined;
}

function readPosixClass([whole, negation, name]: RegExpExecArray, expression: string): Piece {
  const characters = POSIX_CLASSES[name ?? ''];
  if (characters === undefined || negation !== '') throw new UnreadableExpression(expression);
  return { source: characters, length: whole.length };
}

function readClassCharacter(expression: string, at: number): Piece {
  const character = characterAt(expression, at);
  if (character !== '\\') return { source: literal(character), length: character.length };
  const escaped = characterAt(expression, at + 1);
  const source = CONTROLS[escaped] ?? literal(punctuation(escaped, expression));
  return { source, length: 1 + escaped.length };
}

function punctuation(character: string, expression: string): string {
  if (character > '\x7F' || /[0-9A-Za-z]/.test(character)) throw new UnreadableExpression(expression);
  return character;
}

function literal(character: string): string {
  return /[\^$\\.*+?()[\]{}|/-]/.test(character) ? `\\${character}` : character;
}

function characterAt(expression: string, at: number): string {
  const point = expression.codePointAt(at);
  if (point === undefined) throw new UnreadableExpression(expression);
  return String.fromCodePoint(point);
}
