import type { Problem } from '../../../base/user-error';

/** What an option came to, and everything that is wrong with it. */
export interface Reading<Value> {
  readonly value: Value;
  readonly problems: readonly Problem[];
}

/** Reads each entry of an option and puts the values that are right and all problems together. */
export function readEach<Entry, Value>(
  entries: readonly Entry[],
  read: (entry: Entry, index: number) => Value | Problem,
  isProblem: (result: Value | Problem) => result is Problem,
): Reading<Value[]> {
  const results = entries.map(read);
  return {
    value: results.filter((result): result is Exclude<Value, Problem> => !isProblem(result)),
    problems: results.filter(isProblem),
  };
}
