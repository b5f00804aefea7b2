import type { Engine, ImageFacts } from '../../../engines/engine';
import type { EngineFacts } from '../../../engines/engine-facts';
import { resolveBases, type BaseRequest } from './resolve-bases';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const IO = { signal: new AbortController().signal, onOutput: () => undefined };

interface World {
  /** Images in the engine, by name: their id and the digests of registries. */
  readonly own?: Readonly<Record<string, Partial<ImageFacts>>>;
  /** What a registry says when it is asked directly; without it the client cannot ask. */
  readonly registry?: Readonly<Record<string, string>>;
  /** What the engine gets when it pulls. */
  readonly pullable?: Readonly<Record<string, Partial<ImageFacts>>>;
  readonly facts?: Partial<EngineFacts>;
}

async function resolve(world: World, request: Partial<BaseRequest> = {}) {
  const images = new Map(Object.entries(world.own ?? {}));
  const asked: string[] = [];
  const { registry } = world;
  const engine = {
    facts: { driver: 'docker', imageStore: 'classic', ...world.facts },
    inspect: (name: string) => {
      const facts = images.get(name);
      const own = { id: 'sha256:id', repositoryDigests: [], os: 'linux', architecture: 'amd64', variant: '' };
      return Promise.resolve(facts && { ...own, ...facts });
    },
    resolve:
      registry &&
      ((name: string) => {
        asked.push(`ask ${name}`);
        return Promise.resolve(registry[name]);
      }),
    pull: (name: string) => {
      asked.push(`pull ${name}`);
      const facts = world.pullable?.[name];
      if (facts === undefined) return Promise.resolve({ kind: 'failed', log: '' });
      images.set(name, facts);
      return Promise.resolve({ kind: 'done' });
    },
  } as unknown as Engine;
  const { bases, unknown } = await resolveBases(
    { images: ['python:3.13'], pull: false, platform: undefined, ...request },
    engine,
    IO,
  );
  return { bases: Object.fromEntries(bases), unknown, asked };
}

const found = (digest: string, ...asked: string[]) => ({
  bases: { 'python:3.13': digest },
  unknown: [],
  asked,
});

describe('a base', () => {
  it('with a digest in its name needs no answer', async () => {
    const image = `python:3.13@${DIGEST}`;
    expect(await resolve({ registry: {} }, { images: [image] })).toEqual({
      bases: { [image]: DIGEST },
      unknown: [],
      asked: [],
    });
  });

  it('is the engine’s own where that takes its own, by the digest of its registry or else by its id', async () => {
    const own = { repositoryDigests: ['other@sha256:x', `python@${DIGEST}`] };
    expect(await resolve({ own: { 'python:3.13': own }, registry: {} })).toEqual(found(DIGEST));
    const local = { own: { 'python:3.13': { id: 'sha256:local' } } };
    expect(await resolve(local)).toEqual(found('sha256:local'));
    expect(await resolve({ ...local, registry: {} }, { platform: 'linux/amd64' })).toEqual(
      found('sha256:local'),
    );
  });

  it.each<[string, World, Partial<BaseRequest>]>([
    ['it is to be asked', {}, { pull: true }],
    ['the engine has it for another platform', {}, { platform: 'linux/arm64' }],
    ['the engine has the containerd store', { facts: { imageStore: 'containerd' } }, {}],
    ['a builder of its own builds', { facts: { driver: 'docker-container' } }, {}],
    ['the engine has none', { own: {} }, {}],
  ])('is what the registry says where %s', async (_name, world, request) => {
    const own = { 'python:3.13': { id: 'sha256:local' } };
    expect(await resolve({ own, registry: { 'python:3.13': DIGEST }, ...world }, request)).toEqual(
      found(DIGEST, 'ask python:3.13'),
    );
  });

  it('is fetched where only the engine knows the way', async () => {
    const pullable = { 'python:3.13': { repositoryDigests: [`python@${DIGEST}`] } };
    expect(await resolve({ registry: {}, pullable })).toEqual(
      found(DIGEST, 'ask python:3.13', 'pull python:3.13'),
    );
    expect(await resolve({ pullable, facts: { driver: undefined } })).toEqual(
      found(DIGEST, 'pull python:3.13'),
    );
  });

  it('stays unknown where nobody answers, and no foreign platform takes the name of what is there', async () => {
    const nothing = { bases: {}, unknown: ['python:3.13'] };
    expect(await resolve({ registry: {} })).toMatchObject(nothing);
    expect(await resolve({ registry: {} }, { platform: 'linux/arm64' })).toEqual({
      ...nothing,
      asked: ['ask python:3.13'],
    });
    expect(await resolve({ registry: {}, facts: { driver: 'remote' } })).toEqual({
      ...nothing,
      asked: ['ask python:3.13'],
    });
  });
});
