import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addTallies, readJestTally } from './tally';

describe('readJestTally', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tally-'));
  const report = join(folder, 'report.json');
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each([
    [
      'counts tests',
      { numPassedTests: 3, numFailedTests: 1, numRuntimeErrorTestSuites: 0 },
      1,
      { passed: 3, failed: 1 },
    ],
    [
      'counts a file that did not load',
      { numPassedTests: 3, numFailedTests: 0, numRuntimeErrorTestSuites: 1 },
      1,
      { passed: 3, failed: 1 },
    ],
    [
      'counts a run that failed otherwise',
      { numPassedTests: 3, numFailedTests: 0, numRuntimeErrorTestSuites: 0 },
      1,
      { passed: 3, failed: 1 },
    ],
    [
      'adds nothing to a good run',
      { numPassedTests: 3, numFailedTests: 0, numRuntimeErrorTestSuites: 0 },
      0,
      { passed: 3, failed: 0 },
    ],
  ])('%s', (_, content, status, expected) => {
    writeFileSync(report, JSON.stringify(content));
    expect(readJestTally(report, status)).toEqual(expected);
  });

  it('counts a run without a report as failed', () => {
    expect(readJestTally(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('addTallies', () => {
  it('adds both numbers', () => {
    expect(
      addTallies([
        { passed: 1, failed: 2 },
        { passed: 3, failed: 4 },
      ]),
    ).toEqual({ passed: 4, failed: 6 });
  });
});
