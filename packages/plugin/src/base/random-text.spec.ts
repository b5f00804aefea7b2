import { entropyOf, looksRandom } from './random-text';

it.each([
  ['KLzdocJ2is4AjIhK9tJ0Rl5gLKOm8x', true],
  ['9f86d081884c7d659a2feaa0c55ad015', true],
  ['this-is-a-long-secret-for-development', false],
  ['https://example.com/a/b/c/1234', false],
  ['postgres', false],
])('says whether %s looks random', (value, expected) => {
  expect(looksRandom(value)).toBe(expected);
});

it('measures how irregular a text is', () => {
  expect([entropyOf('aaaa'), entropyOf('abab'), entropyOf('abcd')]).toEqual([0, 1, 2]);
});
