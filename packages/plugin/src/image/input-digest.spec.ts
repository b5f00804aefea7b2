import { compareInputs } from './input-changes';
import { contentTag, digestInputs, type InputParts } from './input-digest';

const INPUTS: InputParts = {
  context: 'sha256:c',
  dockerfile: 'FROM alpine',
  ignoreFile: undefined,
  options: new Map([
    ['buildArgs.B', 'two'],
    ['buildArgs.A', 'one'],
  ]),
  bases: new Map([['alpine', 'sha256:b']]),
  platforms: ['linux/amd64'],
  engine: 'docker-buildx, classic',
};

describe('the digest of inputs', () => {
  it('is the same for equal inputs, in whatever order they are given', () => {
    const turned = { ...INPUTS, options: new Map([...INPUTS.options].reverse()) };
    expect(digestInputs(turned)).toEqual(digestInputs(INPUTS));
  });

  it.each<[string, Partial<InputParts>]>([
    ['the context', { context: 'sha256:d' }],
    ['the Dockerfile', { dockerfile: 'FROM alpine\n' }],
    ['an empty ignore file', { ignoreFile: '' }],
    ['an option', { options: new Map([['buildArgs.A', 'two']]) }],
    [
      'the name of an option',
      {
        options: new Map([
          ['buildArgs.B', 'one'],
          ['buildArgs.A', 'two'],
        ]),
      },
    ],
    ['a base that moved', { bases: new Map([['alpine', 'sha256:c']]) }],
    ['the platform', { platforms: ['linux/arm64'] }],
    ['the engine', { engine: 'podman, containers-storage' }],
  ])('changes with %s', (_name, change) => {
    expect(digestInputs({ ...INPUTS, ...change }).digest).not.toBe(digestInputs(INPUTS).digest);
  });

  it('names parts and no values', () => {
    const { parts } = digestInputs({ ...INPUTS, options: new Map([['buildArgs.A', 'a value']]) });
    expect(Object.keys(parts)).toEqual([
      'base alpine',
      'context',
      'dockerfile',
      'engine',
      'ignore file',
      'option buildArgs.A',
      'platforms',
      'recipe',
    ]);
    expect(JSON.stringify(parts)).not.toContain('a value');
  });

  it('does not show that two options have the same value', () => {
    const { parts } = digestInputs({
      ...INPUTS,
      options: new Map([
        ['a', 'x'],
        ['b', 'x'],
      ]),
    });
    expect(parts['option a']).not.toBe(parts['option b']);
  });

  it('gives a tag that registries take', () => {
    const tag = contentTag('reg.example.com/api', digestInputs(INPUTS).digest);
    expect(tag).toMatch(/^reg\.example\.com\/api:in-[0-9a-f]{40}$/);
  });
});

describe('the changes of inputs', () => {
  it('are what came, went and changed', () => {
    const before = { context: '1', 'base a': '1', 'option x': '1', engine: '1' };
    const after = { context: '2', 'base b': '1', 'option x': '1', engine: '1' };
    expect(compareInputs(before, after)).toEqual([
      { part: 'base a', kind: 'went' },
      { part: 'base b', kind: 'came' },
      { part: 'context', kind: 'changed' },
    ]);
  });
});
