import { compileGoRegexp, UnreadableExpression } from './go-regexp';

/** Answers of Go 1.24's `regexp.MatchString`; each expression is anchored. */
describe('compileGoRegexp', () => {
  it.each([
    ['\\x66', ['f'], ['x66']],
    ['\\x{1F600}', ['😀'], ['x']],
    ['\\146', ['f'], ['146']],
    ['\\08', ['\x008'], ['8']],
    ['\\pL', ['a', 'é', '日'], ['1', '-']],
    ['\\p{Lu}', ['A', 'É'], ['a']],
    ['\\P{Lu}', ['a', '1'], ['A']],
    ['\\p{^Greek}', ['a'], ['α']],
    ['\\p{Old_Italic}', ['𐌀'], ['a']],
    ['\\p{Any}', ['a', '\n'], []],
    ['\\Qa.b*\\E', ['a.b*'], ['axb', 'a.bb']],
    ['\\Qa{2\\E', ['a{2'], ['aa']],
    ['a\\Qb\\E{2}', ['abb'], ['abab', 'ab']],
    ['[\\Qa]', undefined],
    ['[[:alpha:]]', ['a'], ['1', 'é']],
    ['[[:^alpha:]]', ['1', 'é'], ['a']],
    ['[^[:^alpha:]]', ['a'], ['1', 'é']],
    ['[[:nothing:]]', undefined],
    ['[[:__proto__:]]', undefined],
    ['\\p{Grek}', undefined],
    ['\\p{Thai}', ['ก'], ['a']],
    ['[[:]:]]', undefined],
    ['[[:]', ['[', ':'], ['a']],
    ['[\\D]', ['a', '\n'], ['1']],
    ['[\\S]', ['a', '\v', '\u00A0'], [' ']],
    ['[^\\S]', [' ', '\t'], ['a', '\v']],
    ['[\\pLx-z\\x30]', ['q', 'y', '0'], ['1']],
    ['[\\101-\\x43]', ['A', 'B', 'C'], ['D']],
    ['[!&-]', ['!', '&', '-'], ['a']],
    ['[&&]', ['&'], ['a']],
    ['[--/]', ['-', '.', '/'], ['a']],
    ['a{2}', ['aa'], ['a{2}']],
    ['a{02}', ['a{02}'], ['aa']],
    ['a{2,}', ['aa', 'aaa'], ['a']],
    ['a{,2}', ['a{,2}'], ['a']],
    ['a{0}', [''], ['a']],
    ['a{1000}', ['a'.repeat(1000)], ['a']],
    ['a{1001}', undefined],
    ['a{2,1}', undefined],
    ['\\1', undefined],
    ['\\8', undefined],
    ['\\xg1', undefined],
    ['\\x{}', undefined],
    ['\\x{110000}', undefined],
    ['\\p{Nothing}', undefined],
    ['\\p{}', undefined],
    ['\\pQ', undefined],
    ['\\E', undefined],
    ['\\C', undefined],
    ['[b-a]', undefined],
    ['[a-\\d]', undefined],
    ['a++', undefined],
    ['{2}', undefined],
    ['a_\\_', ['a__'], ['a_']],
    ['a}]', ['a}]'], []],
  ])('reads %s as Go does', (expression, matching, others = []) => {
    const compile = (): RegExp => compileGoRegexp(`^(?:${expression})$`);
    if (matching === undefined) {
      expect(compile).toThrow(UnreadableExpression);
      return;
    }
    expect(matching.filter((text) => !compile().test(text))).toEqual([]);
    expect(others.filter((text) => compile().test(text))).toEqual([]);
  });
});
