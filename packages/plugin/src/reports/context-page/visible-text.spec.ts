import { visibleText } from './visible-text';

describe('visibleText', () => {
  it.each([
    ['plain name.txt', 'plain name.txt'],
    ['Übergröße 日本語 עברית 😀', 'Übergröße 日本語 עברית 😀'],
    ['a\nb\tc\r', 'a␊b␉c␍'],
    ['\0\x1b[31m\x7f', '␀␛[31m␡'],
    ['invoice\u202Efdp.exe', 'invoice‹U+202E›fdp.exe'],
    ['zero\u200Bwidth\u00A0\u2028', 'zero‹U+200B›width‹U+00A0›‹U+2028›'],
    ['lone \uD800 surrogate', 'lone ‹U+D800› surrogate'],
    ['not UTF-8: \uFFFD', 'not UTF-8: \uFFFD'],
    ['  both ends ', '␠␠both ends␠'],
    ['\u{E0041}\u{F0000}', '‹U+E0041›‹U+F0000›'],
  ])('shows %j as %s', (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });
});
