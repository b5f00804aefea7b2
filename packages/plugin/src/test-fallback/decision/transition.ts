import type { Cause, InfrastructureClass, RepositoryClass, TestEnvironment } from '../run-class';
import { whyNoFallback, type Policy } from './policy';
import type { Ended, Lost, RunEvent, RunState, StartCause, TestVerdict } from './run-state';

/** Where a run begins. */
export function beginRun({ mode }: Policy): RunState {
  switch (mode) {
    case 'auto':
    case 'docker':
      return { at: 'engine', lost: undefined };
    case 'staging':
      return { at: 'staging', cause: undefined };
    case 'none':
      return { at: 'plain-tests' };
  }
}

/** Where a run stands after an event. An event that cannot happen in a state is a bug of ours. */
export function transition(state: RunState, event: RunEvent, policy: Policy): RunState {
  if (state.at === 'ended') return state;
  if (event.kind === 'cancelled') return cancel(state);
  const next = step(state, event, policy);
  if (next === undefined) throw new Error(`${event.kind} cannot happen at ${state.at}`);
  return next;
}

type Running = Exclude<RunState, Ended>;

function step(state: Running, event: RunEvent, policy: Policy): RunState | undefined {
  switch (state.at) {
    case 'engine':
    case 'services':
      return stepTowardsLocal(state, event, policy);
    case 'staging':
      return stepTowardsStaging(state.cause, event, policy);
    case 'local-tests':
    case 'staging-tests':
    case 'plain-tests':
      return event.kind === 'tests-end' ? afterTests(state, event.verdict, policy) : undefined;
  }
}

function stepTowardsLocal(
  state: Extract<RunState, { at: 'engine' | 'services' }>,
  event: RunEvent,
  policy: Policy,
): RunState | undefined {
  const { at, lost } = state;
  if (at === 'engine' && event.kind === 'engine-answers') return { at: 'services', attempt: 1, lost };
  if (at === 'engine' && event.kind === 'engine-fails') return afterFailedEngine(lost, event.cause, policy);
  if (at === 'services' && event.kind === 'services-run') return { at: 'local-tests', lost };
  if (at === 'services' && event.kind === 'services-fail')
    return afterFailedStart(state, event.cause, policy);
  return undefined;
}

function stepTowardsStaging(
  cause: Cause<InfrastructureClass> | undefined,
  event: RunEvent,
  policy: Policy,
): RunState | undefined {
  if (event.kind === 'staging-proven') return { at: 'staging-tests', cause };
  return event.kind === 'staging-refused' ? withoutStaging(cause, event.cause, policy) : undefined;
}

function afterTests(
  state: Extract<Running, { at: 'local-tests' | 'staging-tests' | 'plain-tests' }>,
  verdict: TestVerdict,
  policy: Policy,
): RunState {
  switch (state.at) {
    case 'local-tests':
      return afterLocalTests(state.lost, verdict, policy);
    case 'staging-tests':
      return afterStagingTests(state.cause, verdict);
    case 'plain-tests':
      return endTests('none', verdict);
  }
}

const REPOSITORY: Readonly<Record<RepositoryClass, true>> = {
  'config-error': true,
  'safety-blocked': true,
  'build-failed': true,
  'image-reference': true,
  'service-broken-by-change': true,
};

function isOfRepository(cause: Cause): cause is Cause<RepositoryClass> {
  return cause.class in REPOSITORY;
}

/** What lies in the repository never leads to staging, and is not tried again. */
function afterFailedEngine(lost: Lost, cause: StartCause, policy: Policy): RunState {
  return isOfRepository(cause) ? endForRepository(lost, cause) : leaveLocal(lost, cause, policy);
}

function afterFailedStart(
  { attempt, lost }: Extract<RunState, { at: 'services' }>,
  cause: StartCause,
  policy: Policy,
): RunState {
  if (isOfRepository(cause)) return endForRepository(lost, cause);
  if (attempt < (policy.startAttempts[cause.class] ?? 1)) {
    return { at: 'services', attempt: attempt + 1, lost };
  }
  return leaveLocal(lost, cause, policy);
}

function endForRepository(lost: Lost, cause: Cause<RepositoryClass>): Ended {
  return lost === undefined ? end(cause, undefined) : endLost(lost, cause);
}

/** The way to staging is open only as long as no test has run, and if the policy opens it. */
function leaveLocal(lost: Lost, cause: Cause<InfrastructureClass>, policy: Policy): RunState {
  if (lost !== undefined) return endLost(lost, cause);
  const reason = whyNoFallback(cause.class, policy);
  if (reason === undefined) return { at: 'staging', cause };
  return end(cause, undefined, [{ class: cause.class, reason: `not run on staging: ${reason}` }]);
}

function endLost(lost: Cause<'infrastructure-lost'>, cause: Cause): Ended {
  return end(lost, 'local', [cause]);
}

function withoutStaging(first: Cause | undefined, refusal: Cause, policy: Policy): Ended {
  const consequences = first === undefined ? [] : [refusal];
  const isSkip = refusal.class === 'staging-unavailable' && policy.skipsWithoutStaging;
  return {
    at: 'ended',
    class: isSkip ? 'skipped-without-staging' : refusal.class,
    environment: undefined,
    cause: first ?? refusal,
    consequences,
  };
}

function afterLocalTests(lost: Lost, verdict: TestVerdict, policy: Policy): RunState {
  const mayRepeat = verdict.kind === 'lost' && verdict.isUndecided && policy.rerunsAfterLoss;
  if (mayRepeat && lost === undefined) return { at: 'engine', lost: verdict.cause };
  return endTests('local', verdict);
}

function afterStagingTests(cause: Cause | undefined, verdict: TestVerdict): Ended {
  const ended = endTests('staging', verdict);
  if (verdict.kind === 'passed') return { ...ended, class: 'passed-on-staging', cause };
  const failure = verdict.cause.class === 'test-failed' ? 'test-failed-on-staging' : verdict.cause.class;
  if (cause === undefined) return { ...ended, class: failure };
  return { ...ended, class: failure, cause, consequences: [verdict.cause] };
}

function endTests(environment: TestEnvironment, verdict: TestVerdict): Ended {
  if (verdict.kind !== 'passed') return end(verdict.cause, environment);
  return { at: 'ended', class: 'passed', environment, cause: undefined, consequences: [] };
}

function end(
  cause: Cause,
  environment: TestEnvironment | undefined,
  consequences: readonly Cause[] = [],
): Ended {
  return { at: 'ended', class: cause.class, environment, cause, consequences };
}

function cancel(state: Running): Ended {
  const reason = { class: 'cancelled', reason: 'it was interrupted' } as const;
  const first = 'cause' in state ? state.cause : undefined;
  return {
    at: 'ended',
    class: 'cancelled',
    environment: environmentOf(state),
    cause: first ?? reason,
    consequences: first === undefined ? [] : [reason],
  };
}

function environmentOf({ at }: RunState): TestEnvironment | undefined {
  switch (at) {
    case 'local-tests':
      return 'local';
    case 'staging-tests':
      return 'staging';
    case 'plain-tests':
      return 'none';
    case 'engine':
    case 'services':
    case 'staging':
    case 'ended':
      return undefined;
  }
}
