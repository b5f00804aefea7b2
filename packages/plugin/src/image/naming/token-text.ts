/** A text in its parts: what stays, and the tokens that a value takes the place of. */
export type TextPart =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'token';
      /** As it is written, braces included. */
      readonly text: string;
      readonly name: string;
      /** What follows the colon, or the name of the variable of `{env.NAME}`. */
      readonly argument?: string;
    };

export type Token = Extract<TextPart, { kind: 'token' }>;

// Doubled braces write single ones. Braces around anything else, such as JSON in a label, stay as they are.
const TOKEN = /\{(\{[a-zA-Z][\w.]*(?::[^{}]*)?\})\}|\{([a-zA-Z]\w*)(?:([:.])([^{}]*))?\}/g;

/** Parts a text at its tokens: `{name}`, `{name:format}` and `{env.NAME}`. */
export function splitTokens(text: string): TextPart[] {
  const parts: TextPart[] = [];
  const push = (literal: string): void => {
    if (literal !== '') parts.push({ kind: 'literal', text: literal });
  };
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    push(text.slice(end, match.index));
    end = match.index + match[0].length;
    const [whole, escaped, name = '', , argument] = match;
    if (escaped !== undefined) push(escaped);
    else parts.push({ kind: 'token', text: whole, name, ...(argument !== undefined && { argument }) });
  }
  push(text.slice(end));
  return parts;
}

/** The tokens of a text. */
export function tokensIn(text: string): Token[] {
  return splitTokens(text).filter((part) => part.kind === 'token');
}
