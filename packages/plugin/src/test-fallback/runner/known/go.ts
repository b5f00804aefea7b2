import type { Runner } from '../runner';
import type { TestCount } from '../test-count';

/** https://pkg.go.dev/cmd/go#hdr-Testing_flags; names of tests bear their tags as words, for example TestDestructiveReset. */
export const goRunner: Runner = {
  name: 'go',
  choose: ({ include, exclude }) => {
    if (![...include, ...exclude].every((tag) => /^\w+$/.test(tag))) return undefined;
    return [
      ...(include.length === 0 ? [] : [`-run=(?i)${include.join('|')}`]),
      ...(exclude.length === 0 ? [] : [`-skip=(?i)${exclude.join('|')}`]),
    ];
  },
  choosing: /^--?(?:run|skip)(?:=|$)/,
  reporting: () => [],
  readOutput: readPackages,
};

/** Without `-v` it says of whole packages only whether any of their tests ran. */
function readPackages(text: string): TestCount | undefined {
  const lines = text.split('\n');
  const single = (word: string): number =>
    lines.filter((line) => line.trimStart().startsWith(`--- ${word}:`)).length;
  const [passed, failed, skipped] = [single('PASS'), single('FAIL'), single('SKIP')];
  if (passed > 0) return { run: passed + failed, failed, skipped };
  const packages = lines.filter((line) => /^(?:ok|FAIL|\?|---)\s/.test(line));
  if (packages.length === 0) return undefined;
  const ranSome = packages.some((line) => !/\[no test(?: files|s to run)\]/.test(line));
  return ranSome ? undefined : { run: 0, failed: 0, skipped: undefined };
}
