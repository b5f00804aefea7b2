import { formatCount, formatDuration } from '../../base/quantities';
import { formatProblem } from '../../base/user-error';
import type {
  RecordedCause,
  RecordedTests,
  TestWithFallbackRecord,
} from '../../test-fallback/test-with-fallback-record';

/** What a run came to, for people: what went wrong, where the record is, and one plain closing line. */
export function describeRun(record: TestWithFallbackRecord, recordPath: string): string {
  const { cause, consequences, remarks } = record;
  const wrong = [...(cause === null ? [] : [cause]), ...consequences];
  return [
    '',
    ...remarks.map((remark) => `note: ${remark}`),
    ...wrong.flatMap(describeCause),
    `  record    ${recordPath}`,
    '',
    closingLine(record),
  ].join('\n');
}

function describeCause({ class: kind, reason, fix, evidence = [] }: RecordedCause): string[] {
  const problem = { what: `${kind}: ${reason}`, ...(fix !== undefined && { fix }) };
  return [formatProblem(problem), ...evidence.map((line) => `      ${line}`)];
}

/** One line that says what happened and where. */
export function closingLine(record: TestWithFallbackRecord): string {
  const describe = LINES[record.class] ?? describeNotRun;
  return `${describe(record)}, after ${formatDuration(record.durationMs)}`;
}

type Describe = (record: TestWithFallbackRecord) => string;

/** Of all classes but those in which no test began. */
const LINES: Readonly<Partial<Record<TestWithFallbackRecord['class'], Describe>>> = {
  passed: (record) => `passed: ${countTests(record.tests)} of ${record.project} ${describePlace(record)}`,
  'passed-on-staging': (record) =>
    `passed on staging: ${countTests(record.tests)} of ${record.project}${why(record)}`,
  'skipped-without-staging': ({ project, degraded }) =>
    `SKIPPED: no test of ${project} was run, because ${degraded ? 'neither local services nor staging could' : 'staging could not'} be had`,
  'test-failed': (record) =>
    `test failed: ${countFailures(record.tests)} of ${record.project} ${describePlace(record)}`,
  'test-failed-on-staging': (record) =>
    `test failed on staging: ${countFailures(record.tests)} of ${record.project}${why(record)}`,
  'no-tests': ({ project }) => `no test was run: the test command of ${project} found none and succeeded`,
  'infrastructure-lost': ({ project }) =>
    `infrastructure lost: local services of ${project} went away while its tests ran, so these say nothing`,
  'test-timeout': (record) => `timed out: the tests of ${record.project} ${describePlace(record)} were ended`,
  'test-command-error': ({ project }) => `not run: the test command of ${project} could not be started`,
  cancelled: ({ project }) => `cancelled: the tests of ${project} did not end`,
};

const describeNotRun: Describe = (record) =>
  `not run: no test of ${record.project} was run, because of ${record.cause?.class ?? record.class}${blocked(record)}`;

/** Where the way to staging ended, when that is not where the trouble began. */
function blocked({ class: kind, cause }: TestWithFallbackRecord): string {
  return cause === null || cause.class === kind ? '' : ` and then ${kind}`;
}

function why({ degraded, cause }: TestWithFallbackRecord): string {
  return degraded && cause !== null ? `, not locally because of ${cause.class} (degraded)` : '';
}

function describePlace({ environment, engine, services }: TestWithFallbackRecord): string {
  if (environment === 'staging') return 'on staging';
  if (environment === 'none' || engine === null) return 'without services';
  const what = services === null ? 'with an engine' : 'on local services';
  return `${what} (${engine.name} at ${engine.endpoint})`;
}

function countTests(tests: RecordedTests | null): string {
  if (tests?.run == null) return 'the tests';
  const skipped = tests.skipped === null || tests.skipped === 0 ? '' : ` (${String(tests.skipped)} skipped)`;
  return `${formatCount(tests.run, 'test')}${skipped}`;
}

function countFailures(tests: RecordedTests | null): string {
  if (tests?.run == null || tests.failed === null || tests.failed === 0) return 'the tests';
  return `${String(tests.failed)} of ${formatCount(tests.run, 'test')}`;
}
