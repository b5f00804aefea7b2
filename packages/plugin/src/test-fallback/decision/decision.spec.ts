import type { Cause, InfrastructureClass, RepositoryClass, RunClass } from '../run-class';
import { judgeTests, type TestEnd, type TestEvidence } from './judge-tests';
import type { FallbackRule, Mode, Policy } from './policy';
import type { RunEvent, RunState, StartCause, TestVerdict } from './run-state';
import { beginRun, transition } from './transition';

const cause = <Class extends RunClass>(kind: Class): Cause<Class> => ({
  class: kind,
  reason: `because of ${kind}`,
});

const policy = (over: Partial<Policy> = {}): Policy => ({
  mode: 'auto',
  fallback: 'always',
  forbidden: undefined,
  startAttempts: { 'pull-unavailable': 3, 'host-resource': 2, 'service-unhealthy': 2 },
  rerunsAfterLoss: false,
  skipsWithoutStaging: false,
  ...over,
});

const engineAnswers: RunEvent = { kind: 'engine-answers' };
const servicesRun: RunEvent = { kind: 'services-run' };
const stagingProven: RunEvent = { kind: 'staging-proven' };
const cancelled: RunEvent = { kind: 'cancelled' };
const engineFails = (kind: StartCause['class']): RunEvent => ({
  kind: 'engine-fails',
  cause: cause(kind) as StartCause,
});
const servicesFail = (kind: StartCause['class']): RunEvent => ({
  kind: 'services-fail',
  cause: cause(kind) as StartCause,
});
const passes: RunEvent = { kind: 'tests-end', verdict: { kind: 'passed' } };
const fails = (kind: 'test-failed' | 'no-tests' | 'test-command-error' | 'test-timeout'): RunEvent => ({
  kind: 'tests-end',
  verdict: { kind: 'failed', cause: cause(kind) },
});
const loses = (isUndecided = true): RunEvent => ({
  kind: 'tests-end',
  verdict: { kind: 'lost', cause: cause('infrastructure-lost'), isUndecided },
});
const staging = (kind: 'config-error' | 'safety-blocked' | 'staging-unavailable'): RunEvent => ({
  kind: 'staging-refused',
  cause: cause(kind),
});

/** All states that a run goes through. */
function run(events: readonly RunEvent[], by = policy()): RunState[] {
  return events.reduce<RunState[]>(
    (states, event) => [...states, transition(states.at(-1) ?? beginRun(by), event, by)],
    [beginRun(by)],
  );
}

/** What a run came to: class, environment, first cause, and what came after it. */
function endOf(events: readonly RunEvent[], by = policy()): unknown {
  const end = run(events, by).at(-1);
  if (end?.at !== 'ended') return end?.at;
  return [end.class, end.environment, end.cause?.class, end.consequences.map(({ class: kind }) => kind)];
}

describe('the rows of the decision table before any test', () => {
  it.each<[number, InfrastructureClass, Record<FallbackRule, boolean>]>([
    [3, 'engine-absent', { always: true, outage: true, never: false }],
    [4, 'engine-down', { always: true, outage: true, never: false }],
    [4, 'engine-hung', { always: true, outage: true, never: false }],
    [4, 'engine-sick', { always: true, outage: true, never: false }],
    [5, 'engine-misconfigured', { always: true, outage: false, never: false }],
  ])('%i: %s', (_, kind, expected) => {
    for (const fallback of ['always', 'outage', 'never'] as const) {
      const end = endOf(
        [engineFails(kind), stagingProven, passes].slice(0, expected[fallback] ? 3 : 1),
        policy({ fallback }),
      );
      expect(end).toEqual(
        expected[fallback] ? ['passed-on-staging', 'staging', kind, []] : [kind, undefined, kind, [kind]],
      );
    }
  });

  it.each<[number, InfrastructureClass, number, Record<FallbackRule, boolean>]>([
    [8, 'pull-unavailable', 3, { always: true, outage: true, never: false }],
    [9, 'host-resource', 2, { always: true, outage: true, never: false }],
    [10, 'service-unhealthy', 2, { always: true, outage: false, never: false }],
    [13, 'engine-hung', 1, { always: true, outage: true, never: false }],
  ])('%i: %s after %i attempts', (_, kind, attempts, expected) => {
    const failures = Array<RunEvent>(attempts).fill(servicesFail(kind));
    expect(endOf([engineAnswers, ...failures.slice(1)])).toBe('services');
    expect(endOf([engineAnswers, ...failures.slice(1), servicesRun, passes])).toEqual([
      'passed',
      'local',
      undefined,
      [],
    ]);
    for (const fallback of ['always', 'outage', 'never'] as const) {
      const end = endOf([engineAnswers, ...failures], policy({ fallback }));
      expect(end).toEqual(expected[fallback] ? 'staging' : [kind, undefined, kind, [kind]]);
    }
  });

  it.each<[number, RepositoryClass]>([
    [1, 'config-error'],
    [2, 'safety-blocked'],
    [6, 'build-failed'],
    [7, 'image-reference'],
    [11, 'service-broken-by-change'],
  ])('%i: %s never leads to staging, and is not tried again', (_, kind) => {
    expect(endOf([engineAnswers, servicesFail(kind)])).toEqual([kind, undefined, kind, []]);
    expect(endOf([engineFails(kind)])).toEqual([kind, undefined, kind, []]);
  });

  it('12: services that run lead to local tests', () => {
    expect(endOf([engineAnswers, servicesRun])).toBe('local-tests');
  });

  it.each<[Mode, boolean, string]>([
    ['docker', true, 'not run on staging: mode docker never leaves the local engine'],
    ['auto', false, 'not run on staging: not allowed'],
  ])('says why a run of mode %s does not go to staging', (mode, isAllowed, reason) => {
    const by = policy({ mode, forbidden: isAllowed ? undefined : 'not allowed' });
    expect(run([engineFails('engine-down')], by).at(-1)).toMatchObject({ consequences: [{ reason }] });
  });
});

describe('the rows once tests were meant to start', () => {
  const toTests = [engineAnswers, servicesRun];
  const toStagingTests = [engineFails('engine-hung'), stagingProven];

  it('14, 16, 19: a failure stays one, and never leads anywhere else', () => {
    for (const kind of ['test-command-error', 'test-failed', 'test-timeout', 'no-tests'] as const) {
      expect(endOf([...toTests, fails(kind)])).toEqual([kind, 'local', kind, []]);
      expect(endOf([...toTests, fails(kind)], policy({ rerunsAfterLoss: true }))).toEqual([
        kind,
        'local',
        kind,
        [],
      ]);
    }
  });

  it('15: passed', () => {
    expect(endOf([...toTests, passes])).toEqual(['passed', 'local', undefined, []]);
    expect(endOf([passes], policy({ mode: 'none' }))).toEqual(['passed', 'none', undefined, []]);
  });

  it('17: lost infrastructure is a failure under its own name', () => {
    expect(endOf([...toTests, loses()])).toEqual(['infrastructure-lost', 'local', 'infrastructure-lost', []]);
  });

  it('17: it is tried again on request only, once, locally, and only where no test is known to have failed', () => {
    const again = policy({ rerunsAfterLoss: true });
    expect(endOf([...toTests, loses()], again)).toBe('engine');
    expect(endOf([...toTests, loses(), ...toTests, passes], again)).toEqual([
      'passed',
      'local',
      undefined,
      [],
    ]);
    expect(endOf([...toTests, loses(false)], again)).toEqual([
      'infrastructure-lost',
      'local',
      'infrastructure-lost',
      [],
    ]);
    expect(endOf([...toTests, loses(), ...toTests, loses()], again)).toEqual([
      'infrastructure-lost',
      'local',
      'infrastructure-lost',
      [],
    ]);
    expect(endOf([...toTests, loses(), engineFails('engine-down')], again)).toEqual([
      'infrastructure-lost',
      'local',
      'infrastructure-lost',
      ['engine-down'],
    ]);
    expect(endOf([...toTests, loses(), engineAnswers, servicesFail('build-failed')], again)).toEqual([
      'infrastructure-lost',
      'local',
      'infrastructure-lost',
      ['build-failed'],
    ]);
  });

  it('18: an interruption ends a run at any step, and the first cause stays', () => {
    expect(endOf([cancelled])).toEqual(['cancelled', undefined, 'cancelled', []]);
    expect(endOf([engineAnswers, cancelled])).toEqual(['cancelled', undefined, 'cancelled', []]);
    expect(endOf([...toTests, cancelled])).toEqual(['cancelled', 'local', 'cancelled', []]);
    expect(endOf([...toStagingTests, cancelled])).toEqual([
      'cancelled',
      'staging',
      'engine-hung',
      ['cancelled'],
    ]);
    expect(endOf([cancelled], policy({ mode: 'none' }))).toEqual(['cancelled', 'none', 'cancelled', []]);
  });

  it('20: without staging nothing is passed, unless that was asked for, and then it is not called so', () => {
    const refused = [engineFails('engine-hung'), staging('staging-unavailable')];
    expect(endOf(refused)).toEqual([
      'staging-unavailable',
      undefined,
      'engine-hung',
      ['staging-unavailable'],
    ]);
    expect(endOf(refused, policy({ skipsWithoutStaging: true }))).toEqual([
      'skipped-without-staging',
      undefined,
      'engine-hung',
      ['staging-unavailable'],
    ]);
    for (const kind of ['safety-blocked', 'config-error'] as const) {
      expect(
        endOf([engineFails('engine-hung'), staging(kind)], policy({ skipsWithoutStaging: true })),
      ).toEqual([kind, undefined, 'engine-hung', [kind]]);
    }
    expect(endOf([staging('safety-blocked')], policy({ mode: 'staging' }))).toEqual([
      'safety-blocked',
      undefined,
      'safety-blocked',
      [],
    ]);
  });

  it('21: what fails on staging fails, and never goes back', () => {
    expect(endOf([...toStagingTests, fails('test-failed')])).toEqual([
      'test-failed-on-staging',
      'staging',
      'engine-hung',
      ['test-failed'],
    ]);
    expect(endOf([stagingProven, fails('test-failed')], policy({ mode: 'staging' }))).toEqual([
      'test-failed-on-staging',
      'staging',
      'test-failed',
      [],
    ]);
  });

  it('22: passed on staging says so, whether it was chosen or not', () => {
    expect(endOf([...toStagingTests, passes])).toEqual(['passed-on-staging', 'staging', 'engine-hung', []]);
    expect(endOf([stagingProven, passes], policy({ mode: 'staging' }))).toEqual([
      'passed-on-staging',
      'staging',
      undefined,
      [],
    ]);
  });

  it('never changes an end, and takes no event that cannot happen', () => {
    expect(endOf([...toTests, fails('test-failed'), passes, cancelled])).toEqual([
      'test-failed',
      'local',
      'test-failed',
      [],
    ]);
    expect(() => run([passes])).toThrow('tests-end cannot happen at engine');
    expect(() => run([...toTests, stagingProven])).toThrow('staging-proven cannot happen at local-tests');
  });
});

/** From every state, by every event: what a test failed on cannot become a success, and staging is reached before tests only. */
it('holds its promises in every run of up to six events', () => {
  const events = [
    engineAnswers,
    servicesRun,
    stagingProven,
    passes,
    cancelled,
    engineFails('engine-hung'),
    servicesFail('pull-unavailable'),
    servicesFail('build-failed'),
    fails('test-failed'),
    loses(),
    staging('staging-unavailable'),
  ];
  let ended = 0;
  const walk = (state: RunState, by: Policy, had: readonly RunEvent[]): void => {
    if (state.at === 'ended') {
      ended += 1;
      const isSuccess = state.class.startsWith('passed');
      const hasFailedTest = had.some(
        (event) => event.kind === 'tests-end' && event.verdict.kind === 'failed',
      );
      expect(isSuccess && hasFailedTest).toBe(false);
      if (isSuccess) expect(had.at(-1)).toBe(passes);
      return;
    }
    const hasRun = had.some(({ kind }) => kind === 'tests-end');
    expect(hasRun && state.at.startsWith('staging')).toBe(false);
    if (had.length === 6) return;
    for (const event of events) {
      const next = attempt(() => transition(state, event, by));
      if (next !== undefined) walk(next, by, [...had, event]);
    }
  };
  for (const mode of ['auto', 'docker', 'staging', 'none'] as const) {
    for (const rerunsAfterLoss of [true, false]) {
      const by = policy({ mode, rerunsAfterLoss });
      walk(beginRun(by), by, []);
    }
  }
  expect(ended).toBeGreaterThan(100);
});

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

describe('the end of a test command', () => {
  const lost = cause('infrastructure-lost');
  const judge = (end: TestEnd, over: Partial<TestEvidence> = {}): TestVerdict =>
    judgeTests({ end, count: undefined, isShell: false, claim: undefined, lost: undefined, ...over });
  const exited = (status: number): TestEnd => ({ kind: 'exited', status });
  const classOf = (verdict: TestVerdict): string =>
    verdict.kind === 'passed' ? 'passed' : verdict.cause.class;

  it.each<[string, TestEnd, Partial<TestEvidence>, string]>([
    ['nothing but zero', exited(0), {}, 'passed'],
    ['zero with tests', exited(0), { count: { run: 1, failed: 0, skipped: 0 } }, 'passed'],
    ['zero without tests', exited(0), { count: { run: 0, failed: 0, skipped: 9 } }, 'no-tests'],
    ['zero that hides failures', exited(0), { count: { run: 3, failed: 2, skipped: 0 } }, 'test-failed'],
    ['zero after a loss', exited(0), { lost }, 'passed'],
    ['one', exited(1), {}, 'test-failed'],
    ['mocha with 125 failures', exited(125), {}, 'test-failed'],
    ['mocha with 126 failures', exited(126), {}, 'test-failed'],
    ['mocha with 137 failures', exited(137), {}, 'test-failed'],
    ['a shell that finds nothing', exited(127), { isShell: true }, 'test-command-error'],
    ['a shell that may not run it', exited(126), { isShell: true }, 'test-command-error'],
    ['a shell whose tests fail', exited(1), { isShell: true }, 'test-failed'],
    ['one with a loss', exited(1), { lost }, 'infrastructure-lost'],
    ['a claim without evidence', exited(75), { claim: 'database gone' }, 'test-failed'],
    ['a claim with evidence', exited(75), { claim: 'database gone', lost }, 'infrastructure-lost'],
    ['a signal', { kind: 'killed', signal: 'SIGKILL' }, {}, 'test-failed'],
    ['a signal with a loss', { kind: 'killed', signal: 'SIGKILL' }, { lost }, 'infrastructure-lost'],
    ['no start', { kind: 'not-started', reason: 'ENOENT' }, { lost }, 'test-command-error'],
    ['no end in time', { kind: 'timed-out', seconds: 5 }, { lost }, 'test-timeout'],
  ])('%s', (_, end, evidence, expected) => {
    expect(classOf(judge(end, evidence))).toBe(expected);
  });

  it('is told in a sentence', () => {
    expect(judge(exited(75), { claim: 'database gone', count: { run: 3, failed: 2, skipped: 0 } })).toEqual({
      kind: 'failed',
      cause: {
        class: 'test-failed',
        reason:
          '2 of 3 tests failed, exit status 75; they declared lost infrastructure (database gone), but the engine shows none',
      },
    });
  });

  it('leaves a loss undecided only where no test is known to have failed', () => {
    expect(judge(exited(1), { lost })).toMatchObject({ isUndecided: true });
    expect(judge(exited(1), { lost, count: { run: 2, failed: 1, skipped: 0 } })).toMatchObject({
      isUndecided: false,
    });
  });
});
