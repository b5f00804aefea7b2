import type { Problem } from '../../base/user-error';
import type { BuildFacts, Missing } from './build-facts';
import { fitForRepository, fitForTag } from './fit';
import { splitTokens, type TextPart, type Token } from './token-text';
import { valueOf } from './tokens';

/** A text with its values, or everything that keeps it from having them. */
export type Filled =
  { readonly text: string; readonly problems?: undefined } | { readonly problems: readonly Problem[] };

/** From what tokens get their values, and which option the text stands in. */
export interface Filling {
  readonly facts: BuildFacts;
  /** For example `tags[0]`. */
  readonly option: string;
}

/** Fills the tokens of a text that may hold anything, such as a label. */
export function fillText(text: string, filling: Filling): Filled {
  return fill(splitTokens(text), filling, (value) => value);
}

/** Fills the tokens of `<repository>[:<tag>]`, each with a value that fits its place. */
export function fillReference(text: string, filling: Filling): Filled {
  const parts = splitTokens(text);
  const tagBegins = findTag(parts);
  return fill(parts, filling, (value, token, index) =>
    index > tagBegins ? fitForTag(ownValue(value, token, filling)) : fitRepository(value, token, filling),
  );
}

/** The index of the literal part whose colon the tag follows; none of the parts are behind it where there is no tag. */
function findTag(parts: readonly TextPart[]): number {
  const found = parts.findLastIndex((part) => part.kind === 'literal' && /[/:]/.test(part.text));
  const text = parts[found]?.text ?? '';
  return text.lastIndexOf(':') > text.lastIndexOf('/') ? found : parts.length;
}

function fitRepository(value: string, token: Token, filling: Filling): string {
  // A variable may hold a registry, a port, a whole name.
  return token.name === 'env' ? value : fitForRepository(ownValue(value, token, filling));
}

function ownValue(value: string, { name }: Token, { facts }: Filling): string {
  return name === 'project' ? facts.repository : value;
}

function fill(
  parts: readonly TextPart[],
  { facts, option }: Filling,
  fit: (value: string, token: Token, index: number) => string,
): Filled {
  const problems: Problem[] = [];
  const texts = parts.map((part, index) => {
    if (part.kind === 'literal') return part.text;
    const value = valueOf(part, facts);
    if (typeof value === 'string') {
      const fitting = fit(value, part, index);
      if (fitting !== '') return fitting;
    }
    problems.push(explainMissing(option, part.text, typeof value === 'string' ? unfit(value) : value));
    return '';
  });
  return problems.length > 0 ? { problems } : { text: texts.join('') };
}

function unfit(value: string): Missing {
  return { why: `no character of "${value}" may stand in the name of an image` };
}

/** The problem of a token or an expression without a value. */
export function explainMissing(option: string, text: string, { why, fix }: Missing): Problem {
  return { what: `${option}: ${text} has no value`, why, ...(fix !== undefined && { fix }) };
}
