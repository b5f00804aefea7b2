import type { BuildIo } from '../../engines/engine';
import { FailedBuildError } from '../../engines/failed-build-error';
import type { FailureExplanation } from '../../engines/failures/situation';
import { pause } from '../../host/pause';

interface Failed {
  readonly kind: 'failed';
  readonly log: string;
}

/** How an engine's work is repeated. */
export interface Patience {
  /** How many times it is tried again. */
  readonly retries: number;
  /** Says why it failed, from its log. */
  readonly explain: (log: string) => FailureExplanation;
  /** Hears of each failure after which it is tried again, and in how many milliseconds. */
  readonly onRetry: (explanation: FailureExplanation, attempt: number, delay: number) => void;
}

const FIRST_DELAY = 2_000;

/** Milliseconds before it is tried again: 2 s, 8 s, 32 s and so on. */
function delayAfter(attempt: number): number {
  return FIRST_DELAY * 4 ** (attempt - 1);
}

/** Lets an engine work, and again where a failure may pass by itself; throws a FailedBuildError where it stays. */
export async function withRetries<End extends { readonly kind: string }>(
  work: (io: BuildIo) => Promise<End | Failed>,
  io: BuildIo,
  patience: Patience,
): Promise<(Exclude<End, Failed> | { readonly kind: 'interrupted' }) & { readonly attempts: number }> {
  for (let attempt = 1; ; attempt += 1) {
    let log = '';
    const onOutput = (chunk: string): void => {
      log += chunk;
      io.onOutput(chunk);
    };
    const end = await work({ signal: io.signal, onOutput });
    if (!isFailed(end)) return { ...end, attempts: attempt };
    const explanation = patience.explain(log === '' ? end.log : log);
    if (explanation.class !== 'transient' || attempt > patience.retries)
      throw new FailedBuildError(explanation, attempt);
    const delay = delayAfter(attempt);
    patience.onRetry(explanation, attempt, delay);
    await pause(delay, io.signal);
    if (io.signal.aborted) return { kind: 'interrupted', attempts: attempt };
  }
}

function isFailed(end: { readonly kind: string }): end is Failed {
  return end.kind === 'failed';
}
