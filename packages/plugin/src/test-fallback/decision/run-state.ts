import type { Cause, InfrastructureClass, RepositoryClass, RunClass, TestEnvironment } from '../run-class';

/** Where a run stands. Tests begin in the states that end with `-tests`, and from there no way leads to another environment. */
export type RunState =
  | { readonly at: 'engine'; readonly lost: Lost }
  | { readonly at: 'services'; readonly attempt: number; readonly lost: Lost }
  | { readonly at: 'local-tests'; readonly lost: Lost }
  | { readonly at: 'staging'; readonly cause: Cause<InfrastructureClass> | undefined }
  | { readonly at: 'staging-tests'; readonly cause: Cause<InfrastructureClass> | undefined }
  | { readonly at: 'plain-tests' }
  | Ended;

/** Why local services cannot be had. */
export type StartCause = Cause<InfrastructureClass> | Cause<RepositoryClass>;

/** Why the tests of a first round were lost in the middle; undefined in the first round. */
export type Lost = Cause<'infrastructure-lost'> | undefined;

/** The end of a run; nothing that happens later changes it. */
export interface Ended {
  readonly at: 'ended';
  readonly class: RunClass;
  /** Where tests ran, or were to start; undefined where it did not come to that. */
  readonly environment: TestEnvironment | undefined;
  /** The first thing that went wrong. */
  readonly cause: Cause | undefined;
  /** What went wrong after it, or why the way to staging was closed. */
  readonly consequences: readonly Cause[];
}

/** What a step came to. */
export type RunEvent =
  | { readonly kind: 'engine-answers' }
  | { readonly kind: 'engine-fails'; readonly cause: StartCause }
  | { readonly kind: 'services-run' }
  | { readonly kind: 'services-fail'; readonly cause: StartCause }
  | { readonly kind: 'staging-proven' }
  | {
      readonly kind: 'staging-refused';
      readonly cause: Cause<'config-error' | 'safety-blocked' | 'staging-unavailable'>;
    }
  | { readonly kind: 'tests-end'; readonly verdict: TestVerdict }
  | { readonly kind: 'cancelled' };

/** What the end of a test command means, judged by evidence that is independent of its exit status. */
export type TestVerdict =
  | { readonly kind: 'passed' }
  | {
      readonly kind: 'failed';
      readonly cause: Cause<'test-failed' | 'no-tests' | 'test-command-error' | 'test-timeout'>;
    }
  | {
      readonly kind: 'lost';
      readonly cause: Cause<'infrastructure-lost'>;
      /** Whether no test is known to have failed by then. */
      readonly isUndecided: boolean;
    };
