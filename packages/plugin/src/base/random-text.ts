/** Whether a text is too irregular for words: long, with digits among letters, no URL, path, UUID or words with hyphens. */
export function looksRandom(value: string): boolean {
  if (!/^[A-Za-z0-9+/=_-]{24,}$/.test(value)) return false;
  const digits = value.replace(/\D/g, '').length;
  const letters = value.replace(/[^A-Za-z]/g, '').length;
  const words = value.match(/[a-z]{5,}|[A-Z]{5,}/g) ?? [];
  const isMixed =
    digits >= 4 && letters >= 8 && (/^[0-9a-f]+$/.test(value) || /[a-z].*[A-Z]|[A-Z].*[a-z]/.test(value));
  return isMixed && words.length <= 1 && entropyOf(value) >= 3.3;
}

/** Bits for each character, after Shannon. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => {
    const share = count / text.length;
    return sum - share * Math.log2(share);
  }, 0);
}
