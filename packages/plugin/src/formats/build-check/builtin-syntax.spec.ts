import { withBuiltinSyntax } from './builtin-syntax';

it('takes away the line that asks for a frontend, keeps the other directives, and knows the lines before', () => {
  const { text, lineBefore } = withBuiltinSyntax(
    '# escape=`\n# syntax=docker/dockerfile:1\n# check=skip=all\nFROM a\n',
  );
  expect(text).toBe('# escape=`\n# check=skip=all\nFROM a\n');
  expect([1, 2, 3].map(lineBefore)).toEqual([1, 3, 4]);
});

it.each(['FROM a\n# syntax=docker/dockerfile:1\n', '# a remark\n# syntax=docker/dockerfile:1\nFROM a\n', ''])(
  'leaves %j alone, where it is no directive',
  (before) => {
    const { text, lineBefore } = withBuiltinSyntax(before);
    expect([text, lineBefore(2)]).toEqual([before, 2]);
  },
);
