import type { Cause } from '../run-class';
import type { TestCount } from '../runner/test-count';
import type { TestVerdict } from './run-state';

/** How a test command ended. */
export type TestEnd =
  | { readonly kind: 'exited'; readonly status: number }
  | { readonly kind: 'killed'; readonly signal: string }
  | { readonly kind: 'not-started'; readonly reason: string }
  | { readonly kind: 'timed-out'; readonly seconds: number };

/** What is known when tests have ended. */
export interface TestEvidence {
  readonly end: TestEnd;
  /** What the tests themselves reported; undefined where their runner says nothing. */
  readonly count: TestCount | undefined;
  /** Whether the program is a shell, whose statuses 126 and 127 mean that it found nothing to run. */
  readonly isShell: boolean;
  /** What the tests said of lost infrastructure; a claim, believed only with evidence. */
  readonly claim: string | undefined;
  /** What the engine says of the time since the tests began; undefined where they used none. */
  readonly lost: Cause<'infrastructure-lost'> | undefined;
}

/** EX_TEMPFAIL of sysexits.h: the status by which a suite may say that its infrastructure was lost. */
export const DECLARES_LOST_INFRASTRUCTURE = 75;

/** What the end of tests means. The status says only whether it is zero: mocha ends with 125 when 125 tests failed. */
export function judgeTests({ end, count, isShell, claim, lost }: TestEvidence): TestVerdict {
  switch (end.kind) {
    case 'not-started':
      return failed('test-command-error', `the test command cannot be run: ${end.reason}`);
    case 'timed-out':
      return failed('test-timeout', `the tests were ended after ${String(end.seconds)} s`);
    case 'killed':
      return lostOr(lost, count, failed('test-failed', `the test command was ended by ${end.signal}`));
    case 'exited':
      break;
  }
  if (end.status === 0) return judgeSuccess(count);
  if (isShell && (end.status === 126 || end.status === 127)) {
    return failed('test-command-error', `the shell found nothing to run (exit status ${String(end.status)})`);
  }
  return lostOr(lost, count, failed('test-failed', describeFailure(end.status, count, claim)));
}

/** A command may swallow the status of its runner, as `jest || true` does; what the runner counted is not swallowed. */
function judgeSuccess(count: TestCount | undefined): TestVerdict {
  if (count?.run === 0) return failed('no-tests', 'the test command succeeded, but no test was run');
  if (count === undefined || (count.failed ?? 0) === 0) return { kind: 'passed' };
  const numbers = `${String(count.failed)} of ${String(count.run)} tests failed`;
  return failed('test-failed', `${numbers}, although the test command ended with success`);
}

function describeFailure(status: number, count: TestCount | undefined, claim: string | undefined): string {
  const failures =
    count?.failed === undefined ? '' : `${String(count.failed)} of ${String(count.run)} tests failed, `;
  const declared =
    claim === undefined ? '' : `; they declared lost infrastructure (${claim}), but the engine shows none`;
  return `${failures}exit status ${String(status)}${declared}`;
}

/** Lost infrastructure is a failure, too, under its own name. */
function lostOr(
  lost: TestEvidence['lost'],
  count: TestCount | undefined,
  otherwise: TestVerdict,
): TestVerdict {
  if (lost === undefined) return otherwise;
  return { kind: 'lost', cause: lost, isUndecided: (count?.failed ?? 0) === 0 };
}

type Failure = Extract<TestVerdict, { readonly kind: 'failed' }>['cause']['class'];

function failed(kind: Failure, reason: string): TestVerdict {
  return { kind: 'failed', cause: { class: kind, reason } };
}
