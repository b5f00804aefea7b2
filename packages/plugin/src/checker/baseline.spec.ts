import { applyBaseline, parseBaseline, toKnown } from './baseline';
import type { Finding } from './finding';

const finding = (what: string, line = 1): Finding => ({
  ...{ rule: 'dockerignore/no-effect', severity: 'info', file: '.dockerignore', line, column: 1 },
  ...{ what, why: 'b', fix: 'c', evidence: 'files' },
});

it('knows a finding again whose lines have moved, its own and the one that it names', () => {
  const known = toKnown([finding('"a" stands on line 2 already', 4)]);
  const moved = finding('"a" stands on line 7 already', 9);
  const other = finding('"b" stands on line 2 already', 4);
  expect(applyBaseline([moved, other], known)).toEqual({ fresh: [other], known: 1, gone: 0 });
});

it('knows as many as there were', () => {
  const known = toKnown([finding('a'), finding('a', 2), finding('b')]);
  const all = [finding('a'), finding('a', 2), finding('a', 3)];
  expect(applyBaseline(all, known)).toEqual({ fresh: [finding('a', 3)], known: 2, gone: 1 });
});

it.each([
  ['{"schemaVersion":1,"known":{"a":null}}', { kind: 'other-version', version: 1 }],
  ['{"schemaVersion":2,"known":{"api":null}}', { kind: 'none' }],
  ['{"schemaVersion":2,"known":{"api":{"a":null}}}', { kind: 'none' }],
  ['{"schemaVersion":2,"known":{"api":{"a":{"b":"1"}}}}', { kind: 'none' }],
  ['{"schemaVersion":2}', { kind: 'none' }],
  ['{"schemaVersion":', { kind: 'none' }],
  ['null', { kind: 'none' }],
])('takes %s for what it is', (text, reading) => {
  expect(parseBaseline(text)).toEqual(reading);
});

it('reads what was written', () => {
  const baseline = { schemaVersion: 2, known: { '*': {}, api: toKnown([finding('a'), finding('a')]) } };
  expect(parseBaseline(JSON.stringify(baseline))).toEqual({ kind: 'baseline', baseline });
});
