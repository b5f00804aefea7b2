import { judgeAlpineEvidence, muslLoaderPath } from './alpine-evidence';

const OS_RELEASE = 'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.24.1\nPRETTY_NAME="Alpine Linux v3.24"\n';

describe('judgeAlpineEvidence', () => {
  it('believes an image with all signs, and takes its version from alpine-release', () => {
    const evidence = { osRelease: OS_RELEASE, alpineRelease: '3.24.2\n', hasMuslLoader: true };
    expect(judgeAlpineEvidence(evidence)).toEqual({
      kind: 'alpine',
      version: '3.24.2',
      description: 'Alpine Linux v3.24',
    });
    expect(judgeAlpineEvidence({ ...evidence, alpineRelease: undefined })).toMatchObject({
      version: '3.24.1',
    });
  });

  it.each([
    ['nothing', { osRelease: undefined, hasMuslLoader: true }, /no \/etc\/os-release/],
    [
      'another system',
      { osRelease: "ID=debian\nPRETTY_NAME='Debian 13'", hasMuslLoader: true },
      /says Debian 13/,
    ],
    ['the name alone', { osRelease: OS_RELEASE, hasMuslLoader: false }, /no musl loader/],
  ])('does not believe %s', (_, evidence, reason) => {
    const verdict = judgeAlpineEvidence({ ...evidence, alpineRelease: '3.24.1' });
    expect(verdict).toEqual({ kind: 'not-alpine', reason: expect.stringMatching(reason) as unknown });
  });
});

describe('muslLoaderPath', () => {
  it.each([
    ['amd64', '/lib/ld-musl-x86_64.so.1'],
    ['arm64', '/lib/ld-musl-aarch64.so.1'],
    ['s390x', '/lib/ld-musl-s390x.so.1'],
  ])('knows the loader of %s', (architecture, path) => {
    expect(muslLoaderPath(architecture)).toBe(path);
  });
});
