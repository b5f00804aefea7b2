import { escapeMarkdown } from '../../base/escape-markdown';
import { fingerprint } from '../../checker/baseline';
import { placeAt, type Edit } from '../../checker/edit';
import type { Finding, Severity } from '../../checker/finding';
import { hideSecretsInSource } from '../../checker/hide-secrets';
import type { RuleFacts } from '../../checker/rule';
import { markOf } from './describe-findings';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** What a log says beside its findings. */
export interface SarifFacts {
  /** All rules that there are. */
  readonly rules: readonly RuleFacts[];
  /** Of this program. */
  readonly version: string;
  /** Tells logs of one commit apart, for example by the project. */
  readonly category: string;
  /** Text of a file, for the places of what mends it. */
  readonly read: (file: string) => string | undefined;
}

/** Findings with the whole catalogue of rules; https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export function findingsSarif(findings: readonly Finding[], facts: SarifFacts): object {
  const { rules, version, category, read } = facts;
  const known = new Map<string, number>(rules.map(({ id }, index) => [id, index]));
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'nx-alpine', semanticVersion: version, rules: rules.map(describeRule) } },
        automationDetails: { id: `nx-alpine/${category}/` },
        columnKind: 'utf16CodeUnits',
        results: withPrints(findings).map(([finding, print]) => ({
          ...describeResult(finding, known.get(finding.rule)),
          partialFingerprints: { 'nxAlpine/v1': print },
          ...describeFixes(finding, read(finding.file) ?? ''),
        })),
      },
    ],
  };
}

function describeRule({ id, title, why, fix, severity }: RuleFacts): object {
  return {
    id,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: why },
    help: { text: fix, markdown: `${escapeMarkdown(why)}\n\n**What to do:** ${escapeMarkdown(fix)}` },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

/** Each finding with what makes it the same in another run; equal ones of a file are counted. */
function withPrints(findings: readonly Finding[]): (readonly [Finding, string])[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const print = `${finding.file} ${fingerprint(finding)}`;
    const count = (counts.get(print) ?? 0) + 1;
    counts.set(print, count);
    return [finding, `${print} ${String(count)}`];
  });
}

function describeResult(finding: Finding, index: number | undefined): object {
  const { rule, severity, file, line, column, what, why, fix, evidence } = finding;
  return {
    ruleId: rule,
    ...(index !== undefined && { ruleIndex: index }),
    level: LEVELS[severity],
    message: { text: `${what}${markOf(evidence)}\n${why}\n→ ${fix}` },
    properties: { evidence },
    locations: [
      {
        physicalLocation: {
          artifactLocation: describeFile(file),
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  };
}

function describeFile(file: string): object {
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' };
}

/** Nothing where a mended text would repeat what may be a secret. */
function describeFixes({ fix, file, edits }: Finding, text: string): object {
  if (edits === undefined || edits.some((edit) => hideSecretsInSource(edit.text) !== edit.text)) return {};
  const replacements = edits.map((edit) => describeEdit(edit, text));
  return {
    fixes: [
      {
        description: { text: fix },
        artifactChanges: [{ artifactLocation: describeFile(file), replacements }],
      },
    ],
  };
}

function describeEdit({ from, to, text: inserted }: Edit, text: string): object {
  const [start, end] = [placeAt(text, from), placeAt(text, to)];
  return {
    deletedRegion: {
      ...{ startLine: start.line, startColumn: start.column },
      ...{ endLine: end.line, endColumn: end.column },
    },
    ...(inserted !== '' && { insertedContent: { text: inserted } }),
  };
}
