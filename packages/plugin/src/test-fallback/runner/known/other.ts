import type { Runner } from '../runner';

/** A program that we know nothing of: it is believed to have run tests. */
export const otherRunner: Runner = {
  name: 'other',
  choose: ({ include, exclude }) => (include.length + exclude.length === 0 ? [] : undefined),
  choosing: /$^/,
  reporting: () => [],
  readOutput: () => undefined,
};
