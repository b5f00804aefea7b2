import { Validator, type Schema } from '@cfworker/json-schema';
import { readFileSync } from 'node:fs';
import type { Finding } from '../../checker/finding';
import { CATALOGUE } from '../../checker/registry';
import { findingsSarif } from './findings-sarif';

/** The schema of SARIF 2.1.0 itself, as its authors at Microsoft ship it; it is of draft 4. */
const SCHEMA = JSON.parse(
  readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
) as Schema;
const validator = new Validator(SCHEMA, '4', false);
const problems = (log: unknown): string[] =>
  validator.validate(log).errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);

const finding = (more: Partial<Finding> = {}): Finding => ({
  ...{ rule: 'dockerfile/unpinned-base', severity: 'info', file: 'a b/#1?/Dockerfile', line: 1, column: 6 },
  ...{ what: 'alpine has no tag', why: 'It moves.', fix: 'Write a tag.', evidence: 'files' },
  ...more,
});

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly Record<string, unknown>[];
    },
  ];
}

function log(findings: readonly Finding[], text = ''): Log {
  const facts = { rules: CATALOGUE, version: '1.2.3', category: 'api', read: () => text };
  return JSON.parse(JSON.stringify(findingsSarif(findings, facts))) as Log;
}

const FINDINGS = CATALOGUE.map(({ id, severity }, index) =>
  finding({ rule: id, severity, edits: [{ from: 0, to: index, text: index % 2 === 0 ? '' : 'x' }] }),
);

it('is what the schema of SARIF asks for, with every rule', () => {
  expect(problems(log([]))).toEqual([]);
  const full = log(FINDINGS, 'FROM alpine\n'.repeat(20));
  expect(problems(full)).toEqual([]);
  const { tool, results } = full.runs[0];
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(CATALOGUE.map(({ id }) => id));
  expect(results.map(({ ruleId, ruleIndex }) => [ruleId, ruleIndex])).toEqual(
    CATALOGUE.map(({ id }, index) => [id, index]),
  );
});

it('would be refused by the schema otherwise', () => {
  const good = log([finding()]);
  const bad = { ...good, runs: [{ ...good.runs[0], results: [{ ruleId: 'x', level: 'fatal' }] }] };
  expect(problems(bad).join('\n')).toContain('#/runs/0/results/0');
});

it('describes a result with its place, its level, and what is the same in another run', () => {
  const [one, two] = log([finding(), finding({ line: 9 })]).runs[0].results;
  expect(one).toEqual({
    ruleId: 'dockerfile/unpinned-base',
    ruleIndex: CATALOGUE.findIndex(({ id }) => id === 'dockerfile/unpinned-base'),
    properties: { evidence: 'files' },
    level: 'note',
    message: { text: 'alpine has no tag\nIt moves.\n→ Write a tag.' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'a%20b/%231%3F/Dockerfile', uriBaseId: 'SRCROOT' },
          region: { startLine: 1, startColumn: 6 },
        },
      },
    ],
    partialFingerprints: {
      'nxAlpine/v1': expect.stringMatching(
        /^a b\/#1\?\/Dockerfile dockerfile\/unpinned-base [0-9a-f]{12} 1$/,
      ) as unknown,
    },
  });
  const print = (result: Record<string, unknown> | undefined): unknown => result?.['partialFingerprints'];
  expect(JSON.stringify(print(two)).replace(/ 2"/, ' 1"')).toBe(JSON.stringify(print(one)));
});

it('says how a finding is mended, unless that would repeat a secret', () => {
  const text = '\uFEFFFROM alpine\r\nUSER 0\r\n';
  const edits = [
    { from: 6, to: 12, text: 'busybox' },
    { from: 14, to: 22, text: '' },
  ];
  const secret = [{ from: 6, to: 12, text: '["serve", "--password=hunter2"]' }];
  const [mended, hidden] = log([finding({ edits }), finding({ edits: secret })], text).runs[0].results;
  expect(mended?.['fixes']).toEqual([
    {
      description: { text: 'Write a tag.' },
      artifactChanges: [
        {
          artifactLocation: { uri: 'a%20b/%231%3F/Dockerfile', uriBaseId: 'SRCROOT' },
          replacements: [
            {
              deletedRegion: { startLine: 1, startColumn: 6, endLine: 1, endColumn: 12 },
              insertedContent: { text: 'busybox' },
            },
            { deletedRegion: { startLine: 2, startColumn: 1, endLine: 3, endColumn: 1 } },
          ],
        },
      ],
    },
  ]);
  expect(hidden).not.toHaveProperty('fixes');
});
