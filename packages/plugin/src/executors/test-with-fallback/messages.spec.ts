import type { ConductedRun } from '../../test-fallback/decision/conduct-run';
import type { Ended } from '../../test-fallback/decision/run-state';
import type { RunClass } from '../../test-fallback/run-class';
import { annotation, summary } from './github';
import { closingLine, describeRun } from './messages';
import { recordRun, type RunFindings } from './record';

const TASK = { workspaceRoot: '/w', project: 'api', projectRoot: 'api', configuration: undefined };
const ASKED = { mode: 'auto', executionMode: 'ci' } as const;

const ended = (kind: RunClass, over: Partial<Ended> = {}): ConductedRun => ({
  end: { at: 'ended', class: kind, environment: undefined, cause: undefined, consequences: [], ...over },
  steps: [{ at: 'engine', result: kind, durationMs: 5 }],
});
const findings = (over: Partial<RunFindings> = {}): RunFindings => ({ origins: [], remarks: [], ...over });
const record = (run: ConductedRun, found = findings(), asked: Parameters<typeof recordRun>[1] = ASKED) =>
  recordRun(TASK, asked, run, found, 2000);

const ENGINE = {
  kind: 'answers',
  endpoint: 'unix:///s',
  engine: 'docker',
  apiVersion: '1.45',
  durationMs: 1,
} as const;
const SERVICES = { projectName: 'nxa-1', origin: 'started', ports: [] } as const;
const tests = (run: number, failed: number, skipped = 0): NonNullable<RunFindings['tests']> => ({
  command: ['jest'],
  runner: 'jest',
  tags: { include: [], exclude: [] },
  end: { kind: 'exited', status: failed },
  count: { run, failed, skipped },
});
const DOWN = { class: 'engine-down', reason: 'refused' } as const;
const FAILED = { class: 'test-failed', reason: 'exit status 1' } as const;

it.each<[ConductedRun, Partial<RunFindings>, string]>([
  [
    ended('passed', { environment: 'local' }),
    { engine: ENGINE, services: SERVICES, tests: tests(1, 0, 2) },
    'passed: 1 test (2 skipped) of api on local services (docker at unix:///s), after 2.0 s',
  ],
  [
    ended('passed', { environment: 'local' }),
    { engine: ENGINE },
    'passed: the tests of api with an engine (docker at unix:///s), after 2.0 s',
  ],
  [
    ended('passed', { environment: 'none' }),
    { tests: tests(3, 0) },
    'passed: 3 tests of api without services, after 2.0 s',
  ],
  [
    ended('passed-on-staging', { environment: 'staging', cause: DOWN }),
    { tests: tests(3, 0) },
    'passed on staging: 3 tests of api, not locally because of engine-down (degraded), after 2.0 s',
  ],
  [
    ended('test-failed', { environment: 'local', cause: FAILED }),
    { engine: ENGINE, services: SERVICES, tests: tests(3, 2) },
    'test failed: 2 of 3 tests of api on local services (docker at unix:///s), after 2.0 s',
  ],
  [
    ended('test-failed-on-staging', { environment: 'staging', cause: DOWN, consequences: [FAILED] }),
    { tests: tests(3, 2) },
    'test failed on staging: 2 of 3 tests of api, not locally because of engine-down (degraded), after 2.0 s',
  ],
  [
    ended('staging-unavailable', { cause: DOWN }),
    {},
    'not run: no test of api was run, because of engine-down and then staging-unavailable, after 2.0 s',
  ],
  [
    ended('build-failed', { cause: { class: 'build-failed', reason: '' } }),
    {},
    'not run: no test of api was run, because of build-failed, after 2.0 s',
  ],
  [
    ended('skipped-without-staging', { cause: DOWN }),
    {},
    'SKIPPED: no test of api was run, because neither local services nor staging could be had, after 2.0 s',
  ],
  [
    ended('no-tests', { environment: 'local' }),
    {},
    'no test was run: the test command of api found none and succeeded, after 2.0 s',
  ],
  [
    ended('infrastructure-lost', { environment: 'local' }),
    {},
    'infrastructure lost: local services of api went away while its tests ran, so these say nothing, after 2.0 s',
  ],
  [ended('cancelled'), {}, 'cancelled: the tests of api did not end, after 2.0 s'],
])('closes with one plain line', (run, found, line) => {
  expect(closingLine(record(run, findings(found)))).toBe(line);
});

it('names success and degradation as they are', () => {
  const verdict = (run: ConductedRun, mode: 'auto' | 'staging' = 'auto'): unknown => {
    const { success, degraded } = record(run, findings(), { mode, executionMode: 'ci' });
    return { success, degraded };
  };
  const onStaging = ended('passed-on-staging', { environment: 'staging' });
  expect(verdict(onStaging)).toEqual({ success: true, degraded: true });
  expect(verdict(onStaging, 'staging')).toEqual({ success: true, degraded: false });
  expect(verdict(ended('skipped-without-staging'))).toEqual({ success: true, degraded: true });
  expect(verdict(ended('passed', { environment: 'local' }))).toEqual({ success: true, degraded: false });
  expect(verdict(ended('infrastructure-lost', { environment: 'local' }))).toEqual({
    success: false,
    degraded: false,
  });
});

it('tells people everything that went wrong, in its order', () => {
  const run = ended('staging-unavailable', {
    cause: { ...DOWN, fix: 'start it', evidence: ['a line of a log'] },
    consequences: [{ class: 'staging-unavailable', reason: '503' }],
  });
  const refusals = [{ class: 'staging-unavailable', reason: 'expired' }] as const;
  expect(describeRun(record(run, findings({ remarks: ['mind this'], refusals })), 'dist/x.json')).toBe(
    [
      '',
      'note: mind this',
      'engine-down: refused',
      '  → start it',
      '      a line of a log',
      'staging-unavailable: 503',
      'staging-unavailable: expired',
      '  record    dist/x.json',
      '',
      'not run: no test of api was run, because of engine-down and then staging-unavailable, after 2.0 s',
    ].join('\n'),
  );
});

describe('on GitHub', () => {
  const degraded = record(
    ended('passed-on-staging', { environment: 'staging', cause: { ...DOWN, reason: '100 %\nrefused' } }),
  );

  it('warns of what is degraded, and marks what failed', () => {
    expect(annotation(degraded)).toBe(
      '::warning title=test-with-fallback api::passed on staging: the tests of api, not locally because of engine-down (degraded), after 2.0 s%0A100 %25%0Arefused',
    );
    expect(annotation(record(ended('engine-down', { cause: DOWN })))).toMatch(/^::error title=/);
  });

  it('is silent on what went well, and on what somebody stopped', () => {
    expect(annotation(record(ended('passed', { environment: 'local' })))).toBeUndefined();
    expect(annotation(record(ended('cancelled')))).toBeUndefined();
  });

  it('adds to the summary of the job what cannot be taken for markup', () => {
    expect(summary(degraded)).toBe(
      [
        '### ⚠️ api: passed-on-staging',
        '',
        'passed on staging: the tests of api, not locally because of engine-down (degraded), after 2.0 s',
        '',
        '- `engine-down`: 100 % refused',
        '',
        '| step | result | ms |',
        '| --- | --- | --- |',
        '| engine | passed-on-staging | 5 |',
        '',
        '',
      ].join('\n'),
    );
    const odd = recordRun({ ...TASK, project: '<b>|`' }, ASKED, ended('passed'), findings(), 1);
    expect(summary(odd).split('\n')[0]).toBe('### ✅ \\<b\\>\\|\\`: passed');
  });
});
