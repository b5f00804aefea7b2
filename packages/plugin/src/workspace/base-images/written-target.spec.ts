import { mergeTarget, targetDefaultsFor } from './written-target';

const inferred = {
  executor: 'nx-alpine:alpine-build',
  options: { file: 'f' },
  configurations: { ci: { file: 'c' } },
};

describe('mergeTarget', () => {
  it('lays options over each other, and those of configurations', () => {
    const layers = [
      inferred,
      undefined,
      { options: { tags: ['a'] } },
      { options: { tags: ['b'] }, configurations: { ci: { tags: ['c'] }, staging: {} } },
    ];
    expect(mergeTarget(layers)).toEqual({
      options: { file: 'f', tags: ['b'] },
      configurations: { ci: { file: 'c', tags: ['c'] }, staging: {} },
    });
  });

  it.each([
    ['there is none', []],
    ['nothing names the executor', [{ options: {} }]],
    ['another executor takes its place', [inferred, { executor: 'nx:noop' }]],
    ['a command takes its place', [inferred, { command: 'true' }]],
  ])('gives no target where %s', (_, layers) => {
    expect(mergeTarget(layers)).toBeUndefined();
  });
});

describe('targetDefaultsFor', () => {
  const byName = { options: { tags: ['name'] } };
  const byExecutor = { options: { tags: ['executor'] } };

  it.each([
    ['the entry of the name', { image: byName }, byName],
    ['that of the executor first', { image: byName, 'nx-alpine:alpine-build': byExecutor }, byExecutor],
    ['none for another executor', { image: { ...byName, executor: 'nx:noop' } }, undefined],
    ['none where there are none', undefined, undefined],
  ])('gives %s', (_, defaults, expected) => {
    expect(targetDefaultsFor(defaults, 'image')).toEqual(expected);
  });
});
