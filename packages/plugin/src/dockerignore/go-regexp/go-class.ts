import { literal, readCharacterEscape } from './go-escape';
import { characterAt, type Piece } from './piece';
import { UnreadableExpression } from './unreadable-expression';

/** What lies between the brackets of a JavaScript class. */
const POSIX_CLASSES = new Map(
  Object.entries({
    alnum: '0-9A-Za-z',
    alpha: 'A-Za-z',
    ascii: '\\x00-\\x7F',
    blank: '\\t ',
    cntrl: '\\x00-\\x1F\\x7F',
    digit: '0-9',
    graph: '\\x21-\\x7E',
    lower: 'a-z',
    print: '\\x20-\\x7E',
    punct: '\\x21-\\x2F\\x3A-\\x40\\x5B-\\x60\\x7B-\\x7E',
    space: '\\t\\n\\v\\f\\r ',
    upper: 'A-Z',
    word: '0-9A-Za-z_',
    xdigit: '0-9A-Fa-f',
  }),
);
const PERL_CLASSES: Readonly<Record<string, string>> = {
  d: '[0-9]',
  D: '[^0-9]',
  s: '[\\t\\n\\f\\r ]',
  S: '[^\\t\\n\\f\\r ]',
  w: '[0-9A-Za-z_]',
  W: '[^0-9A-Za-z_]',
};
const CATEGORIES = /^(?:C[cfos]|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)$/;

/** Other names of four letters are ISO's short ones, which JavaScript knows and Go does not. */
const LONG_NAMES_OF_FOUR: ReadonlySet<string> = new Set([
  'Ahom',
  'Cham',
  'Kawi',
  'Lisu',
  'Miao',
  'Modi',
  'Newa',
  'Thai',
  'Toto',
]);

/** Reads a class in brackets, at the bracket. */
export function readClass(expression: string, start: number): Piece {
  const isNegated = expression[start + 1] === '^';
  const first = start + (isNegated ? 2 : 1);
  let source = isNegated ? '[^' : '[';
  for (let at = first; ;) {
    if (at >= expression.length) throw new UnreadableExpression(expression);
    if (expression[at] === ']' && at > first) return { source: `${source}]`, length: at + 1 - start };
    const piece = readItem(expression, at);
    source += piece.source;
    at += piece.length;
  }
}

function readItem(expression: string, at: number): Piece {
  const set = readPosixClass(expression, at) ?? readSet(expression, at);
  if (set !== undefined) return set;
  const low = readCharacter(expression, at);
  const isRange = expression[at + low.length] === '-' && expression[at + low.length + 1] !== ']';
  if (!isRange) return low;
  const high = readCharacter(expression, at + low.length + 1);
  return { source: `${low.source}-${high.source}`, length: low.length + 1 + high.length };
}

/** `[:name:]` or `[:^name:]` inside a class; any other name is an error. */
function readPosixClass(expression: string, at: number): Piece | undefined {
  const [whole, negation, name] = /^\[:(\^?)([^]*?):\]/.exec(expression.slice(at)) ?? [];
  if (whole === undefined) return undefined;
  const characters = POSIX_CLASSES.get(name ?? '');
  if (characters === undefined) throw new UnreadableExpression(expression);
  return { source: `[${negation ?? ''}${characters}]`, length: whole.length };
}

/** Reads an escape that stands for many characters, at its backslash; undefined for any other. */
export function readSet(expression: string, at: number): Piece | undefined {
  if (expression[at] !== '\\') return undefined;
  const source = PERL_CLASSES[expression[at + 1] ?? ''];
  return source === undefined ? readUnicodeClass(expression, at) : { source, length: 2 };
}

/** `\pL`, `\p{Greek}`, `\P{^Nd}`: general categories and scripts, and `Any`. */
function readUnicodeClass(expression: string, at: number): Piece | undefined {
  if (!/^\\p/i.test(expression.slice(at, at + 2))) return undefined;
  const [whole, letter, caret, braced, single] =
    /^\\(p)(?:\{(\^?)([^}]*)\}|([^{]))/iu.exec(expression.slice(at)) ?? [];
  if (whole === undefined) throw new UnreadableExpression(expression);
  const isNegated = (letter === 'P') !== (caret === '^');
  const members = unicodeMembers(braced ?? single ?? '', expression);
  return { source: `[${isNegated ? '^' : ''}${members}]`, length: whole.length };
}

function unicodeMembers(name: string, expression: string): string {
  if (name === 'Any') return '\\p{Any}';
  // Go leaves code points without a meaning out of it.
  if (name === 'C') return '\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}';
  if (CATEGORIES.test(name)) return `\\p{${name}}`;
  if (/^[A-Z][A-Za-z_]+$/.test(name) && (name.length !== 4 || LONG_NAMES_OF_FOUR.has(name)))
    return `\\p{Script=${name}}`;
  throw new UnreadableExpression(expression);
}

function readCharacter(expression: string, at: number): Piece {
  const character = characterAt(expression, at);
  if (character === '\\') return readCharacterEscape(expression, at);
  return { source: literal(character), length: character.length };
}
