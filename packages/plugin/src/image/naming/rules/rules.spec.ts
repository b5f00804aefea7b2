import { buildFacts, type BuildFacts } from '../build-facts';
import type { CiFacts } from '../ci-facts';
import { resolveNames } from '../resolve-names';
import type { Flavor } from './apply-rules';

// Rules, events and expected tags are those that docker/metadata-action documents: its README, and the tables of its
// __tests__/meta.test.ts at 87ff116. Where this plugin means something else, the case says so.

const sha = '860c1904a1ce19322e91ac35af1ab07466440c37';
const date = new Date('2020-01-10T00:30:00.000Z');
const at = (ci: CiFacts): BuildFacts =>
  buildFacts({
    project: 'app',
    git: { sha, commitDate: date, tags: [], isShallow: false },
    ci: { provider: 'GitHub Actions', defaultBranch: 'master', ...ci },
    now: date,
    environment: { RELEASE: 'true' },
  });
const branch = (name: string): BuildFacts => at({ branch: name });
const tag = (name: string): BuildFacts => at({ tag: name });
const pullRequest = at({ pullRequest: '2', branch: 'topic', baseBranch: 'master' });
const schedule = at({ branch: 'master', isSchedule: true });
const scheduleAlone = buildFacts({ project: 'app', ci: { branch: 'trunk', isSchedule: true } });

/** The tags that rules give to one image, by their names alone. */
function tagsOf(tagRules: readonly string[] | undefined, facts: BuildFacts, flavor: Flavor = {}): string[] {
  const { references, problems } = resolveNames(
    { images: ['app'], ...(tagRules && { tagRules }), flavor },
    facts,
  );
  expect(problems).toEqual([]);
  return references.map((reference) => reference.replace(/^app:/, ''));
}

describe('the rules that hold where none are given', () => {
  it.each<[string, BuildFacts, string[]]>([
    ['a pull request', pullRequest, ['pr-2']],
    ['a branch', branch('master'), ['master']],
    ['a branch with a slash', branch('releases/v1'), ['releases-v1']],
    ['a branch with odd characters', branch('feat/Tag_1.0-#1'), ['feat-Tag_1.0--1']],
    ['a git tag', tag('v1.2.3'), ['v1.2.3', 'latest']],
    ['a git tag of a pre-release', tag('v2.0.8-beta.67'), ['v2.0.8-beta.67', 'latest']],
    ['a git tag that is no version', tag('release1'), ['release1', 'latest']],
    ['a schedule', schedule, ['nightly', 'master']],
  ])('name %s', (_, facts, tags) => {
    expect(tagsOf(undefined, facts)).toEqual(tags);
  });
});

describe('type=semver', () => {
  it.each<[string, string, string[]]>([
    ['v1.2.3', 'pattern={{raw}}', ['v1.2.3', 'latest']],
    ['v1.2.3', 'pattern={{version}}', ['1.2.3', 'latest']],
    ['v1.2.3', 'pattern={{ version }}', ['1.2.3', 'latest']],
    ['v1.2.3', 'pattern={{major}}.{{minor}}', ['1.2', 'latest']],
    ['v1.2.3', 'pattern=v{{major}}', ['v1', 'latest']],
    ['v1.2.3', 'pattern={{minor}}', ['2', 'latest']],
    ['v1.2.3', 'pattern={{patch}}', ['3', 'latest']],
    ['p1/v1.2.3', String.raw`pattern={{version}},match=v(\d.\d.\d)$`, ['1.2.3', 'latest']],
    ['v2.0.8-beta.67', 'pattern={{raw}}', ['v2.0.8-beta.67']],
    ['v2.0.8-beta.67', 'pattern={{version}}', ['2.0.8-beta.67']],
    ['v2.0.8-beta.67', 'pattern={{major}}', ['2.0.8-beta.67']],
    ['v2.0.8-beta.67', 'pattern={{major}}.{{minor}}', ['2.0.8-beta.67']],
    ['v9.5.7-alpha.2+fork.3.1.8', 'pattern={{version}}', ['9.5.7-alpha.2']],
    ['v101.12.13', 'pattern={{major}}', ['101', 'latest']],
    // Ours: the release tags of nx release.
    ['app@1.2.3', 'pattern={{version}}', ['1.2.3', 'latest']],
    ['app-v1.2.3', 'pattern={{major}}.{{minor}}', ['1.2', 'latest']],
  ])('makes of %s by %s %j', (name, attributes, tags) => {
    expect(tagsOf([`type=semver,${attributes}`], tag(name))).toEqual(tags);
  });

  it.each<[string, BuildFacts, string[]]>([
    ['value=v1.2.3', branch('master'), ['1.2.3', 'latest']],
    [String.raw`value=p1/v1.0.0,match=v(\d.\d.\d)$`, branch('master'), ['1.0.0', 'latest']],
    // Ours: tokens.
    [
      'value={version}',
      {
        ...branch('master'),
        version: { version: '4.5.6', major: 4, minor: 5, patch: 6, from: 'package.json' },
      },
      ['4.5.6', 'latest'],
    ],
  ])('reads %s where no git tag is built', (attribute, facts, tags) => {
    expect(tagsOf([`type=semver,pattern={{version}},${attribute}`], facts)).toEqual(tags);
  });
});

describe('type=pep440', () => {
  it.each<[string, string, string[]]>([
    ['1.2.3', '{{raw}}', ['1.2.3', 'latest']],
    ['1.2.3', '{{version}}', ['1.2.3', 'latest']],
    ['v1.2.3', '{{version}}', ['1.2.3', 'latest']],
    ['1.2.3', '{{major}}.{{minor}}', ['1.2', 'latest']],
    ['1.2.3', 'v{{major}}', ['v1', 'latest']],
    ['1.2.3', '{{patch}}', ['3', 'latest']],
    ['v1.2.3rc2', '{{raw}}', ['v1.2.3rc2']],
    ['1.2.3rc2', '{{version}}', ['1.2.3rc2']],
    ['1.2.3rc2', '{{major}}.{{minor}}', ['1.2.3rc2']],
    ['1.2.3post1', '{{major}}.{{minor}}', ['1.2.3.post1']],
    ['1.2post1', '{{major}}', ['1.2.post1']],
    ['1.2.3beta2', '{{major}}.{{minor}}', ['1.2.3b2']],
    ['1.0dev4', '{{major}}.{{minor}}', ['1.0.dev4']],
  ])('makes of %s by %s %j', (name, pattern, tags) => {
    expect(tagsOf([`type=pep440,pattern=${pattern}`], tag(name))).toEqual(tags);
  });

  it('reads a value and a part of it', () => {
    const rule = String.raw`type=pep440,pattern={{version}},value=p1/v1.0.0,match=v(\d.\d.\d)$`;
    expect(tagsOf([rule], branch('master'))).toEqual(['1.0.0', 'latest']);
  });
});

describe('type=match', () => {
  it.each<[string, string, string[]]>([
    ['v1.2.3', String.raw`pattern=\d.\d.\d`, ['1.2.3', 'latest']],
    ['v2.0.8-beta.67', 'pattern=v(.*),group=1', ['2.0.8-beta.67', 'latest']],
    ['v2.0.8-beta.67', String.raw`pattern=v(\d.\d),group=1`, ['2.0', 'latest']],
    ['v2.0.8-beta.67', '"pattern=v(.*)-beta.(.*)",group=2', ['67', 'latest']],
    ['20200110-RC2', String.raw`pattern=\d+`, ['20200110', 'latest']],
    ['20200110-RC2', String.raw`pattern=\d{8}`, ['20200110', 'latest']],
    ['20200110-RC2', String.raw`"pattern=^\d+-RC\d{1,2}"`, ['20200110-RC2', 'latest']],
    ['p1/v1.2.3', String.raw`pattern=p1/v(\d.\d.\d),group=1`, ['1.2.3', 'latest']],
    ['V1.0.0', String.raw`"pattern=/^v(\d.\d.\d)$/ig",group=1`, ['1.0.0', 'latest']],
  ])('makes of %s by %s %j', (name, attributes, tags) => {
    expect(tagsOf([`type=match,${attributes}`], tag(name))).toEqual(tags);
  });

  it('reads a value where no git tag is built', () => {
    expect(tagsOf(['type=match,pattern=v(.*),group=1,value=v1.2.3', 'type=edge'], branch('master'))).toEqual([
      ...['1.2.3', 'edge', 'latest'],
    ]);
  });
});

describe('type=ref, edge, raw, sha and schedule', () => {
  it.each<[string, BuildFacts, string[]]>([
    ['type=ref,event=branch', branch('my/branch'), ['my-branch']],
    ['type=ref,event=tag', tag('v1.2.3'), ['v1.2.3', 'latest']],
    ['type=ref,event=pr', pullRequest, ['pr-2']],
    ['type=ref,event=pr,prefix=merge-', pullRequest, ['merge-2']],
    ['type=ref,event=pr,prefix=', pullRequest, ['2']],
    ['type=edge', branch('master'), ['edge']],
    ['type=edge,branch=dev', branch('dev'), ['edge']],
    ['type=raw,value=foo', branch('master'), ['foo']],
    ['type=raw,foo', branch('master'), ['foo']],
    ['foo', branch('master'), ['foo']],
    ['type=raw,value=latest,enable={{is_default_branch}}', branch('master'), ['latest']],
    ['type=raw,value=x,enable={{is_not_default_branch}}', branch('dev'), ['x']],
    ['type=raw,value=x,enable={{is_default_branch}}', scheduleAlone, ['x']],
    ['type=raw,value=x,enable={{is_not_default_branch}}', at({ branch: 'dev', isSchedule: true }), ['x']],
    ['type=raw,value=x,enable={env.RELEASE}', branch('dev'), ['x']],
    ['type=sha', branch('master'), ['sha-860c190']],
    ['type=sha,format=long', branch('master'), [`sha-${sha}`]],
    ['type=sha,prefix={{branch}}-', branch('my/branch'), ['my-branch-860c190']],
    ['type=sha,prefix=,suffix=-x', branch('master'), ['860c190-x']],
    ['type=schedule', schedule, ['nightly']],
    ["type=schedule,pattern={{date 'YYYYMMDD'}}", schedule, ['20200110']],
    ["type=schedule,pattern={{date 'YYYYMMDD-HHmmss' tz='Asia/Tokyo'}}", schedule, ['20200110-093000']],
    ['TYPE=raw, value=foo ', branch('master'), ['foo']],
  ])('%s', (rule, facts, tags) => {
    expect(tagsOf([rule], facts)).toEqual(tags);
  });
});

describe('the expressions', () => {
  it.each<[string, BuildFacts, string]>([
    ['mytag-{{branch}}-{{sha}}', branch('master'), 'mytag-master-860c190'],
    ['mytag-{{branch}}', tag('v1'), 'mytag-'],
    ['mytag-{{branch}}', pullRequest, 'mytag-'],
    ['mytag-{{tag}}', tag('v1.2.3'), 'mytag-v1.2.3'],
    ['mytag-{{tag}}', branch('master'), 'mytag-'],
    ['mytag-{{base_ref}}', pullRequest, 'mytag-master'],
    ['mytag-{{base_ref}}', branch('master'), 'mytag-'],
    ["mytag-{{date 'YYYYMMDD'}}", branch('master'), 'mytag-20200110'],
    ['mytag-{{date "YYYYMMDD"}}', branch('master'), 'mytag-20200110'],
    ["mytag-{{date 'YYYYMMDD-HHmmss' tz='Asia/Tokyo'}}", branch('master'), 'mytag-20200110-093000'],
    [
      "mytag-{{commit_date 'dddd, MMMM Do YYYY, h:mm:ss a'}}",
      branch('master'),
      'mytag-Friday-January-10th-2020-12-30-00-am',
    ],
    ["{{date 'X' tz='Asia/Tokyo'}}", branch('master'), '1578616200'],
    ["{{date 'GGGG-[W]WW'}}", branch('master'), '2020-W02'],
    // Ours: tokens stand beside them, and the values of expressions are not read again.
    ['{project}-{{tag}}-{shortSha}', tag('{sha}'), 'app--sha--860c190'],
  ])('write %s', (value, facts, expected) => {
    expect(tagsOf([`type=raw,"value=${value.replaceAll('"', '""')}"`], facts)).toEqual([expected]);
  });
});

describe('several rules', () => {
  it.each<[string[], BuildFacts, Flavor, string[]]>([
    [['type=ref,priority=2000,event=branch', 'type=edge'], branch('master'), {}, ['master', 'edge']],
    [['type=sha', 'type=ref,event=branch'], branch('dev'), {}, ['dev', 'sha-860c190']],
    [['type=raw,b', 'type=raw,a'], branch('dev'), {}, ['b', 'a']],
    [
      [
        'type=semver,pattern={{version}}',
        'type=semver,pattern={{major}}.{{minor}}',
        'type=semver,pattern={{major}}',
      ],
      tag('v1.1.1'),
      {},
      ['1.1.1', '1.1', '1', 'latest'],
    ],
    [
      ['type=semver,pattern={{version}}', 'type=semver,pattern={{major}}.{{minor}}.{{patch}}'],
      tag('v1.1.1'),
      {},
      ['1.1.1', 'latest'],
    ],
    [
      [
        'type=raw,priority=2000,foo',
        'type=semver,pattern={{version}}',
        String.raw`type=match,"pattern=\d.\d"`,
      ],
      tag('v2.0.8-beta.67'),
      {},
      ['foo', '2.0.8-beta.67', '2.0'],
    ],
    [['type=raw,priority=2000,foo', 'type=ref,event=tag', 'type=edge'], tag('v1.1.1'), {}, ['foo', 'v1.1.1']],
    [
      ['type=ref,event=tag', 'type=semver,pattern={{version}}'],
      tag('sometag'),
      { latest: false },
      ['sometag'],
    ],
    [['type=ref,event=branch'], branch('dev'), { latest: true }, ['dev', 'latest']],
    [['type=raw,latest'], branch('dev'), { latest: true }, ['latest']],
    [['type=match,pattern=v(.*),enable=false', 'type=edge'], branch('master'), {}, ['edge']],
    [
      [
        String.raw`type=match,pattern=p1/v(\d.\d.\d),group=1`,
        String.raw`type=match,pattern=p1/v(\d.\d),group=1,suffix=`,
        String.raw`type=match,pattern=p1/v(\d.\d),group=3`,
        'type=ref,event=pr',
        'type=sha',
      ],
      tag('p1/v1.0.0'),
      { suffix: '-dev' },
      ['1.0.0-dev', '1.0', 'sha-860c190-dev', 'latest'],
    ],
    [
      ['type=semver,pattern={{version}}'],
      tag('v1.1.1'),
      { suffix: '-dev', suffixOnLatest: true },
      ['1.1.1-dev', 'latest-dev'],
    ],
    [
      ['type=semver,pattern={{version}}'],
      tag('v1.1.1'),
      { prefix: 'foo-', prefixOnLatest: true, suffix: '-dev', suffixOnLatest: true },
      ['foo-1.1.1-dev', 'foo-latest-dev'],
    ],
    [
      ['type=ref,event=branch', 'type=sha'],
      branch('dev'),
      { prefix: '{project}-' },
      ['app-dev', 'sha-860c190'],
    ],
  ])('%j', (rules, facts, flavor, tags) => {
    expect(tagsOf(rules, facts, flavor)).toEqual(tags);
  });
});

describe('images', () => {
  it.each<[string[] | undefined, string[]]>([
    [
      ['org/app', 'ghcr.io/MyUSER/MyApp'],
      ['org/app:dev', 'org/app:sha-860c190', 'ghcr.io/myuser/myapp:dev', 'ghcr.io/myuser/myapp:sha-860c190'],
    ],
    [
      ['name=org/app', 'ghcr.io/user/app,enable=false'],
      ['org/app:dev', 'org/app:sha-860c190'],
    ],
    [['name=org/app,enable={env.RELEASE}'], ['org/app:dev', 'org/app:sha-860c190']],
    [['localhost:5000/{project}'], ['localhost:5000/app:dev', 'localhost:5000/app:sha-860c190']],
    [undefined, ['app:dev', 'app:sha-860c190']],
    [['name=app,enable=false'], []],
  ])('%j', (images, references) => {
    const options = { ...(images && { images }), tagRules: ['type=ref,event=branch', 'type=sha'] };
    const names = resolveNames(options, branch('dev'));
    expect(names).toEqual({
      references,
      version: 'dev',
      labels: new Map(),
      annotations: new Map(),
      problems: [],
    });
  });
});

describe('what is wrong', () => {
  it.each<[string, string, string | undefined]>([
    [
      'type=nope',
      'tagRules[0]: there is no rule "type=nope"',
      'one of schedule, semver, pep440, match, edge, ref, raw, sha',
    ],
    [
      'type=sha,pattern=x',
      'tagRules[0] (type=sha): there is no attribute "pattern"',
      'one of type, enable, priority, prefix, suffix, format',
    ],
    ['type=sha,short', 'tagRules[0] (type=sha): "short" is no attribute', 'write <name>=<value>'],
    ['type=semver', 'tagRules[0] (type=semver): the attribute "pattern" is missing', undefined],
    ['type=raw', 'tagRules[0] (type=raw): the attribute "value" is missing', undefined],
    ['type=ref,event=push', 'tagRules[0] (type=ref): "push" is no event', 'one of branch, tag, pr'],
    ['type=sha,format=8', 'tagRules[0] (type=sha): "8" is no format', 'one of short, long'],
    ['type=sha,priority=high', 'tagRules[0] (type=sha): the priority "high" is no whole number', undefined],
    [
      'type=match,pattern=x,group=a',
      'tagRules[0] (type=match): the group "a" is no number of a group',
      undefined,
    ],
    ['type=sha,prefix=.', 'tagRules: ".860c190" cannot be a tag', undefined],
    ['type=sha,enable=yes', 'tagRules[0]: enable is "yes"', 'true or false'],
    ['type=match,pattern=(', 'tagRules[0]: "(" is no regular expression', undefined],
    [
      'type=raw,{{nope}}',
      'tagRules[0]: {{nope}} is no expression that may stand there',
      'one of {{branch}}, {{tag}}, {{sha}}, {{base_ref}}, {{is_default_branch}}, {{is_not_default_branch}}, {{date}}, {{commit_date}}',
    ],
    [
      'type=raw,{{constructor}}',
      'tagRules[0]: {{constructor}} is no expression that may stand there',
      expect.any(String) as string,
    ],
    [
      'type=raw,{{#if x}}',
      'tagRules[0]: {{#if x}} is no expression that may stand there',
      expect.any(String) as string,
    ],
    [
      'type=raw,{{{branch}}}',
      'tagRules[0]: {{{branch}}} is no expression that may stand there',
      expect.any(String) as string,
    ],
    [
      'type=semver,pattern={{prerelease}}',
      'tagRules[0]: {{prerelease}} is no expression that may stand there',
      'one of {{raw}}, {{version}}, {{major}}, {{minor}}, {{patch}}',
    ],
    ['type=raw,{{date}}', 'tagRules[0]: {{date}} has no value', "for example {{date 'YYYYMMDD'}}"],
    [
      "type=raw,{{date 'YYYY' tz='Mars/Olympus'}}",
      "tagRules[0]: {{date 'YYYY' tz='Mars/Olympus'}} has no value",
      undefined,
    ],
    ["type=raw,{{branch 'x'}}", "tagRules[0]: {{branch 'x'}} has no value", undefined],
    ['type=raw,{nope}', 'tagRules[0]: {nope} has no value', expect.any(String) as string],
    [`type=raw,${'a'.repeat(129)}`, `tagRules: "${'a'.repeat(129)}" cannot be a tag`, undefined],
    [
      'type=edge',
      'tagRules: no rule gives a tag for this build',
      'add a rule that always holds, such as type=sha',
    ],
  ])('%s: %s', (rule, what, fix) => {
    const { problems } = resolveNames({ tagRules: [rule] }, tag('v1.2.3'));
    expect(problems.map((problem) => [problem.what, problem.fix])).toEqual([[what, fix]]);
  });

  it('is all said at once', () => {
    const options = {
      images: ['app:1', 'a,b', 'name=a,size=1', 'Ä'],
      tagRules: ['type=nope', 'type=sha,x=1'],
    };
    const { problems } = resolveNames(options, branch('dev'));
    expect(problems.map(({ what }) => what)).toEqual([
      'images[0]: "app:1" has a tag already',
      'images[1]: "a,b" does not name one repository',
      'images[2]: there is no attribute "size"',
      'images[3]: "ä" is no image name',
      'tagRules[0]: there is no rule "type=nope"',
      'tagRules[1] (type=sha): there is no attribute "x"',
    ]);
  });

  it('names the reason of each rule where none gives a tag', () => {
    const rules = ['type=semver,pattern={{version}}', 'type=edge', 'type=schedule', 'type=sha,enable=false'];
    const { problems } = resolveNames({ tagRules: rules }, tag('sometag'));
    expect(problems).toEqual([
      {
        what: 'tagRules: no rule gives a tag for this build',
        why: [
          'type=schedule: no schedule started this run',
          'type=semver,pattern={{version}}: "sometag" is no semantic version',
          'type=edge: no branch is built',
          'type=sha,enable=false: it is switched off',
        ].join('; '),
        fix: 'add a rule that always holds, such as type=sha',
      },
    ]);
  });

  it('is a commit or default branch that nothing tells', () => {
    const why = 'git says: not a git repository';
    const facts = buildFacts({ project: 'app', git: { why }, ci: { branch: 'main' } });
    const rules = ['type=sha', 'type=edge', 'type=raw,{{sha}}', 'type=raw,x,enable={{is_default_branch}}'];
    expect(resolveNames({ tagRules: rules }, facts).problems).toEqual([
      { what: 'tagRules[1]: type=edge has no value', why },
      { what: 'tagRules[2]: {{sha}} has no value', why },
      { what: 'tagRules[3]: {{is_default_branch}} has no value', why },
      { what: 'tagRules[0]: type=sha has no value', why },
    ]);
  });
});
