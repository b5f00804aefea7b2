import type { BuildEnd } from '../../engines/engine';
import { FailedBuildError } from '../../engines/failed-build-error';
import type { FailureExplanation } from '../../engines/failures/situation';
import { withRetries } from './with-retries';

const BUILT: BuildEnd = { kind: 'built', candidateIds: ['sha256:1'], metadata: undefined };
const FAILED: BuildEnd = { kind: 'failed', log: 'no log arrived' };

jest.mock('../../host/pause', () => ({ pause: (delay: number) => Promise.resolve(void waited.push(delay)) }));
const waited: number[] = [];

const as = (kind: FailureExplanation['class']): FailureExplanation => ({
  class: kind,
  cause: 'x',
  problems: [{ what: 'it failed' }],
});

async function run(
  ends: BuildEnd[],
  kind: FailureExplanation['class'],
  retries = 2,
  printing = false,
): Promise<unknown> {
  const controller = new AbortController();
  waited.length = 0;
  const logs: string[] = [];
  const io = { signal: controller.signal, onOutput: () => undefined };
  const builds = ends.values();
  let tries = 0;
  const result = withRetries(
    ({ onOutput }) => {
      tries += 1;
      if (printing) onOutput(`output ${String(tries)}`);
      return Promise.resolve(builds.next().value ?? BUILT);
    },
    io,
    {
      retries,
      explain: (log) => (logs.push(log), as(kind)),
      onRetry: (_, attempt) => {
        if (attempt === 2) controller.abort();
      },
    },
  );
  return result.then(
    (end) => ({ end, logs, waited: [...waited] }),
    (error: unknown) => ({ error, logs, waited: [...waited] }),
  );
}

describe('a build that fails', () => {
  it('is tried again where that may help, and says how often', async () => {
    expect(await run([FAILED, BUILT], 'transient')).toEqual({
      end: { ...BUILT, attempts: 2 },
      logs: ['no log arrived'],
      waited: [2000],
    });
  });

  it.each(['yours', 'infrastructure', 'engine-too-old'] as const)('of the class %s is not', async (kind) => {
    const { error } = (await run([FAILED], kind)) as { error: FailedBuildError };
    expect(error).toBeInstanceOf(FailedBuildError);
    expect([error.attempts, error.problems]).toEqual([1, [{ what: 'it failed' }]]);
  });

  it('again and again is given up', async () => {
    const { error, waited: delays } = (await run([FAILED, FAILED], 'transient', 1)) as {
      error: FailedBuildError;
      waited: number[];
    };
    expect([error.attempts, delays]).toEqual([2, [2000]]);
  });

  it('is not tried again after an interruption, and each log stands for itself', async () => {
    expect(await run([FAILED, FAILED, BUILT], 'transient', 5, true)).toEqual({
      end: { kind: 'interrupted', attempts: 2 },
      logs: ['output 1', 'output 2'],
      waited: [2000, 8000],
    });
  });
});
