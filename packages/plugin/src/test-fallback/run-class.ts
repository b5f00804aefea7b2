/** What a run came to before a test could start, for a reason that the change under test cannot have caused. */
export type InfrastructureClass =
  | 'engine-absent'
  | 'engine-down'
  | 'engine-hung'
  | 'engine-sick'
  | 'engine-misconfigured'
  | 'pull-unavailable'
  | 'host-resource'
  | 'service-unhealthy';

/** What a run came to before a test could start, for a reason that lies in the repository; it never leads to staging. */
export type RepositoryClass =
  'config-error' | 'safety-blocked' | 'build-failed' | 'image-reference' | 'service-broken-by-change';

/** What a run came to once the tests were meant to start. */
export type TestClass =
  | 'passed'
  | 'passed-on-staging'
  | 'test-failed'
  | 'test-failed-on-staging'
  | 'no-tests'
  | 'test-command-error'
  | 'test-timeout'
  | 'infrastructure-lost';

/** The one word for what a run came to. */
export type RunClass =
  | InfrastructureClass
  | RepositoryClass
  | TestClass
  | 'staging-unavailable'
  | 'skipped-without-staging'
  | 'cancelled';

/** Where tests run: on services of this machine's engine, on the staging environment, or without any services. */
export type TestEnvironment = 'local' | 'staging' | 'none';

/** Why a step did not come to its good end; the first one of a run stays its cause. */
export interface Cause<Class extends RunClass = RunClass> {
  readonly class: Class;
  /** In a sentence, without secrets. */
  readonly reason: string;
  readonly fix?: string;
  /** Lines of a log that show it, without secrets. */
  readonly evidence?: readonly string[];
}
