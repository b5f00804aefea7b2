import { NO_RULES } from '../../dockerignore/ignore-rules';
import type { EngineFacts } from '../../engines/engine-facts';
import type { ReadyImage } from '../../image/image-record';
import { DOCKER_FACTS } from '../../testing/docker-facts';
import type { BuildJob } from './build-job';
import type { ContextToBuild } from './inputs/files-to-build';
import { describeFailure, describeImage, describeStart } from './messages';

const CONTEXT: ContextToBuild = {
  ignoreFile: undefined,
  ignoreFilePath: undefined,
  ignoreRules: NO_RULES,
  files: 9,
  list: () => Promise.resolve([]),
  bytes: 1000,
  emptied: [],
  restless: [],
  digest: undefined,
};
function start(context: Partial<ContextToBuild>, facts: Partial<EngineFacts> = {}, root = '.'): string {
  const job = { dockerfile: 'a/alpine.Dockerfile', context: root, request: { target: undefined } };
  return describeStart(job as unknown as BuildJob, { ...CONTEXT, ...context }, { ...DOCKER_FACTS, ...facts });
}

describe('the start of a run', () => {
  it('says what is wanted from what and by whom', () => {
    expect(start({})).toBe(
      'a/alpine.Dockerfile, with docker 26.1.5 (buildx 0.13.1)\nContext: 9 files, 1.0 kB of the workspace, without an ignore file\n',
    );
  });

  it('names the engines that were passed over, and another context', () => {
    const passedOver = [{ tried: 'docker', reason: 'there is no docker on PATH', fix: '' }];
    expect(
      start({ ignoreFilePath: '.dockerignore' }, { passedOver, name: 'podman', kind: 'podman' }, 'docker'),
    ).toBe(
      'Passed over docker: there is no docker on PATH\na/alpine.Dockerfile, with podman 26.1.5\nContext: 9 files, 1.0 kB of docker\n',
    );
  });

  it('warns of what makes every run another one', () => {
    expect(start({ restless: ['.nx'] })).toContain(
      'Warning: the engine gets .nx, which changes with every run, so that this image is built each time: exclude it\n',
    );
  });

  it('warns of files that arrive without content, and names the first of them', () => {
    expect(start({ emptied: ['foo/x'] })).toContain(
      'Warning: the engine gets 1 file without content: foo/x\n         why: run clean-context with --file=a/alpine.Dockerfile --explain=foo/x',
    );
    const many = Array.from({ length: 7 }, (_, index) => `x${String(index)}`);
    expect(start({ emptied: many })).toContain('7 files without content: x0, x1, x2, x3, x4 and 2 more');
  });
});

const READY: ReadyImage = {
  schemaVersion: 2,
  outcome: 'retagged',
  project: 'api',
  configuration: null,
  dockerfile: 'a/alpine.Dockerfile',
  engine: { name: 'docker', kind: 'docker-buildx', version: '26', clientVersion: '0.13', passedOver: [] },
  images: [
    {
      id: 'sha256:1',
      platform: 'linux/amd64',
      sizeBytes: 5_000_000,
      alpineVersion: '3.24.1',
      distribution: 'Alpine Linux v3.24',
      user: '10001',
      runsAsRoot: false,
    },
  ],
  tags: ['api:1', 'api:latest'],
  pushed: [{ reference: 'reg.example.com/api:1', digest: 'sha256:2' }],
  outputs: [{ type: 'oci', path: 'dist/api.tar' }],
  inputs: { digest: null, unknown: [], parts: {} },
  smokeTest: { by: 'url', durationMs: 1500 },
  attempts: 0,
  context: { root: '.', files: 2, bytes: 1000, digest: null },
  durationMs: 700,
};

describe('the end of a run', () => {
  it('says all that came of it, and in one line what happened', () => {
    expect(describeImage(READY, 'dist/image.json').split('\n')).toEqual([
      '',
      '  image     sha256:1',
      '  size      5.0 MB',
      '  Alpine    3.24.1 (Alpine Linux v3.24)',
      '  platform  linux/amd64',
      '  tags      api:1, api:latest',
      '  pushed    reg.example.com/api:1 as sha256:2',
      '  output    dist/api.tar (oci)',
      '  works     it answered after 1.5 s',
      '  context   2 files, 1.0 kB',
      '  record    dist/image.json',
      '',
      'retagged: api:1, api:latest, Alpine Linux v3.24, in 0.7 s',
    ]);
  });

  it.each([
    ['already-there', 'already there'],
    ['loaded', 'loaded'],
    ['pulled', 'pulled'],
    ['built', 'built'],
  ] as const)('calls the outcome %s %s', (outcome, words) => {
    expect(
      describeImage({ ...READY, outcome }, '')
        .split('\n')
        .at(-1),
    ).toBe(`${words}: api:1, api:latest, Alpine Linux v3.24, in 0.7 s`);
  });

  it('names the image by where it is where it has no tag here', () => {
    expect(describeImage({ ...READY, tags: [] }, '')).toContain('retagged: reg.example.com/api:1, ');
    expect(describeImage({ ...READY, tags: [], pushed: [] }, '')).toContain('retagged: sha256:1, ');
  });

  it.each([
    ['checks', 'not as it ought to be: api has no new image, after 0.2 s'],
    ['push', 'not pushed: api has an image that did not reach its registry, after 0.2 s'],
  ] as const)('says of a failure of class %s what there is', (failure, line) => {
    const record = {
      schemaVersion: 2,
      outcome: 'failed',
      project: 'api',
      configuration: null,
      failure,
      problems: [{ what: 'It is so' }],
      durationMs: 200,
    } as const;
    expect(describeFailure({ ...record, problems: [...record.problems] })).toBe(`\nIt is so\n\n${line}`);
  });
});
