// Made from test-with-fallback.schema.json by `npm run generate`; edit that.

/**
 * dist/nx-alpine/<projectRoot>/test-with-fallback.json: where the last run of a project's tests took place, why there, and what it came to. It holds no value of any variable.
 */
export type TestWithFallbackRecord = TestRun;

/**
 * A run.
 */
export interface TestRun {
  /**
   * Grows when a field changes its meaning.
   */
  schemaVersion: 1;
  /**
   * Name of the Nx project.
   */
  project: string;
  /**
   * Configuration of the target, null for none.
   */
  configuration: string | null;
  /**
   * What the run came to. passed, passed-on-staging: all tests that ran passed. skipped-without-staging: no test ran, as onUnavailable allows. test-failed, test-failed-on-staging: the test command failed. no-tests: it succeeded without any test. test-command-error: it could not be run. test-timeout: it was ended. infrastructure-lost: local services were lost while the tests ran, so their failure says nothing. cancelled: the run was interrupted. All others: no test ran, and this is why.
   */
  class:
    | 'passed'
    | 'passed-on-staging'
    | 'skipped-without-staging'
    | 'test-failed'
    | 'test-failed-on-staging'
    | 'no-tests'
    | 'test-command-error'
    | 'test-timeout'
    | 'infrastructure-lost'
    | 'cancelled'
    | 'config-error'
    | 'safety-blocked'
    | 'build-failed'
    | 'image-reference'
    | 'service-broken-by-change'
    | 'engine-absent'
    | 'engine-down'
    | 'engine-hung'
    | 'engine-sick'
    | 'engine-misconfigured'
    | 'pull-unavailable'
    | 'host-resource'
    | 'service-unhealthy'
    | 'staging-unavailable';
  /**
   * Whether the task succeeded for Nx.
   */
  success: boolean;
  /**
   * Whether the tests were to run on local services and did not: they ran on staging, or not at all.
   */
  degraded: boolean;
  /**
   * Where the tests ran: on local services, on staging, or without services; null where none began.
   */
  environment: 'local' | 'staging' | 'none' | null;
  /**
   * What was asked for.
   */
  mode: 'auto' | 'docker' | 'staging' | 'none';
  /**
   * Name of the set of choices.
   */
  executionMode: string;
  /**
   * The first thing that went wrong; null where nothing did.
   */
  cause: RecordedCause | null;
  /**
   * What went wrong after it, and why the way to staging was closed.
   */
  consequences: RecordedCause[];
  /**
   * Everything that was tried, in its order.
   */
  steps: RecordedStep[];
  /**
   * The container engine that answered; null where none did or none was asked.
   */
  engine: RecordedEngine | null;
  /**
   * The local services; null where none ran.
   */
  services: RecordedServices | null;
  /**
   * What was proven of staging; null where nothing was.
   */
  staging: RecordedStaging | null;
  /**
   * The last run of the test command; null where it never began.
   */
  tests: RecordedTests | null;
  /**
   * The variables that the tests were given: on staging all of them, locally those beside the environment of Nx.
   */
  environmentKeys: RecordedKey[];
  /**
   * What is not wrong and worth a word.
   */
  remarks: string[];
  /**
   * Milliseconds that the whole run took.
   */
  durationMs: number;
}
/**
 * Something that went wrong.
 */
export interface RecordedCause {
  /**
   * One of the classes of a run.
   */
  class: string;
  /**
   * What happened, in a sentence.
   */
  reason: string;
  /**
   * What to do about it, where that is known.
   */
  fix?: string;
  /**
   * Lines of a log that show it.
   */
  evidence?: string[];
}
/**
 * Something that was tried.
 */
export interface RecordedStep {
  /**
   * What it was: a look at the engine, a start of services, a proof of staging, or tests.
   */
  step: 'engine' | 'services' | 'staging' | 'local-tests' | 'staging-tests' | 'plain-tests';
  /**
   * ok, or the class of what went wrong.
   */
  result: string;
  /**
   * Milliseconds that it took.
   */
  durationMs: number;
}
/**
 * A container engine.
 */
export interface RecordedEngine {
  /**
   * Which one.
   */
  name: 'docker' | 'podman';
  /**
   * Where it was asked, in the form of DOCKER_HOST.
   */
  endpoint: string;
  /**
   * Of its API.
   */
  apiVersion: string;
}
/**
 * Local services.
 */
export interface RecordedServices {
  /**
   * Name of the compose project.
   */
  projectName: string;
  /**
   * Whether this run started them, or found them running.
   */
  origin: 'started' | 'joined';
  /**
   * Where they were found, for example postgres:5432/tcp at 127.0.0.1:49153.
   */
  ports: string[];
}
/**
 * What was proven of staging before the first test.
 */
export interface RecordedStaging {
  /**
   * The env file, from the workspace root.
   */
  envFile: string;
  /**
   * Hosts that answered and showed what they are.
   */
  hosts: string[];
}
/**
 * A run of the test command.
 */
export interface RecordedTests {
  /**
   * What was run: a command line, or nx and the target.
   */
  command: string[];
  /**
   * The program that is known to run them, or other.
   */
  runner: string;
  /**
   * Exit status of the command as it was; null where it had none.
   */
  exitStatus: number | null;
  /**
   * The signal that ended it; null for none.
   */
  signal: string | null;
  /**
   * Tests that passed or failed, as the runner says; null where it does not.
   */
  run: number | null;
  /**
   * Tests that failed.
   */
  failed: number | null;
  /**
   * Tests that were skipped.
   */
  skipped: number | null;
  /**
   * Only tests with one of these were meant; all where empty.
   */
  includedTags: string[];
  /**
   * No test with one of these was meant.
   */
  excludedTags: string[];
}
/**
 * A variable and where it comes from; never its value.
 */
export interface RecordedKey {
  /**
   * Name of the variable.
   */
  key: string;
  /**
   * A file from the workspace root, or environment, secret manager, compose, options or nx-alpine.
   */
  from: string;
}
