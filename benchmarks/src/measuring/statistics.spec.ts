import { median, medianRatio } from './statistics';

describe('median', () => {
  it('is the middle, or the mean of the two in the middle', () => {
    expect([median([9, 1, 5]), median([4, 10, 1, 2])]).toEqual([5, 3]);
  });
});

describe('medianRatio', () => {
  it('compares within each round, so that a slow round changes nothing', () => {
    expect(medianRatio([50, 500, 60], [100, 1000, 100])).toBe(0.5);
  });
});
