import { countOf } from '../read-numbers';
import type { Runner } from '../runner';

/** https://nodejs.org/api/test.html; older versions do not look at the names of enclosing suites, so nothing is left out safely. */
export const nodeRunner: Runner = {
  name: 'node',
  choose: ({ include, exclude }) => (include.length + exclude.length === 0 ? [] : undefined),
  choosing: /$^/,
  reporting: () => [],
  readOutput: (text) => {
    const number = (word: string): number | undefined => {
      const found = [...text.matchAll(new RegExp(`^(?:#|ℹ) ${word} (\\d+)$`, 'gm'))].at(-1)?.[1];
      return found === undefined ? undefined : Number(found);
    };
    return countOf(number('pass'), number('fail'), number('skipped'));
  },
};
