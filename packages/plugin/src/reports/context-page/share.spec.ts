import { formatShare } from './share';

describe('formatShare', () => {
  it.each([
    [0, 10, '0 %'],
    [10, 10, '100 %'],
    [1, 3, '33.3 %'],
    [1, 1_000_000, '< 0.1 %'],
    [999_999, 1_000_000, '> 99.9 %'],
    [0, 0, '0 %'],
  ])('of %d in %d is %s', (part, whole, share) => {
    expect(formatShare(part, whole)).toBe(share);
  });
});
