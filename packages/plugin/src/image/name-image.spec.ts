import { makeTree, type TemporaryTree } from '../testing/temporary-tree';
import type { CommandRunner } from '../host/command-runner';
import { isPlain, nameImage } from './name-image';
import type { NamingOptions } from './naming/naming-options';

let tree: TemporaryTree;
beforeEach(() => {
  tree = makeTree({ 'package.json': '{ "name": "@acme/api", "license": "MIT", "version": "1.2.3" }' });
});
afterEach(() => tree.remove());

const log = ['abc', '2026-01-02T03:04:05Z', 'HEAD -> refs/heads/main, tag: refs/tags/v1.2.3'].join('\0');

const name = async (options: NamingOptions, withOci = false): Promise<unknown> => {
  const asked: string[] = [];
  const run: CommandRunner = ([, question = '']) => {
    asked.push(question);
    return Promise.resolve({ kind: 'exited', status: 0, stdout: question === 'log' ? log : '', stderr: '' });
  };
  const question = { workspaceRoot: tree.root, projectRoot: '.', project: 'api', configuration: 'staging' };
  const machine = { run, environment: {}, now: new Date('2026-05-06T07:08:09Z') };
  return { ...(await nameImage(options, { ...question, ...machine }, { withOci })), asked };
};

describe('nameImage', () => {
  it.each<[NamingOptions, readonly string[], readonly unknown[]]>([
    [{}, ['api:staging'], []],
    [{ tags: ['app:1', 'app:2', 'app:1'] }, ['app:1', 'app:2'], []],
    [{ tags: ['A'] }, ['A'], ['tags[0]: "A" is no image name']],
  ])('asks nobody for %j', async (options, references, problems) => {
    const labels = { a: 'b' };
    expect(await name({ ...options, labels, annotations: labels })).toEqual({
      references,
      labels: new Map([['a', 'b']]),
      annotations: new Map([['a', 'b']]),
      problems: problems.map((what) => expect.objectContaining({ what }) as unknown),
      asked: [],
    });
  });

  it.each<[NamingOptions, readonly string[]]>([
    [{ labels: { a: '{branch}' } }, ['api:staging']],
    [{ tags: ['app:{branch}'] }, ['app:main']],
    [{ tagRules: ['type=ref,event=branch'] }, ['api:main']],
    [{ images: ['app'] }, ['app:main']],
  ])('asks git for %j', async (options, references) => {
    expect(await name(options)).toMatchObject({ references, problems: [], asked: ['log', 'rev-parse'] });
  });

  it('makes the OCI keys where they are wanted, with the version that rules gave', async () => {
    const rule = 'type=semver,pattern={{major}}.{{minor}},value={version}';
    const names = await name({ tags: ['app:1'], images: ['app'], tagRules: [rule] }, true);
    expect(names).toEqual({
      references: ['app:1', 'app:1.2', 'app:latest'],
      version: '1.2',
      labels: new Map(),
      annotations: new Map(),
      problems: [],
      oci: {
        stable: new Map([
          ['org.opencontainers.image.title', '@acme/api'],
          ['org.opencontainers.image.licenses', 'MIT'],
        ]),
        volatile: new Map([
          ['org.opencontainers.image.created', '2026-05-06T07:08:09.000Z'],
          ['org.opencontainers.image.revision', 'abc'],
          ['org.opencontainers.image.version', '1.2'],
          ['org.opencontainers.image.ref.name', 'main'],
        ]),
      },
      asked: ['log', 'rev-parse', 'config', 'status'],
    });
  });
});

describe('isPlain', () => {
  it.each<[NamingOptions, boolean]>([
    [{}, true],
    [{ tags: ['app:1'], labels: { a: 'b' }, annotations: { a: 'b' }, flavor: { prefix: '{sha}' } }, true],
    [{ tags: ['app:1', 'app:{sha}'] }, false],
    [{ labels: { a: '{{sha}}' } }, false],
    [{ annotations: { a: '{' } }, false],
    [{ images: [] }, false],
    [{ tagRules: [] }, false],
  ])('%j: %s', (options, plain) => {
    expect(isPlain(options)).toBe(plain);
  });
});
