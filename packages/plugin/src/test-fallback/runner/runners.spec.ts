import { findRunner, isShell, runnerOf } from './find-runner';
import { planCommand } from './plan-command';
import { RUNNER_NAMES, type RunnerName, type TagChoice } from './runner';

const NO_TAGS: TagChoice = { include: [], exclude: [] };
const NOT_DESTRUCTIVE: TagChoice = { include: [], exclude: ['destructive'] };

it.each<[string, RunnerName, number]>([
  ['jest', 'jest', 1],
  ['npx jest --ci', 'jest', 2],
  ['node_modules/.bin/vitest run', 'vitest', 1],
  ['C:\\repo\\node_modules\\.bin\\mocha.cmd test', 'mocha', 1],
  ['python -m pytest tests', 'pytest', 3],
  ['poetry run pytest', 'pytest', 3],
  ['uv run py.test', 'pytest', 3],
  ['go test ./...', 'go', 2],
  ['node --test test/jest', 'node', 1],
  ['node scripts/jest-like.js', 'other', 1],
  ['go run ./cmd/test', 'other', 1],
  ['npm test', 'other', 1],
  ['npx playwright test', 'playwright', 2],
  ['npx cypress run', 'cypress', 2],
])('sees in "%s" the runner %s', (command, name, words) => {
  expect(findRunner(command.split(' '))).toEqual({ name, words });
});

it.each<[RunnerName, readonly string[] | undefined, readonly string[] | undefined]>([
  [
    'jest',
    ['--testNamePattern=^(?!.*@(?:destructive)(?![\\w-]))'],
    ['--testNamePattern=^(?=.*@(?:smoke|fast\\-one)(?![\\w-]))(?!.*@(?:slow)(?![\\w-]))'],
  ],
  [
    'vitest',
    ['--testNamePattern=^(?!.*@(?:destructive)(?![\\w-]))'],
    ['--testNamePattern=^(?=.*@(?:smoke|fast\\-one)(?![\\w-]))(?!.*@(?:slow)(?![\\w-]))'],
  ],
  [
    'playwright',
    ['--grep-invert=@(?:destructive)(?![\\w-])'],
    ['--grep=@(?:smoke|fast\\-one)(?![\\w-])', '--grep-invert=@(?:slow)(?![\\w-])'],
  ],
  [
    'mocha',
    ['--grep=/^(?!.*@(?:destructive)(?![\\w-]))/'],
    ['--grep=/^(?=.*@(?:smoke|fast\\-one)(?![\\w-]))(?!.*@(?:slow)(?![\\w-]))/'],
  ],
  ['pytest', ['-m', 'not destructive'], undefined],
  ['go', ['-skip=(?i)destructive'], undefined],
  ['node', undefined, undefined],
  ['cypress', undefined, undefined],
  ['other', undefined, undefined],
])('chooses tests for %s', (name, notDestructive, both) => {
  const { choose } = runnerOf(name);
  expect(choose(NO_TAGS)).toEqual([]);
  expect(choose(NOT_DESTRUCTIVE)).toEqual(notDestructive);
  expect(choose({ include: ['smoke', 'fast-one'], exclude: ['slow'] })).toEqual(both);
});

it('knows each runner by its own name', () => {
  expect(RUNNER_NAMES.map((name) => runnerOf(name).name)).toEqual(RUNNER_NAMES);
});

it('joins several markers of pytest', () => {
  expect(runnerOf('pytest').choose({ include: ['smoke', 'api'], exclude: ['slow', 'destructive'] })).toEqual([
    '-m',
    '(smoke or api) and not slow and not destructive',
  ]);
});

// What jest 30.2, vitest 4.1, mocha 11, Playwright 1.65, pytest 7.2 and Node 20.20 printed, without colours.
it.each<[RunnerName, string, object | undefined]>([
  ['jest', 'Tests:       1 failed, 1 skipped, 1 passed, 3 total', { run: 2, failed: 1, skipped: 1 }],
  ['jest', 'Tests:       3 skipped, 3 total', { run: 0, failed: 0, skipped: 3 }],
  ['jest', '    Tests: 3 passed is what our own code printed', undefined],
  [
    'vitest',
    ' Test Files  1 failed (1)\n      Tests  1 failed | 1 passed | 1 skipped (3)',
    { run: 2, failed: 1, skipped: 1 },
  ],
  ['vitest', '      Tests  3 skipped (3)', { run: 0, failed: 0, skipped: 3 }],
  ['mocha', '  1 passing (14ms)\n  1 pending\n  1 failing\n', { run: 2, failed: 1, skipped: 1 }],
  ['mocha', '  0 passing (2ms)', { run: 0, failed: 0, skipped: 0 }],
  [
    'playwright',
    '  1 failed\n    t/p.pw.ts:2:27 › wipes\n  1 skipped\n  1 passed (6.8s)',
    { run: 2, failed: 1, skipped: 1 },
  ],
  ['playwright', '  2 flaky\n  1 passed (6.8s)', { run: 3, failed: 0, skipped: 0 }],
  ['pytest', '1 failed, 1 passed, 1 skipped, 1 warning, 1 error in 0.12s', { run: 3, failed: 2, skipped: 1 }],
  ['pytest', '===== 1 skipped, 3 deselected, 1 warning in 0.11s =====', { run: 0, failed: 0, skipped: 1 }],
  ['pytest', '===== 4 deselected in 0.11s =====', { run: 0, failed: 0, skipped: 0 }],
  [
    'node',
    '# tests 3\n# suites 1\n# pass 1\n# fail 1\n# cancelled 0\n# skipped 1\n# todo 0',
    { run: 2, failed: 1, skipped: 1 },
  ],
  ['node', 'ℹ pass 2\nℹ fail 0\nℹ skipped 0', { run: 2, failed: 0, skipped: 0 }],
  ['go', 'ok  \texample.test/a\t0.004s', undefined],
  [
    'go',
    'ok  \texample.test/a\t0.004s [no tests to run]\n?   \texample.test/b\t[no test files]',
    { run: 0, failed: 0, skipped: undefined },
  ],
  [
    'go',
    '=== RUN   TestA\n--- PASS: TestA (0.00s)\n--- FAIL: TestB (0.00s)\nFAIL',
    { run: 2, failed: 1, skipped: 0 },
  ],
  [
    'cypress',
    '  Tests:        3\n  Passing:      2\n  Failing:      1\n  Pending:      0\n  Skipped:      0',
    { run: 3, failed: 1, skipped: 0 },
  ],
  ['other', '3 passed', undefined],
])('counts what %s printed: %s', (name, text, count) => {
  expect(runnerOf(name).readOutput(text)).toEqual(count);
});

it('counts by the report of jest, which vitest writes, too', () => {
  const report = '{"numFailedTests":1,"numPassedTests":2,"numPendingTests":3,"numTotalTests":6}';
  for (const name of ['jest', 'vitest'] as const) {
    expect(runnerOf(name).readReport?.(report)).toEqual({ run: 3, failed: 1, skipped: 3 });
    expect(runnerOf(name).readReport?.('half a rep')).toBeUndefined();
    expect(runnerOf(name).readReport?.('{}')).toBeUndefined();
  }
});

describe('a planned command', () => {
  const plan = (command: string, tags = NO_TAGS, name = findRunner(command.split(' ')).name): unknown =>
    planCommand(runnerOf(name), command.split(' '), findRunner(command.split(' ')).words, tags, '/r.json');

  it.each([
    ['npx jest --ci', NO_TAGS, 'npx jest --ci --json --outputFile=/r.json'],
    ['npx jest --json', NO_TAGS, 'npx jest --json'],
    ['vitest run', NO_TAGS, 'vitest run --reporter=default --reporter=json --outputFile.json=/r.json'],
    ['vitest run --reporter=dot', NO_TAGS, 'vitest run --reporter=dot'],
    ['mocha', NO_TAGS, 'mocha --fail-zero'],
    ['python -m pytest tests', NOT_DESTRUCTIVE, 'python -m pytest tests -m not destructive'],
    ['make test', NO_TAGS, 'make test'],
  ])('of %s', (command, tags, expected) => {
    const planned = plan(command, tags) as { command: string[] };
    expect(planned.command.join(' ')).toBe(expected);
  });

  it('stands behind -- where npm would take it for its own', () => {
    expect(plan('npm test', NO_TAGS, 'mocha')).toMatchObject({
      command: ['npm', 'test', '--', '--fail-zero'],
    });
    expect(plan('npm test -- --bail', NO_TAGS, 'mocha')).toMatchObject({
      command: ['npm', 'test', '--', '--bail', '--fail-zero'],
    });
  });

  it.each([
    [
      'jest -t api',
      'the test command chooses tests by -t, which cannot be combined with the tags not destructive',
    ],
    [
      'pytest -m api',
      'the test command chooses tests by -m, which cannot be combined with the tags not destructive',
    ],
    ['node --test', 'node cannot choose tests by such tags, so the tags not destructive cannot be applied'],
    ['make test', 'the test command is of no known runner, so the tags not destructive cannot be applied'],
  ])('is impossible for %s', (command, reason) => {
    expect(plan(command, NOT_DESTRUCTIVE)).toMatchObject({ kind: 'impossible', reason });
    expect(plan(command)).toMatchObject({ kind: 'planned' });
  });
});

it('knows shells', () => {
  expect(['/bin/sh', 'C:\\Windows\\cmd.exe', 'bash', 'npx', 'mocha'].map(isShell)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
