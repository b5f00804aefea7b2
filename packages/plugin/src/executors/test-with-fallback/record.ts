import type { Cause } from '../../test-fallback/run-class';
import type { ConductedRun } from '../../test-fallback/decision/conduct-run';
import type { TestEnd } from '../../test-fallback/decision/judge-tests';
import type { EngineAnswers } from '../../test-fallback/engine/engine-verdict';
import type { TagChoice } from '../../test-fallback/runner/runner';
import type { TestCount } from '../../test-fallback/runner/test-count';
import type { RunningStack } from '../../test-fallback/stack/stack';
import type { KeyOrigin } from '../../test-fallback/staging/staging';
import type {
  RecordedCause,
  RecordedTests,
  TestWithFallbackRecord,
} from '../../test-fallback/test-with-fallback-record';
import type { ProjectTask } from '../../workspace/project-task';

/** A run of the test command, as it was. */
export interface TestRunFacts {
  readonly command: readonly string[];
  readonly runner: string;
  readonly tags: TagChoice;
  readonly end: TestEnd;
  readonly count: TestCount | undefined;
}

/** What came to light in a run, as far as it went. */
export interface RunFindings {
  engine?: EngineAnswers;
  services?: Pick<RunningStack, 'projectName' | 'origin' | 'ports'>;
  staging?: { readonly envFile: string; readonly hosts: readonly string[] };
  tests?: TestRunFacts;
  origins: readonly KeyOrigin[];
  remarks: string[];
  /** Further reasons why staging was refused. */
  refusals?: readonly Cause[];
}

/** What was asked for, for the record. */
export interface Asked {
  readonly mode: TestWithFallbackRecord['mode'];
  readonly executionMode: string;
}

const SUCCESSES: ReadonlySet<string> = new Set(['passed', 'passed-on-staging', 'skipped-without-staging']);

/** The record of a run that was conducted. */
export function recordRun(
  { project, configuration }: ProjectTask,
  asked: Asked,
  { end, steps }: ConductedRun,
  findings: RunFindings,
  durationMs: number,
): TestWithFallbackRecord {
  const isWanted = asked.mode === 'auto' || asked.mode === 'docker';
  return {
    schemaVersion: 1,
    project,
    configuration: configuration ?? null,
    class: end.class,
    success: SUCCESSES.has(end.class),
    degraded: isWanted && (end.environment === 'staging' || end.class === 'skipped-without-staging'),
    environment: end.environment ?? null,
    mode: asked.mode,
    executionMode: asked.executionMode,
    cause: end.cause === undefined ? null : recordCause(end.cause),
    consequences: [...end.consequences, ...(findings.refusals ?? [])].map(recordCause),
    steps: steps.map(({ at, ...step }) => ({ step: at, ...step })),
    engine: recordEngine(findings.engine),
    services: recordServices(findings.services),
    staging:
      findings.staging === undefined
        ? null
        : { envFile: findings.staging.envFile, hosts: [...findings.staging.hosts] },
    tests: findings.tests === undefined ? null : recordTests(findings.tests),
    environmentKeys: findings.origins.map(({ key, from }) => ({ key, from })),
    remarks: [...findings.remarks],
    durationMs,
  };
}

function recordCause({ class: kind, reason, fix, evidence }: Cause): RecordedCause {
  return {
    class: kind,
    reason,
    ...(fix !== undefined && { fix }),
    ...(evidence !== undefined && { evidence: [...evidence] }),
  };
}

function recordEngine(engine: EngineAnswers | undefined): TestWithFallbackRecord['engine'] {
  if (engine === undefined) return null;
  return { name: engine.engine, endpoint: engine.endpoint, apiVersion: engine.apiVersion };
}

function recordServices(services: RunFindings['services']): TestWithFallbackRecord['services'] {
  if (services === undefined) return null;
  const { projectName, origin, ports } = services;
  return {
    projectName,
    origin,
    ports: ports.map(
      ({ service, containerPort, protocol, host, port }) =>
        `${service}:${String(containerPort)}/${protocol} at ${host}:${String(port)}`,
    ),
  };
}

function recordTests({ command, runner, tags, end, count }: TestRunFacts): RecordedTests {
  return {
    command: [...command],
    runner,
    exitStatus: end.kind === 'exited' ? end.status : null,
    signal: end.kind === 'killed' ? end.signal : null,
    run: count?.run ?? null,
    failed: count?.failed ?? null,
    skipped: count?.skipped ?? null,
    includedTags: [...tags.include],
    excludedTags: [...tags.exclude],
  };
}
