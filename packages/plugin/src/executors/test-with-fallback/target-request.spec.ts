import { quoteForShell } from './target-request';

it.each([
  ['src/a.spec.ts', 'src/a.spec.ts', 'src/a.spec.ts'],
  ['--ci', "'--ci'", '"--ci"'],
  ['a b', "'a b'", '"a b"'],
  ["it's", `'it'\\''s'`, `"it's"`],
  ['say "x"', `'say "x"'`, '"say ""x"""'],
  ['^(?!.*@(?:slow)(?![\\w-]))', `'^(?!.*@(?:slow)(?![\\w-]))'`, '"^(?!.*@(?:slow)(?![\\w-]))"'],
  ['', "''", '""'],
])('quotes %s for both kinds of shell', (word, posix, windows) => {
  expect([quoteForShell(word, 'linux'), quoteForShell(word, 'win32')]).toEqual([posix, windows]);
});
