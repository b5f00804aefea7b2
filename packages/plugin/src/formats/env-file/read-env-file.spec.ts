import { parseEnv } from 'node:util';
import { readEnvFile } from './read-env-file';

const flawsOf = (text: string): string[] =>
  readEnvFile(text).flaws.map(({ kind, line, column, key }) =>
    [`${String(line)}:${String(column)}`, kind, ...(key === undefined ? [] : [key])].join(' '),
  );

it('reads keys and values with their lines', () => {
  const text = '# staging\n\nAPP_ENV=staging\n# a note\nURL=postgres://a@b/c?d=/e,f:1%20~\nEMPTY=\nTWO=a=b\n';
  expect(readEnvFile(text)).toEqual({
    entries: [
      { key: 'APP_ENV', value: 'staging', line: 3 },
      { key: 'URL', value: 'postgres://a@b/c?d=/e,f:1%20~', line: 5 },
      { key: 'EMPTY', value: '', line: 6 },
      { key: 'TWO', value: 'a=b', line: 7 },
    ],
    flaws: [],
  });
  expect({ ...parseEnv(text) }).toEqual(
    Object.fromEntries(readEnvFile(text).entries.map(({ key, value }) => [key, value])),
  );
});

it.each<[string, string[]]>([
  ['\uFEFFA=1\n', ['1:1 byte-order-mark']],
  ['A=1\r\nB=2\r\n', ['1:4 carriage-return']],
  ['A=1', ['1:4 no-final-newline']],
  ['# end', ['1:6 no-final-newline']],
  ['NOVALUE\n', ['1:1 not-an-assignment']],
  ['K: v\n', ['1:1 not-an-assignment']],
  ['export A=1\n', ['1:1 export']],
  ['A =1\n', ['1:1 space']],
  [' A=1\n', ['1:1 indentation']],
  ['A=1\n  # note\n \n', ['2:1 indentation', '3:1 indentation']],
  ['A= 1\n', ['1:3 space A']],
  ['A=1 # note\n', ['1:4 space A', '1:5 hash A']],
  ['A=abc#def\n', ['1:6 hash A']],
  ['a=1\n', ['1:1 key']],
  ['A-B=1\n', ['1:1 key']],
  ['1A=1\n', ['1:1 key']],
  ['=1\n', ['1:1 key']],
  ['A="b"\n', ['1:3 quote A']],
  ["A='b'\n", ['1:3 quote A']],
  ['A=`b`\n', ['1:3 backtick A']],
  ['A=pa$$word\n', ['1:5 dollar A']],
  ['A=$(touch x)\n', ['1:3 dollar A', '1:10 space A']],
  ['A=a\\nb\n', ['1:4 backslash A']],
  ['A=a\u0000b\n', ['1:4 control-character A']],
  ['A=1\nB=2\nA=3\n', ['3:1 duplicate-key A']],
  ['A="l1\nl2"\n', ['1:3 quote A', '2:1 not-an-assignment']],
  ['', []],
])('finds the flaws of %j', (text, flaws) => {
  expect(flawsOf(text)).toEqual(flaws);
});

it('takes no value from a line with a flaw, and the others all the same', () => {
  expect(readEnvFile('A=$B\nB=1\nA=2\n').entries).toEqual([{ key: 'B', value: '1', line: 2 }]);
});
