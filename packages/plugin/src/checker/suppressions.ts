import type { Finding, RuleId } from './finding';
import { SUPPRESSION_WITHOUT_REASON, UNKNOWN_RULE, USELESS_SUPPRESSION } from './registry/checker';
import type { RuleFacts } from './rule';
import { withoutFencedBlocks } from './subjects/fenced-blocks';

/** A comment that silences rules, with the reason that it must give. */
export interface Suppression {
  /** Of the comment, from 1. */
  readonly line: number;
  readonly rules: readonly string[];
  readonly reason: string;
  /** Whether it is for the whole file, or for the next line that is no comment. */
  readonly scope: 'file' | 'next-line';
  /** The line that it is for, from 1; 0 for the whole file. */
  readonly target: number;
}

const COMMENT =
  /^\s*(?:#|\/\/|<!--)\s*nx-alpine-(ignore|ignore-file)\s+([a-z0-9/,-]+(?:\s*,\s*[a-z0-9/-]+)*)(?:\s+--\s*(.*?))?\s*(?:-->)?\s*$/;

/** Reads `# nx-alpine-ignore <id>[, <id>] -- <reason>` and `# nx-alpine-ignore-file …` from a text. */
function readSuppressions(file: string, text: string): Suppression[] {
  if (!text.includes('nx-alpine-ignore')) return [];
  // What a document shows between fences is for other files.
  const lines = (/\.mdx?$/.test(file) ? withoutFencedBlocks(text) : text).split('\n');
  return lines.flatMap((content, index): Suppression[] => {
    const [, word, ids = '', reason = ''] = COMMENT.exec(content) ?? [];
    if (word === undefined) return [];
    const scope = word === 'ignore-file' ? 'file' : 'next-line';
    const rules = ids
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== '');
    return [{ line: index + 1, rules, reason, scope, target: scope === 'file' ? 0 : nextLine(lines, index) }];
  });
}

function nextLine(lines: readonly string[], index: number): number {
  const after = lines.findIndex((line, at) => at > index && !/^\s*(?:#|\/\/|<!--|$)/.test(line));
  return after === -1 ? lines.length : after + 1;
}

/** The rules as a run knows them. */
export interface RulesOfRun {
  /** Ids of all rules that there are. */
  readonly known: ReadonlySet<string>;
  /** Ids of those that look at files in this run. */
  readonly applied: ReadonlySet<string>;
  /** Those on suppressions that are not off. */
  readonly onSuppressions: readonly RuleFacts[];
}

/** What is left of the findings of a file, and what is wrong with its suppressions. */
export function applySuppressions(
  file: string,
  text: string,
  findings: readonly Finding[],
  rules: RulesOfRun,
): readonly Finding[] {
  const suppressions = readSuppressions(file, text);
  if (suppressions.length === 0) return findings;
  const used = new Set<string>();
  const isLeft = (finding: Finding): boolean => {
    const by = suppressions.find(
      ({ rules: ids, reason, target }) =>
        reason !== '' && ids.includes(finding.rule) && (target === 0 || target === finding.line),
    );
    if (by === undefined) return true;
    used.add(`${String(by.line)} ${finding.rule}`);
    return false;
  };
  const left = findings.filter(isLeft);
  const complaints = suppressions
    .flatMap((one) => judge(one, used, rules))
    .flatMap((complaint) => toFinding(file, complaint, rules.onSuppressions));
  return [...left, ...complaints.filter(isLeft)];
}

interface Complaint {
  readonly rule: RuleId;
  readonly line: number;
  readonly what: string;
}

function judge(
  { line, rules: ids, reason }: Suppression,
  used: ReadonlySet<string>,
  { known, applied }: RulesOfRun,
): Complaint[] {
  if (reason === '') {
    const what = `${ids.join(', ')} is suppressed without a reason`;
    return [{ rule: SUPPRESSION_WITHOUT_REASON.id, line, what }];
  }
  return ids.flatMap((id) => {
    if (!known.has(id)) return [{ rule: UNKNOWN_RULE.id, line, what: `there is no rule ${id}` }];
    // What a rule that is off would have found is not known.
    if (!applied.has(id) || used.has(`${String(line)} ${id}`)) return [];
    return [{ rule: USELESS_SUPPRESSION.id, line, what: `nothing of ${id} is here to suppress` }];
  });
}

function toFinding(
  file: string,
  { rule, line, what }: Complaint,
  onSuppressions: readonly RuleFacts[],
): Finding[] {
  const facts = onSuppressions.find(({ id }) => id === rule);
  if (facts === undefined) return [];
  const { severity, why, fix } = facts;
  return [{ rule, severity, file, line, column: 1, what, why, fix, evidence: 'files' }];
}
