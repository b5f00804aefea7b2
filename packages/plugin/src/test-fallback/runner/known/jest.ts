import { countOf, lastLine, numberBefore } from '../read-numbers';
import { tagPattern } from '../tag-pattern';
import type { Runner } from '../runner';
import type { TestCount } from '../test-count';

/** https://jestjs.io/docs/cli; a pattern that leaves no test is a success for it, so its report is what counts. */
export const jestRunner: Runner = {
  name: 'jest',
  choose: (tags) => {
    const pattern = tagPattern(tags);
    return pattern === undefined ? [] : [`--testNamePattern=${pattern}`];
  },
  choosing: /^(?:-t(?!$).*|-t|--test-?[nN]ame-?[pP]attern(?:=.*)?)$/,
  reporting: (command, file) =>
    command.some((word) => /^--(?:json|outputFile)(?:=|$)/.test(word))
      ? []
      : ['--json', `--outputFile=${file}`],
  readReport: readJestReport,
  readOutput: (text) => readSummary(lastLine(text, /^Tests: /)),
};

interface JestReport {
  readonly numPassedTests?: number;
  readonly numFailedTests?: number;
  readonly numPendingTests?: number;
}

/** The report of jest, which vitest writes in the same form. */
export function readJestReport(text: string): TestCount | undefined {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(text) as JestReport;
    return countOf(numPassedTests, numFailedTests, numPendingTests);
  } catch {
    return undefined;
  }
}

/** The line of numbers that jest and vitest end with. */
export function readSummary(line: string | undefined): TestCount | undefined {
  if (line === undefined) return undefined;
  return countOf(numberBefore(line, 'passed'), numberBefore(line, 'failed'), numberBefore(line, 'skipped'));
}
