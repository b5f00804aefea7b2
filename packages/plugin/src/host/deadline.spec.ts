import { startDeadline } from './deadline';
import { untilAborted } from './until-aborted';

const forever = new Promise<string>(() => undefined);

describe('a deadline', () => {
  it('ends with its time', async () => {
    const { signal, release } = startDeadline(1, new AbortController().signal);
    await expect(untilAborted(forever, signal)).resolves.toBeUndefined();
    expect(signal.reason).toEqual(new Error('the deadline has passed'));
    release();
  });

  it('ends with the run, also where that has ended before', () => {
    const run = new AbortController();
    const before = startDeadline(60_000, run.signal);
    run.abort('cancelled');
    const after = startDeadline(60_000, run.signal);
    expect([before, after].map(({ signal }) => signal.reason as unknown)).toEqual(['cancelled', 'cancelled']);
    before.release();
    after.release();
  });

  it('leaves the work alone that has ended before', async () => {
    const run = new AbortController();
    const { signal, release } = startDeadline(60_000, run.signal);
    await expect(untilAborted(Promise.resolve('done'), signal)).resolves.toBe('done');
    release();
    run.abort();
    expect(signal.aborted).toBe(false);
  });

  it('passes on what fails before', async () => {
    const failed = Promise.reject(new Error('failed'));
    await expect(untilAborted(failed, new AbortController().signal)).rejects.toThrow('failed');
  });
});
