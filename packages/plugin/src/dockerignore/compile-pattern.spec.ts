import { compilePattern } from './compile-pattern';

describe('compilePattern', () => {
  it.each([
    ['app/(group)/x', ['app/(group)/x'], ['app/group/x']],
    ['**/*.py[cod]', ['a.pyc', 'x/y.pyo'], ['a.py', 'a.pyx']],
    ['**modules', ['node_modules', 'a/my_modules'], ['modules/a']],
    ['a/**', ['a/b', 'a/b/c'], ['a', 'ab']],
    ['a**', ['ab/c', 'a'], ['ba']],
    ['a/**/b', ['a/b', 'a/x/y/b'], ['ab', 'a/xb']],
    ['?', ['a', '😀'], ['ab', '/']],
    ['a[^x]b', ['a/b', 'ayb'], ['axb']],
    ['[!a]', ['!', 'a'], ['b']],
    ['app/\\[slug\\]', ['app/[slug]'], ['app/s']],
    ['\\d*', ['1', '1x'], ['d']],
    ['a+b*', ['a+b', 'a+bc'], ['aab']],
    ['a{2}*', ['aa', 'aax'], ['a{2}']],
    ['[[:digit:]]', ['7'], [':', 'd']],
    ['foo\\-b*', ['foo-b'], ['foo\\-b']],
    ['{1}foo*', ['foo', 'foox'], ['{1}foo']],
    ['c\\A+*', [], ['c', 'cx']],
    ['\uFEFF**/docs', [], ['docs', 'a/docs']],
  ])('compares %s as the engine does', (pattern, matching, others) => {
    const matches = compilePattern(pattern, 'docker');
    expect(matching.filter((path) => !matches(path))).toEqual([]);
    expect(others.filter((path) => matches(path))).toEqual([]);
  });
});
