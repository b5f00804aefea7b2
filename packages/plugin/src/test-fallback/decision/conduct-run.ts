import type { Policy } from './policy';
import type { Ended, RunEvent, RunState } from './run-state';
import { beginRun, transition } from './transition';

/** A step that was taken, for the record. */
export interface TakenStep {
  readonly at: Exclude<RunState, Ended>['at'];
  /** `ok`, or the class of what went wrong. */
  readonly result: string;
  readonly durationMs: number;
}

export interface ConductedRun {
  readonly end: Ended;
  readonly steps: readonly TakenStep[];
}

/** Does what each state asks for, until the run has ended. */
export async function conductRun(
  policy: Policy,
  perform: (state: Exclude<RunState, Ended>) => Promise<RunEvent>,
  now: () => number,
): Promise<ConductedRun> {
  const steps: TakenStep[] = [];
  let state = beginRun(policy);
  while (state.at !== 'ended') {
    const began = now();
    const event = await perform(state);
    steps.push({ at: state.at, result: resultOf(event), durationMs: Math.round(now() - began) });
    state = transition(state, event, policy);
  }
  return { end: state, steps };
}

function resultOf(event: RunEvent): string {
  switch (event.kind) {
    case 'engine-answers':
    case 'services-run':
    case 'staging-proven':
      return 'ok';
    case 'engine-fails':
    case 'services-fail':
    case 'staging-refused':
      return event.cause.class;
    case 'tests-end':
      return event.verdict.kind === 'passed' ? 'ok' : event.verdict.cause.class;
    case 'cancelled':
      return 'cancelled';
  }
}
