import { drawnWeights } from './drawn-weights';

const cells = (...sizes: number[]): { files: number; bytes: number }[] =>
  sizes.map((bytes) => ({ files: 3, bytes }));

describe('drawnWeights', () => {
  it('are bytes', () => {
    expect(drawnWeights(cells(70, 20, 10, 0), 0)).toEqual([70, 20, 10, 0]);
  });

  it('give the smallest a share with which they can be reached', () => {
    expect(drawnWeights(cells(990, 10, 0), 0.02)).toEqual([990, 20, 20]);
  });

  it('leave more than half of the area to the true sizes, however many cells there are', () => {
    expect(drawnWeights(cells(100, 0, 0, 0), 0.5)).toEqual([100, 12.5, 12.5, 12.5]);
  });

  it('are files where all are empty', () => {
    expect(drawnWeights(cells(0, 0), 0.1)).toEqual([3, 3]);
    expect(drawnWeights([], 0.1)).toEqual([]);
  });
});
