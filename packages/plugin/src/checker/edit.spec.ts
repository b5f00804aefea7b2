import { applyEdits, placeAt, removeLine, startOfLine, type Edit } from './edit';

const edit = (from: number, to: number, text = ''): Edit => ({ from, to, text });

describe('applyEdits', () => {
  it.each<[string, string, readonly (readonly Edit[])[], string, readonly number[]]>([
    ['nothing', 'abc', [], 'abc', []],
    ['what has no edits', 'abc', [[]], 'abc', []],
    ['several, in any order', 'abcdef', [[edit(4, 6)], [edit(0, 1, 'X')]], 'Xbcd', [1, 0]],
    ['what touches', 'abcd', [[edit(0, 2)], [edit(2, 4, 'x')]], 'x', [0, 1]],
    ['the first of two that overlap', 'abcdef', [[edit(2, 5)], [edit(1, 3, 'x')]], 'axdef', [1]],
    ['one of two that put in at one place', 'ab', [[edit(1, 1, 'x')], [edit(1, 1, 'y')]], 'axb', [0]],
    ['a set together or not at all', 'abcdef', [[edit(0, 2, 'x')], [edit(1, 3), edit(5, 6)]], 'xcdef', [0]],
    ['no set that overlaps itself', 'abc', [[edit(0, 2), edit(1, 3)]], 'abc', []],
    ['line ends as in the file', '\uFEFFa\r\nb\r\n', [[edit(2, 2, '\nc')]], '\uFEFFa\r\nc\r\nb\r\n', [0]],
  ])('applies %s', (_, text, sets, expected, order) => {
    const fixes = sets.map((edits, index) => ({ edits, index }));
    const { text: changed, applied } = applyEdits(text, fixes);
    expect([changed, applied.map(({ index }) => index)]).toEqual([expected, order]);
  });
});

it('finds lines, behind a byte order mark too', () => {
  expect([1, 2, 3, 4].map((line) => startOfLine('\uFEFFa\r\nbc\n', line))).toEqual([1, 4, 7, 7]);
  expect(removeLine('\uFEFFa\nb', 1)).toEqual(edit(1, 3));
  expect(removeLine('a\nb', 2)).toEqual(edit(2, 3));
  expect([placeAt('\uFEFFab\nc', 2), placeAt('\uFEFFab\nc', 4)]).toEqual([
    { line: 1, column: 2 },
    { line: 2, column: 1 },
  ]);
});
