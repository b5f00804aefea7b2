/** Words that stand for production where they stand alone: `prod-db` is it, `reproduction` and `product` are not. */
const WORDS = ['production', 'prod', 'prd', 'live'];

/**
 * The word by which a name of a host, project or database shows that it belongs to production; undefined where none does.
 *
 * More words add to the common ones and take none away.
 */
export function findProductionWord(name: string, moreWords: readonly string[] = []): string | undefined {
  const text = name.toLowerCase();
  return [...WORDS, ...moreWords.map((word) => word.toLowerCase())].find((word) => standsAlone(text, word));
}

function standsAlone(text: string, word: string): boolean {
  for (let at = text.indexOf(word); word !== '' && at !== -1; at = text.indexOf(word, at + 1)) {
    if (isLetterOrDigit(text[at - 1])) continue;
    // `prod2` is the second of several.
    if (/^\d*(?![a-z0-9])/.test(text.slice(at + word.length))) return true;
  }
  return false;
}

function isLetterOrDigit(character: string | undefined): boolean {
  return character !== undefined && /[a-z0-9]/.test(character);
}
