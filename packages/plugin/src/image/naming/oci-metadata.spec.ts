import { buildFacts } from './build-facts';
import { readManifest } from './manifest';
import { ociMetadata } from './oci-metadata';
import { sourceUrl } from './source-url';

describe('sourceUrl', () => {
  it.each([
    ['https://github.com/acme/api.git', 'https://github.com/acme/api'],
    ['https://github.com/acme/api/', 'https://github.com/acme/api'],
    ['http://github.com/acme/api', 'https://github.com/acme/api'],
    ['http://git.internal:3000/acme/api.git', 'http://git.internal:3000/acme/api'],
    ['https://git.internal:8443/acme/api', 'https://git.internal:8443/acme/api'],
    ['git@github.com:acme/api.git', 'https://github.com/acme/api'],
    ['github.com:/acme/api.git', 'https://github.com/acme/api'],
    ['ssh://git@git.internal:2222/acme/api.git', 'https://git.internal/acme/api'],
    ['git://git.internal/acme/api', 'https://git.internal/acme/api'],
    ['git+https://github.com/acme/api.git', 'https://github.com/acme/api'],
    ['git+ssh://git@github.com/acme/api.git', 'https://github.com/acme/api'],
    ['github:acme/api', 'https://github.com/acme/api'],
    ['gitlab:acme/api', 'https://gitlab.com/acme/api'],
  ])('makes of %s %s', (remote, url) => {
    expect(sourceUrl(remote)).toBe(url);
  });

  it.each([
    'https://user:secret@github.com/acme/api.git',
    'https://secret@github.com/acme/api.git',
    'https://x-access-token:secret@github.com/acme/api',
    'https://oauth2:se%40cret@github.com/acme/api',
    'http://user:secret@github.com/acme/api',
    'ssh://user:secret@github.com/acme/api.git',
    'git+https://secret@github.com/acme/api.git',
    'secret@github.com:acme/api.git',
    'se:cret@github.com:acme/api.git',
    'https://github.com/acme/api.git?private_token=secret',
    'https://github.com/acme/api#secret',
  ])('leaves out the credentials of %s', (remote) => {
    expect(sourceUrl(remote)).toBe('https://github.com/acme/api');
  });

  it.each([
    '',
    '/srv/git/api.git',
    '../api',
    'C:\\repos\\api',
    'C:/repos/api',
    'file:///srv/api.git',
    'https://',
    'https://x@/y',
    'acme/api',
  ])('knows no address for %s', (remote) => {
    expect(sourceUrl(remote)).toBeUndefined();
  });
});

describe('ociMetadata', () => {
  const git = {
    sha: 'abc',
    commitDate: new Date(0),
    branch: 'feature/x',
    tags: [],
    isShallow: false,
    isDirty: true,
    remoteUrl: 'https://ci:secret@github.com/acme/api.git',
  };
  const now = new Date('2026-01-02T03:04:05Z');
  const manifest = readManifest(
    JSON.stringify({
      name: '@acme/api',
      version: '1.2.3',
      description: ' The API. ',
      license: 'MIT',
      author: 'Ann Acme <ann@acme.example> (https://acme.example)',
      homepage: 'https://me:secret@github.com/acme/api#readme',
      repository: { type: 'git', url: 'git+https://github.com/other/place.git' },
    }),
  );

  it('parts what stays from what changes with every commit', () => {
    expect(ociMetadata(buildFacts({ project: 'api', git, now }), manifest, '1.2')).toEqual({
      stable: new Map([
        ['org.opencontainers.image.title', '@acme/api'],
        ['org.opencontainers.image.description', 'The API.'],
        ['org.opencontainers.image.url', 'https://github.com/acme/api#readme'],
        ['org.opencontainers.image.source', 'https://github.com/acme/api'],
        ['org.opencontainers.image.licenses', 'MIT'],
        ['org.opencontainers.image.vendor', 'Ann Acme'],
        ['org.opencontainers.image.documentation', 'https://github.com/acme/api#readme'],
      ]),
      volatile: new Map([
        ['org.opencontainers.image.created', '2026-01-02T03:04:05.000Z'],
        ['org.opencontainers.image.revision', 'abc-dirty'],
        ['org.opencontainers.image.version', '1.2'],
        ['org.opencontainers.image.ref.name', 'feature/x'],
      ]),
    });
  });

  it('has the same labels for the next commit', () => {
    const next = { ...git, sha: 'def', tags: ['v2.0.0'], branch: 'main', isDirty: false, commitDate: now };
    const version = { version: '2.0.0', major: 2, minor: 0, patch: 0, from: 'git tag v2.0.0' };
    const later = buildFacts({ project: 'api', git: next, version, now: new Date() });
    expect(ociMetadata(later, manifest).stable).toEqual(
      ociMetadata(buildFacts({ project: 'api', git, now }), manifest).stable,
    );
  });

  it('leaves out what is not known', () => {
    const facts = buildFacts({ project: 'api', now, ci: { sha: 'abc', pullRequest: '3' } });
    expect(ociMetadata(facts, undefined)).toEqual({
      stable: new Map([['org.opencontainers.image.title', 'api']]),
      volatile: new Map([
        ['org.opencontainers.image.created', '2026-01-02T03:04:05.000Z'],
        ['org.opencontainers.image.revision', 'abc'],
        ['org.opencontainers.image.ref.name', 'pull/3'],
      ]),
    });
  });

  it.each(['UNLICENSED', 'SEE LICENSE IN LICENSE.md'])('takes %s for no licence', (license) => {
    expect([...ociMetadata(buildFacts({ project: 'api' }), { license }).stable.keys()]).toEqual([
      'org.opencontainers.image.title',
    ]);
  });
});

describe('readManifest', () => {
  it.each([
    ['{', undefined],
    ['null', undefined],
    [
      '{"name":1,"author":{"name":"Ann"},"repository":"github:acme/api","license":""}',
      { author: 'Ann', repository: 'github:acme/api' },
    ],
  ])('reads %s', (text, facts) => {
    expect(readManifest(text)).toEqual(facts);
  });
});
