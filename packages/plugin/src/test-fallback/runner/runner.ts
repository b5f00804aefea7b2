import type { TestCount } from './test-count';

export const RUNNER_NAMES = [
  'jest',
  'vitest',
  'playwright',
  'pytest',
  'mocha',
  'cypress',
  'go',
  'node',
  'other',
] as const;

export type RunnerName = (typeof RUNNER_NAMES)[number];

/** Which tests are meant, by their tags without `@`. */
export interface TagChoice {
  /** Only tests with one of these; all where empty. */
  readonly include: readonly string[];
  /** No test with one of these. */
  readonly exclude: readonly string[];
}

/** What we know of a program that runs tests. */
export interface Runner {
  readonly name: RunnerName;
  /** Arguments by which it runs only the chosen tests; undefined where it cannot choose. */
  readonly choose: (tags: TagChoice) => readonly string[] | undefined;
  /** Arguments of a command that choose, too, so that ours would replace them or be replaced. */
  readonly choosing: RegExp;
  /** Arguments that make it fail when it finds no test, and write a report beside what it prints. */
  readonly reporting: (command: readonly string[], reportFile: string) => readonly string[];
  /** The numbers in its report. */
  readonly readReport?: (text: string) => TestCount | undefined;
  /** The numbers in the end of what it printed, without colours. */
  readonly readOutput: (text: string) => TestCount | undefined;
}
