import { countOf, lastLine, numberBefore } from '../read-numbers';
import { anyTag } from '../tag-pattern';
import type { Runner } from '../runner';

/** https://playwright.dev/docs/test-cli; it fails by itself when it finds no test. */
export const playwrightRunner: Runner = {
  name: 'playwright',
  choose: ({ include, exclude }) => [
    ...(include.length === 0 ? [] : [`--grep=${anyTag(include)}`]),
    ...(exclude.length === 0 ? [] : [`--grep-invert=${anyTag(exclude)}`]),
  ],
  choosing: /^(?:-g.*|--grep(?:-invert)?(?:=.*)?|--pass-with-no-tests)$/,
  reporting: () => [],
  readOutput: (text) => {
    const number = (word: string): number | undefined =>
      numberBefore(lastLine(text, new RegExp(`^\\s+\\d+ ${word}\\b`)) ?? '', word);
    const flaky = number('flaky');
    const passed = number('passed');
    const ran = passed === undefined && flaky === undefined ? undefined : (passed ?? 0) + (flaky ?? 0);
    return countOf(ran, number('failed'), number('skipped'));
  },
};
