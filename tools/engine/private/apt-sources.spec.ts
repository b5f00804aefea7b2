import { parseSources, parseSourcesList, sourceFor } from './apt-sources';

const paragraphs = `Types: deb
# a remark between fields
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main contrib
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb-src
URIs: http://mirror.example/sources
Suites: bookworm
Components: main

Enabled: no
Types: deb
URIs: http://disabled.example/debian
Suites: bookworm
Components: main
`;

const debian = {
  uris: ['http://mirror.example/debian'],
  suites: ['bookworm', 'bookworm-updates'],
  components: ['main', 'contrib'],
  signedBy: '/usr/share/keyrings/debian-archive-keyring.gpg',
};

describe('parseSources', () => {
  it('keeps enabled paragraphs about binary packages', () => {
    expect(parseSources(paragraphs)).toEqual([debian]);
  });

  it('keeps a key that is written out, line by line', () => {
    const key = '\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mQINB\n -----END PGP PUBLIC KEY BLOCK-----';
    const [source] = parseSources(
      `Types: deb\nURIs: http://a.example\nSuites: x\nSigned-By:${key}\nComponents: main\n`,
    );
    expect([source?.signedBy, source?.components]).toEqual([key, ['main']]);
  });
});

describe('parseSourcesList', () => {
  it('reads lines with and without options, and no others', () => {
    const text = `
# deb http://old.example/debian buster main
deb-src http://mirror.example/debian bookworm main
deb [arch=amd64 signed-by=/etc/apt/keyrings/a.gpg] http://mirror.example/debian bookworm main contrib # ours
deb http://security.example/debian-security bookworm-security main
`;
    expect(parseSourcesList(text)).toEqual([
      {
        uris: ['http://mirror.example/debian'],
        suites: ['bookworm'],
        components: ['main', 'contrib'],
        signedBy: '/etc/apt/keyrings/a.gpg',
      },
      {
        uris: ['http://security.example/debian-security'],
        suites: ['bookworm-security'],
        components: ['main'],
        signedBy: undefined,
      },
    ]);
  });
});

describe('sourceFor', () => {
  it('writes a source for other suites of the same mirror', () => {
    expect(sourceFor([debian], 'bookworm', ['bookworm', 'trixie'])).toBe(
      'Types: deb\nURIs: http://mirror.example/debian\nSuites: bookworm trixie\nComponents: main\n' +
        'Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg\n',
    );
  });

  it('knows no mirror when the suite comes from a disc, or from nowhere', () => {
    const disc = { ...debian, uris: ['cdrom:[Debian]/'] };
    expect(sourceFor([disc], 'bookworm', ['trixie'])).toBeUndefined();
    expect(sourceFor([debian], 'trixie', ['trixie'])).toBeUndefined();
  });
});
