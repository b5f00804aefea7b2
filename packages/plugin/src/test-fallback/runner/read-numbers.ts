import type { TestCount } from './test-count';

/** The last number before a word, such as `3` in `3 passed, 1 failed`; undefined where the word is not there. */
export function numberBefore(text: string, word: string): number | undefined {
  const found = [...text.matchAll(new RegExp(`(\\d+) ${word}\\b`, 'g'))].at(-1)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** A count of numbers of which some are not printed when they are zero; undefined where none is. */
export function countOf(
  passed: number | undefined,
  failed: number | undefined,
  skipped: number | undefined,
): TestCount | undefined {
  if (passed === undefined && failed === undefined && skipped === undefined) return undefined;
  return { run: (passed ?? 0) + (failed ?? 0), failed: failed ?? 0, skipped: skipped ?? 0 };
}

/** The last line that a pattern finds. */
export function lastLine(text: string, pattern: RegExp): string | undefined {
  return text.split('\n').findLast((line) => pattern.test(line));
}
