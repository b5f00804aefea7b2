import fc from 'fast-check';
import { MaskedOutput, maskText } from './masked-output';

function show(secrets: readonly string[], chunks: readonly (string | Uint8Array)[]): string {
  const mask = new MaskedOutput(secrets);
  const shown = chunks.map((chunk) => mask.push(Buffer.from(chunk as string)));
  return Buffer.concat([...shown, mask.end()]).toString('utf8');
}

const SECRET = 'p@ss/wörd+1';
const PEM = '-----BEGIN KEY-----\nMIIBVgIBADAN\nBgkqhkiG9w0B\n-----END KEY-----\n';

describe('a secret is hidden', () => {
  it.each([
    ['as it is', SECRET],
    ['encoded for a URL', encodeURIComponent(SECRET)],
    ['encoded in small letters', encodeURIComponent(SECRET).replaceAll(/%../g, (code) => code.toLowerCase())],
    ['encoded as a form', new URLSearchParams({ '': SECRET }).toString().slice(1)],
    ['escaped for JSON', JSON.stringify('x"y\\z tab\t').slice(1, -1)],
    ['in base64', Buffer.from(SECRET).toString('base64').replace(/=+$/, '')],
  ])('%s', (_title, printed) => {
    expect(show([SECRET, 'x"y\\z tab\t'], [`[${printed}]`])).toMatch(/^\[\*{3}.{0,2}\]$/);
  });

  it.each([0, 1, 2, 3, 4])('in base64 behind %d others', (length) => {
    const header = Buffer.from(`${'u'.repeat(length)}:${SECRET}:v`).toString('base64');
    const shown = show([SECRET], [header]);
    expect(shown).toContain('***');
    expect(shown.length).toBeLessThan(header.length - 8);
  });

  it('line by line', () => {
    expect(show([PEM], [PEM.replaceAll('\n', '\n> ')])).toBe('***\n> ***\n> ***\n> ***\n> ');
  });

  it('also when it is the password of a URL', () => {
    const url = 'postgres://user:hunter%202x@db.acme.dev/app';
    expect(show([url], ['hunter%202x and hunter 2x at db.acme.dev, ', url])).toBe(
      '*** and *** at db.acme.dev, ***',
    );
  });

  it('when the program ends in its middle', () => {
    expect(show(['abcdefghij'], ['word: abcdefgh'])).toBe('word: ***');
    expect(show(['abcdefghij'], ['word: abc'])).toBe('word: abc');
  });
});

it('leaves everything else as it is, byte for byte', () => {
  const bytes = Buffer.from([0xff, 0x00, 0xc3, 0x28, 0x1b, 0x5b, 0x41]);
  const mask = new MaskedOutput([SECRET]);
  expect(Buffer.concat([mask.push(bytes), mask.end()]).equals(bytes)).toBe(true);
  const euro = Buffer.from('€ wörd');
  expect(show([SECRET], [euro.subarray(0, 1), euro.subarray(1, 5), euro.subarray(5)])).toBe('€ wörd');
});

it('shows a prompt at once, and holds back only what may become a secret', () => {
  const mask = new MaskedOutput(['secret-word']);
  expect(mask.push(Buffer.from('Continue? [y/N] ')).toString()).toBe('Continue? [y/N] ');
  expect(mask.push(Buffer.from('\r 50 % s')).toString()).toBe('\r 50 % ');
  expect(mask.push(Buffer.from('o')).toString()).toBe('so');
});

it('never shows a secret, wherever the output is cut', () => {
  const secrets = ['abcabd', 'ab cd/é', 'aaaaaa', 'b\na/b:c'];
  const unit = fc.constantFrom(
    'a',
    'b',
    'c',
    'd',
    ' ',
    '/',
    'é',
    '\n',
    'abcabd',
    'ab cd/é',
    encodeURIComponent('ab cd/é'),
    'aaaaaa',
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 30 }), fc.array(fc.nat(7), { maxLength: 60 }), (units, cuts) => {
      const output = Buffer.from(units.join(''));
      const chunks: Uint8Array[] = [];
      let from = 0;
      for (const length of cuts) {
        chunks.push(output.subarray(from, from + length));
        from += length;
      }
      const shown = show(secrets, [...chunks, output.subarray(from)]);
      for (const form of ['abcabd', 'ab cd/é', 'ab%20cd%2F%C3%A9', 'aaaaaa'])
        expect(shown).not.toContain(form);
      expect(shown.replace(/\*{3}$/, '')).toBe(show(secrets, [output]).replace(/\*{3}$/, ''));
    }),
    { numRuns: 500 },
  );
});

it('masks texts of our own', () => {
  expect(maskText('jest --token=hunter22', ['hunter22'])).toBe('jest --token=***');
});
