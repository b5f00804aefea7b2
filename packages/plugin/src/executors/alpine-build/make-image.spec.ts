import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildRequest } from '../../engines/build-request';
import type { Engine, ImageFacts } from '../../engines/engine';
import { ImageChecksError } from '../../image/checks-error';
import { DOCKER_FACTS } from '../../testing/docker-facts';
import type { BuildJob } from './build-job';
import { FailedDeliveryError } from './delivery';
import { makeImage, type Making } from './make-image';

let state: string;

beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'nx-alpine-make-'));
});

afterEach(() => rmSync(state, { recursive: true }));

const FILES = new Map<string, string | undefined>([
  ['/etc/os-release', 'ID=alpine\nPRETTY_NAME="Alpine Linux v3.24"\n'],
  ['/etc/alpine-release', '3.24.1\n'],
  ['/etc/passwd', 'app:x:10001:10001::/:/bin/sh\n'],
  ['/lib/ld-musl-x86_64.so.1', 'ELF'],
]);

/** An engine that keeps images in memory and writes down what it is told to do. */
class FakeEngine {
  readonly told: string[] = [];
  readonly images = new Map<string, Partial<ImageFacts>>();
  readonly tags = new Map<string, string>();
  readonly registry = new Map<string, string>();
  next = 'sha256:1';
  failingPushes = 0;

  readonly engine: Engine = {
    facts: { ...DOCKER_FACTS },
    build: () => {
      this.tell('build');
      this.images.set(this.next, this.images.get(this.next) ?? {});
      return Promise.resolve({ kind: 'built', candidateIds: [this.next], metadata: '{"a":1}' });
    },
    inspect: (name) => Promise.resolve(this.factsOf(this.tags.get(name) ?? name)),
    readFiles: (_, paths) => {
      this.tell('look into');
      return Promise.resolve(new Map(paths.map((path) => [path, FILES.get(path)])));
    },
    tag: (id, tag) => {
      this.tags.set(tag, id);
      this.tell(`tag ${tag}`);
      return Promise.resolve();
    },
    untag: (tag) => {
      this.tags.delete(tag);
      this.tell(`untag ${tag}`);
      return Promise.resolve();
    },
    push: (id, reference) => {
      this.tell(`push ${reference}`);
      this.failingPushes -= 1;
      if (this.failingPushes >= 0) return Promise.resolve({ kind: 'failed', log: 'denied' });
      this.registry.set(reference, id);
      return Promise.resolve({ kind: 'pushed', digest: `${id}-digest` });
    },
    pull: (reference) => {
      this.tell(`pull ${reference}`);
      const id = this.registry.get(reference);
      if (id === undefined) return Promise.resolve({ kind: 'failed', log: 'not found' });
      this.images.set(id, {});
      this.tags.set(reference, id);
      return Promise.resolve({ kind: 'done' });
    },
    publish: undefined,
    export: () => Promise.resolve({ kind: 'done' }),
    loadArchive: () => Promise.resolve({ kind: 'done' }),
    resolve: undefined,
    containers: undefined,
  };

  private tell(what: string): void {
    this.told.push(what);
  }

  private factsOf(id: string): ImageFacts | undefined {
    const own = this.images.get(id);
    if (own === undefined) return undefined;
    const tags = [...this.tags].flatMap(([tag, of]) => (of === id ? [tag] : []));
    return {
      id,
      tags,
      repositoryDigests: [],
      sizeBytes: 10_000_000,
      os: 'linux',
      architecture: 'amd64',
      variant: '',
      user: '10001',
      hasHealthcheck: false,
      ...own,
    };
  }
}

interface Wish {
  readonly inputs?: string | undefined;
  readonly job?: Partial<BuildJob>;
  readonly publication?: Partial<BuildJob['publication']>;
  readonly isStillSame?: boolean;
}

function making(fake: FakeEngine, wish: Wish = {}): Making {
  const { inputs, job, publication, isStillSame = true } = { inputs: 'sha256:in', ...wish };
  const request = { noCache: false, noCacheFilter: [] } as unknown as BuildRequest;
  const whole = {
    task: { workspaceRoot: state, project: 'api', projectRoot: 'api', configuration: undefined },
    dockerfile: 'api/alpine.Dockerfile',
    tags: ['api:1', 'api:latest'],
    request,
    platforms: [],
    exports: [],
    checks: { maxSize: undefined, allowRoot: false, smokeTest: undefined },
    ...job,
    publication: {
      push: false,
      load: true,
      annotations: new Map(),
      provenance: undefined,
      sbom: undefined,
      contentRepository: undefined,
      ...publication,
    },
  } as unknown as BuildJob;
  return {
    job: whole,
    engine: fake.engine,
    requests: [request],
    inputs,
    isStillSame: () => Promise.resolve(isStillSame),
    expectedPlatform: 'linux/amd64',
    onTagged: () => undefined,
    mask: (text) => text,
    stateFolder: state,
    io: { signal: new AbortController().signal, onOutput: () => undefined },
    patience: {
      retries: 0,
      explain: () => ({ class: 'yours', cause: undefined, problems: [{ what: 'denied' }] }),
      onRetry: () => undefined,
    },
  };
}

async function outcomeOf(fake: FakeEngine, wish: Wish = {}): Promise<unknown> {
  fake.told.length = 0;
  const made = await makeImage(making(fake, wish));
  return made === 'interrupted' ? made : made.outcome;
}

describe('an image', () => {
  it('is built, looked into and only then tagged', async () => {
    const fake = new FakeEngine();
    expect(await outcomeOf(fake)).toBe('built');
    expect(fake.told).toEqual(['build', 'look into', 'tag api:1', 'tag api:latest']);
  });

  it('is found again, and nobody is told to do anything', async () => {
    const fake = new FakeEngine();
    await outcomeOf(fake);
    expect([await outcomeOf(fake), fake.told]).toEqual(['already-there', []]);
  });

  it('gets the tags that lead elsewhere', async () => {
    const fake = new FakeEngine();
    await outcomeOf(fake);
    fake.tags.set('api:latest', 'sha256:other');
    expect([await outcomeOf(fake), fake.told]).toEqual(['retagged', ['tag api:1', 'tag api:latest']]);
  });

  it('is found under the names that podman writes', async () => {
    const fake = new FakeEngine();
    await outcomeOf(fake);
    fake.tags.clear();
    for (const tag of ['localhost/api:1', 'localhost/api:latest']) fake.tags.set(tag, 'sha256:1');
    expect(await outcomeOf(fake)).toBe('retagged');
    fake.tags.clear();
    for (const tag of ['localhost/api:1', 'localhost/api:latest']) fake.tags.set(tag, 'sha256:1');
    Object.assign(fake.engine.facts, { name: 'podman' });
    expect(await outcomeOf(fake)).toBe('already-there');
  });

  it.each<[string, (fake: FakeEngine) => Wish]>([
    ['it is gone', (fake) => (fake.images.clear(), {})],
    ['the inputs are others', () => ({ inputs: 'sha256:other' })],
    ['the inputs are unknown', () => ({ inputs: undefined })],
    [
      'steps are to run again',
      () => ({ job: { request: { noCache: true, noCacheFilter: [] } as unknown as BuildJob['request'] } }),
    ],
    [
      'a stage is to run again',
      () => ({
        job: { request: { noCache: false, noCacheFilter: ['a'] } as unknown as BuildJob['request'] },
      }),
    ],
  ])('is built again when %s', async (_name, change) => {
    const fake = new FakeEngine();
    await outcomeOf(fake);
    const wish = change(fake);
    expect(await outcomeOf(fake, wish)).toBe('built');
  });

  it('whose inputs changed while it was built is nowhere kept as theirs', async () => {
    const fake = new FakeEngine();
    const wish = { isStillSame: false, publication: { push: true, contentRepository: 'r/content' } };
    const made = await makeImage(making(fake, wish));
    expect(made).toMatchObject({ outcome: 'built', inputsHeld: false });
    expect([...fake.registry.keys()]).toEqual(['api:1', 'api:latest']);
    expect(await outcomeOf(fake)).toBe('built');
  });

  it('of another platform than was expected is nowhere kept as theirs', async () => {
    const fake = new FakeEngine();
    fake.images.set('sha256:1', { variant: '' });
    const made = await makeImage({ ...making(fake), expectedPlatform: 'linux/arm64' });
    expect(made).toMatchObject({ outcome: 'built', inputsHeld: false });
  });

  it('that was fetched gets no tag before it has passed its test', async () => {
    const fake = new FakeEngine();
    const contentRepository = 'r/content';
    await outcomeOf(fake, { publication: { contentRepository, push: true } });
    fake.images.clear();
    fake.tags.clear();
    const checks = { maxSize: undefined, allowRoot: false, smokeTest: {} };
    const engine = {
      ...fake.engine,
      containers: {
        start: () => Promise.resolve(),
        state: () => Promise.resolve({ isRunning: false, exitStatus: 1, health: undefined }),
        address: () => Promise.resolve(undefined),
        logs: () => Promise.resolve('it died'),
        remove: () => Promise.resolve(),
      },
    };
    fake.images.set('sha256:1', { hasHealthcheck: true });
    const wish = { job: { checks }, publication: { contentRepository } };
    fake.images.clear();
    await expect(makeImage({ ...making(fake, wish), engine })).rejects.toThrow(ImageChecksError);
    expect([...fake.tags.keys()]).toEqual([]);
  });

  it.each<[string, Partial<BuildJob>]>([
    ['an output that is built', { exports: [{ type: 'tar', destination: '/out/files.tar' }] }],
  ])('is built again for %s', async (_name, job) => {
    const fake = new FakeEngine();
    await outcomeOf(fake);
    expect(await outcomeOf(fake, { job })).toBe('built');
  });

  it('is looked for in the content repository, and leaves that name again', async () => {
    const wish = { publication: { contentRepository: 'r/content', push: true } };
    const fake = new FakeEngine();
    await outcomeOf(fake, wish);
    const [content = ''] = [...fake.registry.keys()].filter((reference) =>
      reference.startsWith('r/content:in-'),
    );
    fake.images.clear();
    fake.tags.clear();
    expect(await outcomeOf(fake, { publication: { contentRepository: 'r/content' } })).toBe('pulled');
    expect(fake.told).toEqual([
      `pull ${content}`,
      'look into',
      'tag api:1',
      'tag api:latest',
      `untag ${content}`,
    ]);
    expect([...fake.tags.keys()]).toEqual(['api:1', 'api:latest']);
  });

  it.each<[string, Partial<ImageFacts>, Partial<BuildJob['checks']>, RegExp]>([
    ['root', { user: '' }, {}, /runs as root/],
    ['too large', {}, { maxSize: 1000 }, /more than maxSize allows/],
    [
      'for another processor',
      { architecture: 'arm64' },
      {},
      /claims to be for linux\/arm64, but its programs are for amd64/,
    ],
  ])('that is %s gets no tag', async (_name, facts, checks, message) => {
    const fake = new FakeEngine();
    fake.images.set('sha256:1', facts);
    const wish = {
      job: { checks: { maxSize: undefined, allowRoot: false, smokeTest: undefined, ...checks } },
    };
    await expect(makeImage(making(fake, wish))).rejects.toThrow(ImageChecksError);
    await expect(makeImage(making(fake, wish))).rejects.toThrow(message);
    expect(fake.tags.size).toBe(0);
  });

  it('that was there is held to what the options ask now', async () => {
    const fake = new FakeEngine();
    await outcomeOf(fake);
    const checks = { maxSize: 1000, allowRoot: false, smokeTest: undefined };
    await expect(makeImage(making(fake, { job: { checks } }))).rejects.toThrow(ImageChecksError);
  });

  it('that cannot be pushed keeps its tags, and the failure says what it is', async () => {
    const fake = new FakeEngine();
    fake.failingPushes = 1;
    await expect(makeImage(making(fake, { publication: { push: true } }))).rejects.toThrow(
      FailedDeliveryError,
    );
    expect([...fake.tags.keys()]).toEqual(['api:1', 'api:latest']);
  });

  it('keeps no tag in the engine with load: false', async () => {
    const fake = new FakeEngine();
    const made = await makeImage(making(fake, { publication: { push: true, load: false } }));
    expect(made).toMatchObject({
      tags: [],
      pushed: [
        { reference: 'api:1', digest: 'sha256:1-digest' },
        { reference: 'api:latest', digest: 'sha256:1-digest' },
      ],
    });
    expect(fake.tags.size).toBe(0);
  });
});
