/** Shapes that only secrets of that service have. */
const SHAPES: readonly (readonly [name: string, shape: RegExp])[] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----(?:\\n|\s)*[A-Za-z0-9+/=\\\s]{200,}/],
  ['a token of GitHub', /^(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})$/],
  ['a token of GitLab', /^glpat-[\w-]{20,}$/],
  ['a token of npm', /^npm_[A-Za-z0-9]{36}$/],
  ['a token of Slack', /^xox[abprs]-\d{8,}-[\w-]{20,}$/],
  ['a live key of Stripe', /^[sr]k_live_[A-Za-z0-9]{20,}$/],
  ['a key of SendGrid', /^SG\.[\w-]{20,}\.[\w-]{40,}$/],
  ['a key of Anthropic', /^sk-ant-[\w-]{40,}$/],
  ['a key of OpenAI', /^sk-(?:proj-)?[A-Za-z0-9_-]{40,}$/],
];

/** What a value is for certain; undefined where it only may be one. */
export function knownSecret(value: string): string | undefined {
  const name = SHAPES.find(([, shape]) => shape.test(value))?.[0];
  return name === undefined || entropy(value) < 3.5 ? undefined : name;
}

/** Whether a text is too irregular for words: long, with digits among letters, no URL, path, UUID or words with hyphens. */
export function looksRandom(value: string): boolean {
  if (!/^[A-Za-z0-9+/=_-]{24,}$/.test(value)) return false;
  const digits = value.replace(/\D/g, '').length;
  const letters = value.replace(/[^A-Za-z]/g, '').length;
  const words = value.match(/[a-z]{5,}|[A-Z]{5,}/g) ?? [];
  const isMixed =
    digits >= 4 && letters >= 8 && (/^[0-9a-f]+$/.test(value) || /[a-z].*[A-Z]|[A-Z].*[a-z]/.test(value));
  return isMixed && words.length <= 1 && entropy(value) >= 3.3;
}

/** Bits for each character, after Shannon. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => {
    const share = count / text.length;
    return sum - share * Math.log2(share);
  }, 0);
}
