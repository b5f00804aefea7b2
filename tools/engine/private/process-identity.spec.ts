import { identityOf, isAlive, startTime } from './process-identity';

describe('startTime', () => {
  it('is not confused by a name with spaces and parentheses', () => {
    const stat = '4321 (a) b (c) S 1 4321 4321 0 -1 4194560 5 6 7 8 9 10 11 12 20 0 1 0 987654 1000 200';
    expect(startTime(stat)).toBe(987654);
  });
});

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('isAlive', () => {
  it('knows this process, and not another one with the same id', () => {
    const own = identityOf(process.pid);
    expect(own && isAlive(own)).toBe(true);
    expect(own && isAlive({ ...own, started: own.started - 1 })).toBe(false);
  });
});
