import { parseIgnoreFile } from './parse';

describe('parseIgnoreFile', () => {
  it.each([
    ['a comment only where # is the first character', '#x\n #y', [[2, '#y', false]]],
    ['blanks at both ends and after the exclamation mark', ' \t! a \r\n', [[1, 'a', true]]],
    [
      'a byte order mark on the first line only',
      '\uFEFFa\n\uFEFFb',
      [
        [1, 'a', false],
        [2, '\uFEFFb', false],
      ],
    ],
    [
      'paths by their words',
      './a//b/\n/c\nd/../e',
      [
        [1, 'a/b', false],
        [2, 'c', false],
        [3, 'e', false],
      ],
    ],
    [
      'a lone exclamation mark and the root as nothing',
      '!\n!/',
      [
        [1, '', true],
        [2, '', true],
      ],
    ],
  ] as const)('reads %s', (_, content, expected) => {
    const lines = parseIgnoreFile(content).map(({ line, pattern, reincludes }) => [
      line,
      pattern,
      reincludes,
    ]);
    expect(lines).toEqual(expected);
  });

  it('keeps each line as it was written', () => {
    expect(parseIgnoreFile('  !./a/ \r\n').map(({ text }) => text)).toEqual(['  !./a/ ']);
  });
});
