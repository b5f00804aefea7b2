import { doubtfulSince, isSettled } from './settled';

const NOW = 1_800_000_000_000;
const before = doubtfulSince(NOW);
const old = { size: 1, mode: 0o644, isReadable: true, mtime: 1, ctime: before - 1, inode: 7, device: 3 };

describe('a file is settled', () => {
  it('where it changed more than two seconds before the reading', () => {
    expect(isSettled(old, 3, before)).toBe(true);
    expect(NOW - before).toBeGreaterThan(2000);
  });

  it.each([
    ['changed just now', { ctime: before }],
    ['has a content from just now', { mtime: before }],
    ['comes from the future', { ctime: NOW + 1e6 }],
    ['has no time of its last change', { ctime: -11_644_473_600_000 }],
    ['lies on another device', { device: 4 }],
  ])('not where it %s', (_, facts) => {
    expect(isSettled({ ...old, ...facts }, 3, before)).toBe(false);
  });
});
