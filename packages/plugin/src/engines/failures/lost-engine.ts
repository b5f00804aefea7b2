import type { FailedBuildSituation, FailureExplanation } from './situation';

const LOST =
  /cannot connect to the docker daemon|error during connect|closing transport due to: connection error|error reading from server: EOF|failed to (?:receive status|list workers): rpc error: code = Unavailable/i;

/** An engine that went away while it built. */
export function explainLostEngine({ log }: FailedBuildSituation): FailureExplanation | undefined {
  if (!LOST.test(log)) return undefined;
  return {
    class: 'engine',
    problem: {
      what: 'The engine went away during the build',
      why: LOST.exec(log)?.[0] ?? '',
      fix: 'start it again and look at its own log for the reason, then run the target again',
    },
  };
}
