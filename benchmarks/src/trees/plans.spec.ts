import { planMonorepo } from './monorepo-plan';
import { countFiles, type PlannedFolder } from './tree-plan';
import { planUniform } from './uniform-plan';

const paths = (folders: readonly PlannedFolder[]): string[] =>
  folders.flatMap(({ path, files }) => files.map(({ name }) => `${path}/${name}`));

describe('planMonorepo', () => {
  const { sources, pollution } = planMonorepo(10_000, 1);

  it('plans exactly as many files as it is asked for, each at a place of its own', () => {
    const all = paths([...sources, ...pollution]);
    expect([countFiles(sources), countFiles(pollution)]).toEqual([10_000, 3180]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('plans the same tree for the same seed', () => {
    expect(planMonorepo(10_000, 1)).toEqual({ sources, pollution });
  });
});

describe('planUniform', () => {
  it('pollutes every folder', () => {
    const { sources, pollution } = planUniform(10_000, 1);
    expect([countFiles(sources), sources.length]).toEqual([7000, 250]);
    expect([countFiles(pollution), pollution.length]).toEqual([3000, 250]);
  });
});
