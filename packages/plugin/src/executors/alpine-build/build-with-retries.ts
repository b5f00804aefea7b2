import type { BuildEnd, BuildIo } from '../../engines/engine';
import { FailedBuildError } from '../../engines/failed-build-error';
import type { FailureExplanation } from '../../engines/failures/situation';
import { pause } from '../../host/pause';

/** Builds once. */
export type BuildOnce = (io: BuildIo) => Promise<BuildEnd>;

/** A build that gave an image, or was interrupted. */
export type PatientEnd = Exclude<BuildEnd, { kind: 'failed' }> & {
  /** How often it was tried. */
  readonly attempts: number;
};

/** How a build is repeated. */
export interface Patience {
  /** How many times a build is tried again. */
  readonly retries: number;
  /** Says why a build failed, from its log. */
  readonly explain: (log: string) => FailureExplanation;
  /** Hears of each failure after which the build is tried again, and in how many milliseconds. */
  readonly onRetry: (explanation: FailureExplanation, attempt: number, delay: number) => void;
}

const FIRST_DELAY = 2_000;

/** Milliseconds before the build is tried again: 2 s, 8 s, 32 s and so on. */
function delayAfter(attempt: number): number {
  return FIRST_DELAY * 4 ** (attempt - 1);
}

/** Builds, and tries again where a failure may pass by itself; throws a FailedBuildError where it stays. */
export async function buildWithRetries(
  build: BuildOnce,
  io: BuildIo,
  patience: Patience,
): Promise<PatientEnd> {
  for (let attempt = 1; ; attempt += 1) {
    let log = '';
    const onOutput = (chunk: string): void => {
      log += chunk;
      io.onOutput(chunk);
    };
    const end = await build({ signal: io.signal, onOutput });
    if (end.kind !== 'failed') return { ...end, attempts: attempt };
    const explanation = patience.explain(log === '' ? end.log : log);
    if (explanation.class !== 'transient' || attempt > patience.retries)
      throw new FailedBuildError(explanation, attempt);
    const delay = delayAfter(attempt);
    patience.onRetry(explanation, attempt, delay);
    await pause(delay, io.signal);
    if (io.signal.aborted) return { kind: 'interrupted', attempts: attempt };
  }
}
