import { countOf, lastLine, numberBefore } from '../read-numbers';
import type { Runner, TagChoice } from '../runner';
import type { TestCount } from '../test-count';

/** https://docs.pytest.org/en/stable/reference/exit-codes.html; it ends with 5 when it finds no test. */
export const pytestRunner: Runner = {
  name: 'pytest',
  choose: (tags) => {
    if (![...tags.include, ...tags.exclude].every(isMarker)) return undefined;
    const expression = markerExpression(tags);
    return expression === '' ? [] : ['-m', expression];
  },
  choosing: /^-m/,
  reporting: () => [],
  readOutput: readPytestSummary,
};

/** Tags are markers here, without `@`. */
function markerExpression({ include, exclude }: TagChoice): string {
  return [
    ...(include.length === 0 ? [] : [`(${include.join(' or ')})`]),
    ...exclude.map((tag) => `not ${tag}`),
  ].join(' and ');
}

function isMarker(tag: string): boolean {
  return /^[A-Za-z_]\w*$/.test(tag);
}

/** An error in a fixture is a failed test. */
function readPytestSummary(text: string): TestCount | undefined {
  const line = lastLine(
    text,
    /\b\d+ (?:passed|failed|errors?|skipped|deselected|xfailed|xpassed)\b.* in [\d.]+s/,
  );
  if (line === undefined) return undefined;
  const sum = (...words: string[]): number | undefined => {
    const found = words.flatMap((word) => numberBefore(line, word) ?? []);
    return found.length === 0 ? undefined : found.reduce((one, other) => one + other);
  };
  return countOf(sum('passed', 'xfailed', 'xpassed'), sum('failed', 'errors?'), sum('skipped') ?? 0);
}
