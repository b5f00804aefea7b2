import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The first signal that asks this tool to end; later ones change nothing, so that tidying up is not cut short. */
export class Interruption {
  received: NodeJS.Signals | undefined;
  readonly #controller = new AbortController();

  /** Aborted with the first signal. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** From here on the signals no longer end this process by themselves. */
  listen(): this {
    for (const name of signals) {
      process.on(name, () => {
        this.received ??= name;
        this.#controller.abort();
      });
    }
    return this;
  }
}

/** The exit status by which shells report an end by signal. */
export function statusOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}
