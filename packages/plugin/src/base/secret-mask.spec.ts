import fc from 'fast-check';
import { SecretMask } from './secret-mask';

function show(secrets: readonly string[], pieces: readonly string[]): string {
  const mask = new SecretMask(secrets);
  return pieces.map((piece) => mask.push(piece)).join('') + mask.end();
}

describe('a mask for secrets', () => {
  it.each([
    [['hunter2!'], ['the word is hunter2!\n'], 'the word is ***\n'],
    [['hunter2!'], ['hunt', 'er', '2!', ' and hun', 'gry'], '*** and hungry'],
    [['abcabd'], ['abcabcabd'], 'abc***'],
    [['first', 'first and last'], ['first and last, first'], '***, ***'],
    [['line one\nline two\n'], ['> line one\n> line two\n'], '> ***\n> ***\n'],
    [['spaces around  '], ['[spaces around]'], '[***]'],
    [['abc', '', ' \n'], ['abc stays, as it is too short'], 'abc stays, as it is too short'],
    [['pass', 'password1'], ['pass', 'word1', ' pass', 'port'], '*** ***port'],
    [['abcab'], ['xabcab'], 'x***'],
    [[], ['nothing to hide'], 'nothing to hide'],
  ])('of %j in %j', (secrets, pieces, shown) => {
    expect(show(secrets, pieces)).toBe(shown);
  });

  it('hides a secret wherever the text is cut', () => {
    const cut = fc.array(fc.nat(5), { maxLength: 40 });
    fc.assert(
      fc.property(
        cut,
        fc.constantFrom('aabaab', 'abab', 'aaaa'),
        fc.string({ unit: fc.constantFrom('a', 'b') }),
        (cuts, secret, text) => {
          const pieces: string[] = [];
          let rest = text;
          for (const length of cuts) {
            pieces.push(rest.slice(0, length));
            rest = rest.slice(length);
          }
          const shown = show([secret], [...pieces, rest]);
          expect(shown).not.toContain(secret);
          expect(shown.replaceAll('***', secret)).toBe(text);
        },
      ),
    );
  });
});
