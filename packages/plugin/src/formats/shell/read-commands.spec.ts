import { isStraight, readCommands } from './read-commands';

const show = (text: string): string[] =>
  readCommands(text, 0, '\\').map(
    ({ words, after }) => `${after}|${words.map((word) => word.text).join(' ')}`,
  );

it.each([
  ['a b && c;d', ['|a b', '&&|c', ';|d']],
  ['a "b && c" \'d; e\' f\\ g', ['|a b && c d; e f g']],
  ['X=1 Y="2 3" a', ['|a']],
  ['a \\\n  # b && c\n\n  d', ['|a d']],
  ['a \\\r\n  b\r\nc', ['|a b', '\n|c']],
  ['a # b && c\nd', ['|a', '\n|d']],
  ['a#b ${c#d} $((1 + (2))) $(e; "f)" g)', ['|a#b ${c#d} $((1 + (2))) $(e; "f)" g)']],
  ['cat <<EOF >x && b\nc d\nEOF\ne', ['|cat <<EOF >x', '&&|b', '\n|e']],
  ['cat <<-"E.1"\n\tc\n\tE.1\ne', ['|cat <<-"E.1"', '\n|e']],
  ['a <<< b 2>&1\nc', ['|a <<< b 2>&1', '\n|c']],
  ['{ a; } || (b)', ['{|a', '(|b']],
  ['find -exec rm {} +', ['|find -exec rm', '}|+']],
  ['"open', ['|ope']],
])('takes %j apart', (text, expected) => {
  expect(show(text)).toEqual(expected);
});

it('knows where words stand', () => {
  const [command] = readCommands('RUN  a\tb', 3, '\\');
  expect(command?.words.map(({ offset }) => offset)).toEqual([5, 7]);
});

it.each([
  ['a && b; c | d', true],
  ['if a; then b; fi', false],
  ['a || b', false],
  ['command -v a && b', false],
  ['[ -x a ] && b', false],
  ['f() { a; }', false],
])('tells of %j whether each command is sure to be reached', (text, expected) => {
  expect(isStraight(readCommands(text, 0, '\\'))).toBe(expected);
});
