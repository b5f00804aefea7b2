import { readJestReport, readSummary } from './jest';
import { lastLine } from '../read-numbers';
import { tagPattern } from '../tag-pattern';
import type { Runner } from '../runner';

/** https://vitest.dev/guide/cli; what it prints stays the default, because a reporter that is named replaces the others. */
export const vitestRunner: Runner = {
  name: 'vitest',
  choose: (tags) => {
    const pattern = tagPattern(tags);
    return pattern === undefined ? [] : [`--testNamePattern=${pattern}`];
  },
  choosing: /^(?:-t(?!$).*|-t|--test-?[nN]ame-?[pP]attern(?:=.*)?)$/,
  reporting: (command, file) =>
    command.some((word) => /^--(?:reporter|outputFile)(?:[=.]|$)/.test(word))
      ? []
      : ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
  readReport: readJestReport,
  readOutput: (text) => readSummary(lastLine(text, /^\s+Tests {2}/)),
};
