import { countOf, lastLine, numberBefore } from '../read-numbers';
import { tagPattern } from '../tag-pattern';
import type { Runner } from '../runner';

/** https://mochajs.org/running/cli/; its exit status is the number of failed tests. */
export const mochaRunner: Runner = {
  name: 'mocha',
  choose: (tags) => {
    const pattern = tagPattern(tags);
    return pattern === undefined ? [] : [`--grep=/${pattern}/`];
  },
  choosing: /^(?:-[gfi].*|--f?grep(?:=.*)?|--invert)$/,
  reporting: () => ['--fail-zero'],
  readOutput: (text) => {
    const number = (word: string): number | undefined =>
      numberBefore(lastLine(text, new RegExp(`^\\s+\\d+ ${word}\\b`)) ?? '', word);
    return countOf(number('passing'), number('failing'), number('pending'));
  },
};
