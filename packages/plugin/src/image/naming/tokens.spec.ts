import { buildFacts, type BuildFacts } from './build-facts';
import { needsOf } from './naming-options';
import { resolveNames } from './resolve-names';

const sha = '860c1904a1ce19322e91ac35af1ab07466440c37';
const git = {
  sha,
  commitDate: new Date('2026-01-02T03:04:05Z'),
  branch: 'feature/Ünder_x',
  tags: ['@acme/api@1.2.3-rc.1', '@acme/web@9.0.0'],
  isShallow: false,
};
const facts = buildFacts({
  project: '@acme/api',
  configuration: 'staging',
  git,
  ci: { provider: 'GitHub Actions', run: '42', pullRequest: '7' },
  version: { version: '1.2.3-rc.1', major: 1, minor: 2, patch: 3, from: 'package.json' },
  now: new Date('2026-12-31T23:30:00Z'),
  environment: { REGISTRY: 'registry.example.com:5000', NOTE: 'a b', EMPTY: '' },
});

const problemsOf = (text: string, of: BuildFacts): unknown =>
  resolveNames({ tags: [text] }, of).problems.map(({ what, why, fix }) => [what, why, fix]);

describe('a token', () => {
  it.each([
    ['{project}:1', 'acme/api:1', '@acme/api:1'],
    ['app:{project}', 'app:acme-api', 'app:@acme/api'],
    ['app:{configuration}', 'app:staging', 'app:staging'],
    ['app:{branch}', 'app:feature-nder_x', 'app:feature/Ünder_x'],
    ['app/{branch}:1', 'app/feature/nder_x:1', 'app/feature/Ünder_x:1'],
    ['app:{tag}', 'app:acme-api-1.2.3-rc.1', 'app:@acme/api@1.2.3-rc.1'],
    ['app:{sha}', `app:${sha}`, `app:${sha}`],
    ['app:{shortSha}', 'app:860c190', 'app:860c190'],
    ['app:{date}', 'app:20261231', 'app:20261231'],
    ['app:{date:YYYY-MM-DDTHH:mm}', 'app:2026-12-31T23-30', 'app:2026-12-31T23:30'],
    ['app:{date:YYYYMMDD@Asia/Tokyo}', 'app:20270101', 'app:20270101'],
    ['app:{commitDate}', 'app:20260102', 'app:20260102'],
    ['app:{commitDate:HHmm@Europe/Berlin}', 'app:0404', 'app:0404'],
    ['app:{version}', 'app:1.2.3-rc.1', 'app:1.2.3-rc.1'],
    ['app:{major}.{minor}.{patch}', 'app:1.2.3', 'app:1.2.3'],
    ['app:{run}-pr{pr}', 'app:42-pr7', 'app:42-pr7'],
    [
      '{env.REGISTRY}/app:{env.NOTE}',
      'registry.example.com:5000/app:a-b',
      'registry.example.com:5000/app:a b',
    ],
    ['localhost:5000/{project}', 'localhost:5000/acme/api', 'localhost:5000/@acme/api'],
  ])('%s is %s in a tag and %s in a label', (text, tag, label) => {
    const names = resolveNames({ tags: [text], labels: { a: text }, annotations: { b: text } }, facts);
    expect(names).toEqual({
      references: [tag],
      labels: new Map([['a', label]]),
      annotations: new Map([['b', label]]),
      problems: [],
    });
  });

  it.each([
    ['{{sha}}', '{sha}'],
    ['{{date:YYYY}}', '{date:YYYY}'],
    ['{"a":{"b":1}}', '{"a":{"b":1}}'],
    ['{}', '{}'],
    ['{ sha }', '{ sha }'],
    ['{sha', '{sha'],
    ['{{sha}}{run}', '{sha}42'],
    ['{{{run}}}', '{{run}}'],
  ])('is not what the label %s holds', (label, value) => {
    expect(resolveNames({ labels: { a: label } }, facts).labels).toEqual(new Map([['a', value]]));
  });

  const nothing = buildFacts({ project: 'api', git: { why: 'git says: not a git repository' } });
  const untagged = buildFacts({ project: 'api', git: { ...git, tags: [] } });
  it.each<[string, BuildFacts, string, string | undefined]>([
    ['sha', nothing, 'git says: not a git repository', undefined],
    ['shortSha', nothing, 'git says: not a git repository', undefined],
    ['branch', nothing, 'git says: not a git repository', undefined],
    ['tag', nothing, 'git says: not a git repository', undefined],
    ['commitDate', nothing, 'git says: not a git repository', undefined],
    ['version', nothing, 'nothing asked for it', undefined],
    ['configuration', nothing, 'the target runs without a configuration', '--configuration=<name>'],
    ['run', nothing, 'this is no run of a CI service that we know', 'set a variable and write {env.NAME}'],
    [
      'pr',
      buildFacts({ project: 'api', ci: { provider: 'Drone' } }),
      'this run of Drone does not tell a pull request',
      undefined,
    ],
    [
      'branch',
      buildFacts({ project: 'api', ci: { provider: 'Drone', tag: 'v1' } }),
      'Drone runs for the tag v1, not for a branch',
      undefined,
    ],
    [
      'branch',
      buildFacts({ project: 'api', git: { sha, commitDate: git.commitDate, tags: [], isShallow: false } }),
      'git has no branch checked out (HEAD is detached), and no CI service that we know names one',
      'git switch <branch>, or use {shortSha} or {env.NAME}',
    ],
    ['tag', untagged, 'no git tag points at HEAD', 'git tag api@1.2.3, or nx release'],
    [
      'tag',
      buildFacts({ project: 'api', git: { ...git, tags: [], isShallow: true } }),
      'no git tag points at HEAD; the clone is shallow, and such clones come without tags',
      'git fetch --tags, or clone with history (actions/checkout: fetch-depth: 0)',
    ],
    [
      'tag',
      buildFacts({ project: 'api', git }),
      'the git tags at HEAD are of other projects: @acme/api@1.2.3-rc.1, @acme/web@9.0.0',
      'git tag api@1.2.3, or nx release',
    ],
    [
      'tag',
      buildFacts({ project: 'api', git: { ...git, tags: ['a', 'b'] } }),
      'several git tags point at HEAD: a, b',
      'name the tag itself',
    ],
    ['env.NOPE', facts, 'NOPE is not set in the environment, or empty', undefined],
    ['env.EMPTY', facts, 'EMPTY is not set in the environment, or empty', undefined],
    ['env', facts, 'it names no variable', '{env.NAME}'],
    ['sha:8', facts, '{sha:8} takes nothing after its name', undefined],
    ['date:', facts, 'its format is empty', '{date:YYYYMMDD}, or {date:YYYYMMDD@Europe/Berlin}'],
    [
      'date:YYYY@Mars/Olympus',
      facts,
      '"Mars/Olympus" is no time zone that Node knows',
      'a name of the IANA list, such as Europe/Berlin',
    ],
    [
      'branch',
      buildFacts({ project: 'api', ci: { branch: '…' } }),
      'no character of "…" may stand in the name of an image',
      undefined,
    ],
  ])('{%s} without a value is a problem', (token, of, why, fix) => {
    expect(problemsOf(`app:x{${token}}`, of)).toEqual([[`tags[0]: {${token}} has no value`, why, fix]]);
  });

  it('that does not exist is a problem, and all problems are said at once', () => {
    const names = resolveNames({ tags: ['app:{nope}-{sha}', 'A'], labels: { x: '{projectName}' } }, nothing);
    expect(names.problems.map(({ what, fix }) => [what, fix])).toEqual([
      ['tags[0]: {nope} has no value', 'to keep the braces, write {{nope}}'],
      ['tags[0]: {sha} has no value', undefined],
      ['tags[1]: "A" is no image name', 'for example a'],
      ['labels.x: {projectName} has no value', 'write {project}'],
    ]);
  });

  it('of two braces in a tag is explained', () => {
    expect(problemsOf('app:{{version}}', facts)).toEqual([
      [
        'tags[0]: "app:{version}" is no image name',
        '{version} is no token: tokens have single braces, {{expressions}} belong to tagRules',
        undefined,
      ],
    ]);
  });
});

describe('resolveNames', () => {
  it('gives the default tag where nothing is asked for', () => {
    expect(resolveNames({}, facts).references).toEqual(['acme/api:staging']);
  });

  it('puts tags before those of rules, each once', () => {
    const options = { tags: ['app:x', 'app:sha-860c190', 'app:x'], images: ['app'], tagRules: ['type=sha'] };
    expect(resolveNames(options, facts).references).toEqual(['app:x', 'app:sha-860c190']);
  });
});

describe('needsOf', () => {
  it.each<[Parameters<typeof needsOf>[0], string[]]>([
    [{}, []],
    [{ tags: ['app:1', '{project}:{configuration}', '{env.X}/app'], labels: { a: '{"b":1}' } }, []],
    [{ tags: ['app:{date}'] }, []],
    [{ tags: ['app:{run}'] }, ['ci']],
    [{ labels: { a: '{shortSha}' } }, ['ci', 'git']],
    [{ annotations: { a: '{version} {commitDate}' } }, ['ci', 'git', 'version']],
    [{ tagRules: ['type=ref,event=branch'] }, ['ci', 'git']],
    [{ images: ['{project}'] }, ['ci', 'git']],
    [{ tagRules: ['type=semver,pattern={{version}}', "type=raw,{{date 'YYYY'}}"] }, ['ci', 'git']],
    [{ tagRules: ['type=semver,pattern={{version}},value={version}'] }, ['ci', 'git', 'version']],
    [{ tagRules: ['type=sha'], flavor: { prefix: '{date}-' } }, ['ci', 'git']],
  ])('%j', (options, needs) => {
    expect([...needsOf(options)]).toEqual(needs);
  });
});
