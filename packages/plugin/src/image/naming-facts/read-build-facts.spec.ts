import { spawnSync } from 'node:child_process';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCommand, type CommandLine, type CommandRunner } from '../../host/command-runner';
import { makeTree, type TemporaryTree } from '../../testing/temporary-tree';
import { needsOf, type NamingOptions } from '../naming/naming-options';
import { ociMetadata } from '../naming/oci-metadata';
import { resolveNames } from '../naming/resolve-names';
import type { FactNeed } from '../naming/tokens';
import { readBuildFacts, readProjectManifest } from './read-build-facts';

let tree: TemporaryTree;
beforeEach(() => {
  tree = makeTree({
    'repo/services/api/package.json': '{ "name": "@acme/api", "version": "0.3.0" }',
    'repo/services/web/package.json': '{',
  });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=first');
});
afterEach(() => tree.remove());

// Nothing of the CI service that may run this test, nor of a developer's own git.
const environment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => /^(?:path|systemroot|temp|tmp)$/i.test(name)),
  ),
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: devNull,
};

function gitIn(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: join(tree.root, folder),
    encoding: 'utf8',
    env: {
      ...environment,
      ...{ GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z' },
      ...{
        GIT_COMMITTER_NAME: 'a',
        GIT_COMMITTER_EMAIL: 'a@example.com',
        GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z',
      },
    },
  });
  expect([status, stderr]).toEqual([0, expect.any(String)]);
  return stdout.trim();
}

const git = (...args: string[]): string => gitIn('repo', ...args);

const question = (folder = 'repo', project = 'api'): Parameters<typeof readBuildFacts>[0] => ({
  workspaceRoot: join(tree.root, folder),
  projectRoot: `services/${project}`,
  project,
  environment,
  now: new Date('2026-05-06T07:08:09Z'),
});

async function nameAs(options: NamingOptions, folder?: string): Promise<readonly string[]> {
  const facts = await readBuildFacts(question(folder), needsOf(options));
  const { references, problems } = resolveNames(options, facts);
  return [...references, ...problems.map(({ what, why = '' }) => `${what}: ${why}`)];
}

describe('in a real repository', () => {
  it('names an image by its commit, branch and package', async () => {
    const sha = git('rev-parse', 'HEAD');
    git('switch', '--quiet', '--create', 'feature/x');
    const tags = [
      'app:{branch}',
      'app:{sha}',
      'app:{shortSha}',
      'app:{commitDate}',
      'app:{version}',
      'app:{date}',
    ];
    expect(await nameAs({ tags })).toEqual([
      ...[
        'app:feature-x',
        `app:${sha}`,
        `app:${sha.slice(0, 7)}`,
        'app:20260102',
        'app:0.3.0',
        'app:20260506',
      ],
    ]);
  });

  it('sees another commit at the next reading', async () => {
    const [first] = await nameAs({ tags: ['app:{sha}'] });
    git('commit', '--quiet', '--allow-empty', '--message=second');
    const [second] = await nameAs({ tags: ['app:{sha}'] });
    expect(second).toBe(`app:${git('rev-parse', 'HEAD')}`);
    expect(second).not.toBe(first);
  });

  it('reads the tags at HEAD, whatever git is told to hide', async () => {
    git('tag', 'web@7.0.0');
    git('tag', '--annotate', 'api@1.2.3', '--message=release');
    git('config', 'log.excludeDecoration', 'refs/tags/*');
    expect(
      await nameAs({ tags: ['app:{tag}', 'app:{version}'], tagRules: ['type=ref,event=branch'] }),
    ).toEqual([...['app:api-1.2.3', 'app:1.2.3', 'api:main']]);
  });

  it('takes a detached HEAD with a tag for a build of the tag', async () => {
    git('tag', 'api@1.2.3');
    git('switch', '--quiet', '--detach');
    expect(
      await nameAs({ tagRules: ['type=semver,pattern={{major}}.{{minor}}', 'type=ref,event=branch'] }),
    ).toEqual([...['api:1.2', 'api:latest']]);
  });

  it('knows a shallow clone, its default branch and where it comes from', async () => {
    git('tag', 'v1.0.0');
    git('commit', '--quiet', '--allow-empty', '--message=second');
    gitIn(
      '.',
      'clone',
      '--quiet',
      '--depth=1',
      '--no-tags',
      pathToFileURL(join(tree.root, 'repo')).href,
      'clone',
    );
    expect(await nameAs({ tags: ['app:{tag}'], images: ['app'], tagRules: ['type=edge'] }, 'clone')).toEqual([
      'app:edge',
      'tags[0]: {tag} has no value: no git tag points at HEAD; the clone is shallow, and such clones come without tags',
    ]);
  });

  it('tells the origin without its credentials, and that files differ from the commit', async () => {
    git('remote', 'add', 'mirror', 'https://example.com/mirror.git');
    git('remote', 'add', 'origin', 'https://ci:secret@example.com/acme/api.git');
    tree.write({ 'repo/services/api/package.json': '{ "name": "@acme/api", "license": "MIT" }' });
    const facts = await readBuildFacts(question(), new Set<FactNeed>(['origin']));
    expect(ociMetadata(facts, readProjectManifest(question()))).toEqual({
      stable: new Map([
        ['org.opencontainers.image.title', '@acme/api'],
        ['org.opencontainers.image.url', 'https://example.com/acme/api'],
        ['org.opencontainers.image.source', 'https://example.com/acme/api'],
        ['org.opencontainers.image.licenses', 'MIT'],
      ]),
      volatile: new Map([
        ['org.opencontainers.image.created', '2026-05-06T07:08:09.000Z'],
        ['org.opencontainers.image.revision', `${git('rev-parse', 'HEAD')}-dirty`],
        ['org.opencontainers.image.ref.name', 'main'],
      ]),
    });
  });

  it('is not led to another repository by the variables of a hook', async () => {
    gitIn('.', 'init', '--quiet', 'other');
    const led = { ...environment, GIT_DIR: join(tree.root, 'other/.git') };
    const facts = await readBuildFacts({ ...question(), environment: led }, new Set<FactNeed>(['git']));
    expect(facts.git).toEqual({
      ...{ sha: git('rev-parse', 'HEAD'), commitDate: new Date('2026-01-02T03:04:05Z') },
      ...{ branch: 'main', tags: [], isShallow: false },
    });
  });
});

describe('where git does not tell', () => {
  it('says that there is no repository, and that it has no commit', async () => {
    tree.write({ 'plain/': '', 'empty/': '' });
    gitIn('empty', 'init', '--quiet', '--initial-branch=main');
    expect([
      await nameAs({ tags: ['app:{sha}'] }, 'plain'),
      await nameAs({ tags: ['app:{sha}'] }, 'empty'),
    ]).toEqual([
      [
        'tags[0]: {sha} has no value: git says: not a git repository (or any of the parent directories): .git',
      ],
      ["tags[0]: {sha} has no value: git says: your current branch 'main' does not have any commits yet"],
    ]);
  });

  it.each<[Awaited<ReturnType<CommandRunner>>, string]>([
    [{ kind: 'not-found', program: 'git' }, 'there is no git on PATH'],
    [{ kind: 'deadline-passed', deadline: 10_000, stdout: '', stderr: '' }, 'git did not answer within 10 s'],
    [{ kind: 'exited', status: 128, stdout: '', stderr: '' }, 'git says: nothing, and ended with 128'],
    [{ kind: 'killed', by: 'SIGKILL', stdout: '', stderr: '' }, 'git was ended by SIGKILL'],
    [{ kind: 'interrupted' }, 'git was interrupted'],
  ])('explains %j', async (result, why) => {
    const run: CommandRunner = () => Promise.resolve(result);
    expect((await readBuildFacts({ ...question(), run }, new Set<FactNeed>(['git', 'origin']))).git).toEqual({
      why,
    });
  });
});

describe('what is asked', () => {
  const ask = async (options: NamingOptions, more: readonly FactNeed[] = []): Promise<string[]> => {
    const asked: string[] = [];
    const run: CommandRunner = (command: CommandLine, given) => {
      asked.push(command.slice(0, 2).join(' '));
      return runCommand(command, given);
    };
    await readBuildFacts({ ...question(), run }, new Set([...needsOf(options), ...more]));
    return asked;
  };

  it.each<[NamingOptions, FactNeed[], string[]]>([
    [{}, [], []],
    [{ tags: ['app:1', 'app:{configuration}', 'app:{run}', 'app:{date}'], labels: { a: '{env.X}' } }, [], []],
    [{ tags: ['app:{sha}', 'app:{tag}', 'app:{version}'] }, [], ['git log', 'git rev-parse']],
    [{ tagRules: ['type=sha'] }, ['origin'], ['git log', 'git rev-parse', 'git config', 'git status']],
  ])('of git for %j and %j is %j', async (options, more, asked) => {
    expect(await ask(options, more)).toEqual(asked);
  });

  it('of GitHub is the file of its event, even a broken one', async () => {
    tree.write({ 'event.json': '{"repository":{"default_branch":"trunk"}}', 'broken.json': '{' });
    const read = async (event: string): Promise<unknown> => {
      const github = {
        GITHUB_ACTIONS: 'true',
        GITHUB_REF: 'refs/heads/main',
        GITHUB_EVENT_PATH: join(tree.root, event),
      };
      const asked = { ...question(), environment: { ...environment, ...github } };
      return (await readBuildFacts(asked, new Set<FactNeed>(['ci']))).ci;
    };
    const pushed = { provider: 'GitHub Actions', branch: 'main' };
    expect([await read('event.json'), await read('broken.json'), await read('none.json')]).toEqual([
      ...[{ ...pushed, defaultBranch: 'trunk' }, pushed, pushed],
    ]);
  });

  it('of a package.json that cannot be read is nothing', () => {
    expect(readProjectManifest(question('repo', 'web'))).toBeUndefined();
  });
});
