import type { Look } from './look-at';
import { sample, tally } from './tally';

const looked = { dockerfile: 2, 'ignore-file': 0, compose: 1, env: 0, text: 0, workspace: 1 };

function look(repository: string, rules: readonly `compose/${string}`[]): Look {
  const findings = rules.map((rule) => ({
    ...{ rule, severity: 'error' as const, file: 'compose.yaml', line: 3, column: 1 },
    ...{ what: 'a', why: 'b', fix: 'c', evidence: 'files' as const },
  }));
  return { repository, looked, findings, milliseconds: 1 };
}

it('counts what a rule looked at and what it said', () => {
  const looks = [look('one', ['compose/a', 'compose/a']), look('two', ['compose/a', 'compose/b'])];
  const counted = tally(looks, [
    { id: 'compose/a', subject: 'compose' },
    { id: 'dockerfile/c', subject: 'dockerfile' },
    { id: 'checker/d' },
  ]).map(({ findings, ...one }) => ({ ...one, findings: findings.map(({ repository }) => repository) }));
  expect(counted).toEqual([
    { rule: 'compose/a', subjects: 2, repositories: 2, findings: ['one', 'one', 'two'] },
    { rule: 'dockerfile/c', subjects: 4, repositories: 0, findings: [] },
    { rule: 'checker/d', subjects: 8, repositories: 0, findings: [] },
  ]);
});

it('draws the same of a long list each time, in its order', () => {
  const items = Array.from({ length: 100 }, (_, index) => index);
  const drawn = sample(items, 10, 1);
  expect(drawn).toHaveLength(10);
  expect(drawn).toEqual([...drawn].sort((one, other) => one - other));
  expect(sample(items, 10, 1)).toEqual(drawn);
  expect(sample(items, 10, 2)).not.toEqual(drawn);
  expect(sample([1, 2], 10, 1)).toEqual([1, 2]);
});
