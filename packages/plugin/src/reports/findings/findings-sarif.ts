import type { Finding, Severity } from '../../checker/finding';
import type { AnyRule } from '../../checker/rule';
import { markOf } from './describe-findings';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** Findings with the whole catalogue of rules; https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export function findingsSarif(
  findings: readonly Finding[],
  rules: readonly AnyRule[],
  version: string,
): object {
  const known = new Map<string, number>(rules.map(({ id }, index) => [id, index]));
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'nx-alpine', semanticVersion: version, rules: rules.map(describeRule) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => describeResult(finding, known.get(finding.rule))),
      },
    ],
  };
}

function describeRule({ id, title, why, fix, severity }: AnyRule): object {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: fix },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function describeResult(
  { rule, severity, file, line, column, what, why, fix, evidence }: Finding,
  index: number | undefined,
): object {
  return {
    ruleId: rule,
    ...(index !== undefined && { ruleIndex: index }),
    level: LEVELS[severity],
    message: { text: `${what}${markOf(evidence)}\n${why}\n→ ${fix}` },
    properties: { evidence },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file), uriBaseId: 'SRCROOT' },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  };
}
