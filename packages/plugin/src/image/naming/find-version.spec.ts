import { buildFacts, type GitFacts, type Missing } from './build-facts';
import { findVersion } from './find-version';

const git = (...tags: string[]): GitFacts => ({
  sha: 'abc',
  commitDate: new Date(0),
  tags,
  isShallow: false,
});
const tag = (name: string): { tag: string } => ({ tag: name });

describe('findVersion', () => {
  it.each<[string[], { tag?: string }, string | undefined, string, string]>([
    [['api@1.2.3'], {}, '9.9.9', '1.2.3', 'git tag api@1.2.3'],
    [['api-v1.2.3'], {}, undefined, '1.2.3', 'git tag api-v1.2.3'],
    [['v2.0.0', 'api@1.2.3'], {}, undefined, '1.2.3', 'git tag api@1.2.3'],
    [['v2.0.0'], {}, '9.9.9', '2.0.0', 'git tag v2.0.0'],
    [['2.0.0'], {}, undefined, '2.0.0', 'git tag 2.0.0'],
    [['web@5.0.0', 'web-v5.0.0', 'apiary@5.0.0', 'api@next'], {}, '1.0.1', '1.0.1', 'package.json'],
    [[], tag('api@3.0.0'), '1.0.1', '3.0.0', 'git tag api@3.0.0'],
    [['v2.0.0'], tag('v3.0.0'), undefined, '3.0.0', 'git tag v3.0.0'],
    [['v2.0.0-rc.1'], {}, undefined, '2.0.0-rc.1', 'git tag v2.0.0-rc.1'],
    [['v2.0'], {}, '0.0.1+build.5', '0.0.1', 'package.json'],
  ])('reads %j, %j and package.json %s as %s of %s', (tags, ci, version, found, from) => {
    const facts = { project: 'api', git: git(...tags), ci };
    const [major, minor, patch] = found.split(/[.-]/).map(Number);
    expect(findVersion(facts, version === undefined ? undefined : { version })).toEqual({
      ...{ version: found, major, minor, patch, from },
    });
  });

  const fix = 'nx release, or git tag api@1.2.3';
  it.each<[GitFacts | Missing, string | undefined, string]>([
    [
      git(),
      undefined,
      'no release tag of api points at HEAD, and the project has no package.json with a version',
    ],
    [git(), '0.0.0', 'no release tag of api points at HEAD, and its package.json has the placeholder 0.0.0'],
    [
      { why: 'there is no git on PATH' },
      '1.x',
      'there is no git on PATH, and "1.x" in its package.json is no semantic version',
    ],
    [
      { ...git(), isShallow: true },
      undefined,
      'no release tag of api points at HEAD (the clone is shallow, and such clones come without tags), and the project has no package.json with a version',
    ],
  ])('says why there is none: %j, %s', (facts, version, why) => {
    const manifest = version === undefined ? {} : { version };
    expect(findVersion(buildFacts({ project: 'api', git: facts }), manifest)).toEqual({ why, fix });
  });
});
