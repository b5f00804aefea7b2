/** A time that runs out, or a run that is cancelled before. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Call it when the work has ended, so that nothing waits for the timer. */
  readonly release: () => void;
}

/**
 * Aborts after so many milliseconds, or with the signal of the run.
 *
 * AbortSignal.timeout would let the process end while only a promise waits, as it keeps nothing alive.
 */
export function startDeadline(milliseconds: number, run: AbortSignal): Deadline {
  const controller = new AbortController();
  const abort = (): void => controller.abort(run.reason);
  const timer = setTimeout(() => controller.abort(new Error('the deadline has passed')), milliseconds);
  run.addEventListener('abort', abort);
  if (run.aborted) abort();
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer);
      run.removeEventListener('abort', abort);
    },
  };
}
