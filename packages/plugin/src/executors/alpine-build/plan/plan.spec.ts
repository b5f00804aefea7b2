import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OptionsError } from '../../../base/user-error';
import { PLAIN_REQUEST } from '../../../testing/plain-build-request';
import { planBuildJob, type BuildJob } from '../build-job';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'nx-alpine-plan-'));
  mkdirSync(join(root, 'apps/api'), { recursive: true });
  mkdirSync(join(root, 'docker'));
  for (const file of ['apps/api/alpine.Dockerfile', '.npmrc', 'key']) writeFileSync(join(root, file), '');
});

afterAll(() => rmSync(root, { recursive: true }));

function plan(
  options: Readonly<Record<string, unknown>>,
  environment: NodeJS.ProcessEnv = {},
): Promise<BuildJob> {
  const task = { workspaceRoot: root, project: 'api', projectRoot: 'apps/api', configuration: undefined };
  return planBuildJob(options, task, environment);
}

async function problemsOf(
  options: Readonly<Record<string, unknown>>,
  environment: NodeJS.ProcessEnv = {},
): Promise<string[]> {
  try {
    await plan(options, environment);
  } catch (error) {
    if (error instanceof OptionsError) return error.problems.map(({ what }) => what);
    throw error;
  }
  return [];
}

describe('without options', () => {
  it('the job is the project’s own Dockerfile, with the workspace for context', async () => {
    const { task: _, request, ...job } = await plan({});
    expect(job).toEqual({
      dockerfile: 'apps/api/alpine.Dockerfile',
      context: '.',
      tags: ['api:latest'],
      engine: { name: 'auto', builder: undefined },
      platforms: [],
      isReproducible: false,
      publication: {
        push: false,
        load: true,
        annotations: new Map(),
        provenance: undefined,
        sbom: undefined,
        contentRepository: undefined,
      },
      exports: [],
      archive: undefined,
      checks: { maxSize: undefined, allowRoot: false, smokeTest: undefined },
      idFile: undefined,
      metadataFile: undefined,
      explainInputs: false,
      retries: 2,
      features: new Set(),
    });
    const { platform: _platform, sourceDateEpoch: _epoch, ...plain } = PLAIN_REQUEST;
    const own = { contextRoot: root, dockerfile: join(root, 'apps/api/alpine.Dockerfile') };
    expect(request).toEqual({ ...plain, ...own });
  });
});

describe('an option', () => {
  it.each<[string, Readonly<Record<string, unknown>>, (job: BuildJob) => unknown, unknown]>([
    ['context', { context: 'docker' }, ({ context }) => context, 'docker'],
    ['context of the root', { context: './' }, ({ context }) => context, '.'],
    [
      'buildArgs',
      { buildArgs: { A: 1, B: true, C: { env: 'WORD' } } },
      ({ request }) => request.buildArguments,
      new Map([
        ['A', '1'],
        ['B', 'true'],
        ['C', 'from outside'],
      ]),
    ],
    [
      'cacheFrom, an image',
      { cacheFrom: ['reg.example.com/c'] },
      ({ request }) => request.cacheFrom,
      [
        new Map([
          ['type', 'registry'],
          ['ref', 'reg.example.com/c'],
        ]),
      ],
    ],
    [
      'cacheTo, a text',
      { cacheTo: ['type=gha,mode=max,"scope=a,b"'] },
      ({ request }) => request.cacheTo,
      [
        new Map([
          ['type', 'gha'],
          ['mode', 'max'],
          ['scope', 'a,b'],
        ]),
      ],
    ],
    [
      'cacheTo, an object',
      { cacheTo: [{ type: 's3', 'ignore-error': true }] },
      ({ request }) => request.cacheTo,
      [
        new Map([
          ['type', 's3'],
          ['ignore-error', 'true'],
        ]),
      ],
    ],
    ['ulimits', { ulimits: { nofile: 64 } }, ({ request }) => request.ulimits, new Map([['nofile', '64']])],
    [
      'the project’s own cache and content repository',
      { cacheFrom: ['reg.example.com/cache/{project}'], contentRepository: 'reg.example.com/{project}' },
      ({ request, publication }) => [request.cacheFrom[0]?.get('ref'), publication.contentRepository],
      ['reg.example.com/cache/api', 'reg.example.com/api'],
    ],
    ['maxSize', { maxSize: '1.5 MB' }, ({ checks }) => checks.maxSize, 1_500_000],
    ['maxSize in powers of 1024', { maxSize: '2MiB' }, ({ checks }) => checks.maxSize, 2_097_152],
    [
      'provenance',
      { provenance: true, push: true, tags: ['r/a'] },
      ({ publication }) => publication.provenance,
      'true',
    ],
    [
      'sbom',
      { sbom: 'generator=x', push: true, tags: ['r/a'] },
      ({ publication }) => publication.sbom,
      'generator=x',
    ],
    [
      'provenance that is not wanted',
      { provenance: false },
      ({ publication }) => publication.provenance,
      undefined,
    ],
    ['smokeTest', { smokeTest: { path: '/health' } }, ({ checks }) => checks.smokeTest, { path: '/health' }],
    ['tags with tokens', { tags: ['r/{project}:1'] }, ({ tags }) => tags, ['r/api:1']],
    [
      'rules for tags',
      { images: ['r/api'], tagRules: ['type=raw,value=a', 'type=raw,value=b'] },
      ({ tags }) => tags,
      ['r/api:a', 'r/api:b'],
    ],
    [
      'features',
      { ulimits: { nofile: 1 }, ssh: [], pull: false, sbom: 'x', push: true, tags: ['r/a'] },
      ({ features }) => features,
      new Set(['ulimits', 'sbom', 'push']),
    ],
  ])('%s is read', async (_name, options, pick, expected) => {
    expect(pick(await plan(options, { WORD: 'from outside' }))).toEqual(expected);
  });

  it('that names a place is read from the workspace root', async () => {
    const job = await plan(
      {
        buildContexts: { lib: 'apps', image: 'docker-image://alpine:3.24', layout: 'oci-layout://docker:1' },
        secrets: { npm: { file: '.npmrc' } },
        ssh: ['git=key'],
        cacheTo: ['type=local,dest=dist/cache'],
        outputs: ['type=tar,dest=dist/a.tar', { type: 'local', dest: 'dist/out' }],
        iidFile: 'dist/id',
        archive: 'dist/image.tar',
      },
      {},
    );
    expect(job.request.buildContexts).toEqual(
      new Map([
        ['lib', join(root, 'apps')],
        ['image', 'docker-image://alpine:3.24'],
        ['layout', `oci-layout://${join(root, 'docker')}:1`],
      ]),
    );
    expect(job.request.secrets).toEqual([{ id: 'npm', file: join(root, '.npmrc') }]);
    expect(job.request.ssh).toEqual([{ id: 'git', paths: [join(root, 'key')] }]);
    expect(job.request.cacheTo).toEqual([
      new Map([
        ['type', 'local'],
        ['dest', join(root, 'dist/cache')],
      ]),
    ]);
    expect(job.exports).toEqual([
      { type: 'tar', destination: join(root, 'dist/a.tar') },
      { type: 'local', destination: join(root, 'dist/out') },
    ]);
    expect([job.idFile, job.archive]).toEqual([join(root, 'dist/id'), join(root, 'dist/image.tar')]);
  });
});

describe('what is wrong', () => {
  it.each<[string, Readonly<Record<string, unknown>>, string[]]>([
    [
      'an engine',
      { engine: 'kaniko' },
      ['engine: expected one of auto, docker, podman, buildah, got "kaniko"'],
    ],
    ['a context', { context: 'none' }, ['context: there is no folder none']],
    [
      'a context elsewhere',
      { context: 'https://me:pw@host/x.git' },
      ['context: https://***@host/x.git is an address'],
    ],
    [
      'a build argument without a value',
      { buildArgs: { A: { env: 'NONE' } } },
      ['buildArgs.A.env: NONE is not set in the environment'],
    ],
    [
      'a build argument with a secret name',
      { buildArgs: { NPM_TOKEN: 'x' } },
      ['buildArgs.NPM_TOKEN: it looks like a secret'],
    ],
    [
      'a build argument with a secret value',
      { buildArgs: { A: 'ghp_0123456789' } },
      ['buildArgs.A: it looks like a secret'],
    ],
    [
      'a named context',
      { buildContexts: { lib: 'nowhere' } },
      ['buildContexts.lib: there is no such folder'],
    ],
    ['an agent that is not there', { ssh: ['default'] }, ['ssh[0]: there is no SSH agent']],
    ['a key that is not there', { ssh: ['a=nowhere'] }, ['ssh[0]: there is no such file']],
    [
      'a list that Nx has split',
      { cacheTo: ['type=registry', 'ref=x'] },
      ['cacheTo[1]: its type is missing'],
    ],
    [
      'an attribute without a value',
      { cacheFrom: ['type=registry,ref'] },
      ['cacheFrom[0]: expected <name>=<value>,…'],
    ],
    ['an output of a registry', { outputs: ['type=registry'] }, ['outputs[0]: there is no type registry']],
    ['an output without a place', { outputs: ['type=tar'] }, ['outputs[0]: its dest is missing']],
    [
      'an output with another field',
      { outputs: ['type=tar,dest=x,push=true'] },
      ['outputs[0].push: there is no such field'],
    ],
    ['a size', { maxSize: 'small' }, ['maxSize: has the wrong form, got "small"']],
    ['a push that cannot be', { push: true }, ['tags[0]: api:latest cannot be pushed']],
    [
      'what needs a push',
      { provenance: true, sbom: true, annotations: { a: 'b' }, platforms: ['linux/amd64', 'linux/arm64'] },
      [
        'annotations: needs push',
        'provenance: needs push',
        'sbom: needs push',
        'several platforms: needs push',
      ],
    ],
    [
      'a label that changes with every commit',
      { labels: { revision: '{sha}', branch: 'main' } },
      ['labels.revision: {sha} has no value', 'labels.revision: {sha} changes with every commit or run'],
    ],
    ['an unknown token', { tags: ['a:{nothing}'] }, ['tags[0]: {nothing} has no value']],
    [
      'files that would take each other away, or the Dockerfile',
      {
        iidFile: 'apps/api/alpine.Dockerfile',
        archive: 'dist/a.tar',
        outputs: ['type=docker,dest=dist/a.tar'],
      },
      ['archive: outputs[0] writes there too', 'iidFile: that is the Dockerfile'],
    ],
    ['nothing to leave', { load: false }, ['load: false leaves nothing behind']],
    [
      'a content repository with a tag',
      { contentRepository: 'localhost:5000/a:1' },
      ['contentRepository: localhost:5000/a:1 has a tag'],
    ],
    [
      'a terminal with secrets',
      { progress: 'tty', secrets: { a: { file: '.npmrc' } } },
      ['progress: tty cannot be used with secrets'],
    ],
    [
      'a smoke test with another field',
      { smokeTest: { url: 'x' } },
      ['smokeTest.url: there is no such field'],
    ],
    ['an option that does not exist', { buildargs: {} }, ['buildargs: there is no such option']],
  ])('%s', async (_name, options, expected) => {
    expect(await problemsOf(options)).toEqual(expected);
  });

  it('a secret is never repeated', async () => {
    const options = { buildArgs: { PASSWORD: 'hunter2' }, secrets: { a: { value: 'hunter2' } } };
    expect(JSON.stringify(await problemsOf(options))).not.toContain('hunter2');
  });
});
