/** A running job that the user, Nx or the system may stop. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Gives the process its own signal handling back; call it when the job has ended. */
  readonly release: () => void;
}

/** The last is no signal: Nx, which forked this process, is gone. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const;

/** Aborts a job on Ctrl-C, on Nx ending its tasks or being killed, and on a closed terminal, so that the job can clean up first. */
export function listenForInterruption(source: NodeJS.EventEmitter = process): Interruption {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  for (const name of SIGNALS) source.on(name, abort);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of SIGNALS) source.off(name, abort);
    },
  };
}
