import { applyBaseline, makeBaseline } from './baseline';
import type { Finding } from './finding';

const finding = (what: string, line = 1): Finding => ({
  ...{ rule: 'dockerignore/no-effect', severity: 'info', file: '.dockerignore', line, column: 1 },
  ...{ what, why: 'b', fix: 'c', evidence: 'files' },
});

it('knows a finding again whose lines have moved, its own and the one that it names', () => {
  const baseline = makeBaseline([finding('"a" stands on line 2 already', 4)]);
  const moved = finding('"a" stands on line 7 already', 9);
  const other = finding('"b" stands on line 2 already', 4);
  expect(applyBaseline([moved, other], baseline)).toEqual({ fresh: [other], known: 1, gone: 0 });
});

it('knows as many as there were', () => {
  const baseline = makeBaseline([finding('a'), finding('a', 2), finding('b')]);
  const all = [finding('a'), finding('a', 2), finding('a', 3)];
  expect(applyBaseline(all, baseline)).toEqual({ fresh: [finding('a', 3)], known: 2, gone: 1 });
});
