import { removeLine, startOfLine, type Edit } from './edit';
import type { Finding, RuleId } from './finding';
import { SUPPRESSION_WITHOUT_REASON, UNKNOWN_RULE, USELESS_SUPPRESSION } from './suppression-rules';
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
  /** Where its ids begin and end in its line. */
  readonly idsAt: readonly [from: number, to: number];
}

const COMMENT =
  /^\s*(?:#|\/\/|<!--)\s*nx-alpine-(ignore|ignore-file)\s+([a-z0-9/-]+(?:\s*,\s*[a-z0-9/-]+)*)(?:\s*,)?(?:\s+--\s*(.*?))?\s*(?:-->)?\s*$/d;

/** Reads `# nx-alpine-ignore <id>[, <id>] -- <reason>` and `# nx-alpine-ignore-file …` from a text. */
function readSuppressions(file: string, text: string): Suppression[] {
  if (!text.includes('nx-alpine-ignore')) return [];
  // What a document shows between fences is for other files.
  const lines = (isDocument(file) ? withoutFencedBlocks(text) : text).split('\n');
  return lines.flatMap((content, index): Suppression[] => {
    const found = COMMENT.exec(content);
    const [, word, ids = '', reason = ''] = found ?? [];
    const idsAt = found?.indices?.[2];
    if (word === undefined || idsAt === undefined || isShown(file, content)) return [];
    const scope = word === 'ignore-file' ? 'file' : 'next-line';
    const rules = ids
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== '');
    const target = scope === 'file' ? 0 : nextLine(lines, index);
    return [{ line: index + 1, rules, reason, scope, target, idsAt }];
  });
}

const isDocument = (file: string): boolean => /\.mdx?$/.test(file);

/** A document shows comments of other languages, and has only one of its own. */
function isShown(file: string, content: string): boolean {
  return isDocument(file) && !content.trimStart().startsWith('<!--');
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
  const spoken = new Set(suppressions.filter((one) => isUsed(one, used)).map(({ target }) => target));
  const complaints = suppressions
    .flatMap((one) => judge(text, one, used, rules))
    .flatMap((complaint) => toFinding(file, complaint, rules.onSuppressions));
  return [
    // Without its line, a comment would hold for the next one.
    ...left.map(({ edits, ...finding }) =>
      edits === undefined || spoken.has(finding.line) ? finding : { ...finding, edits },
    ),
    ...complaints.filter(isLeft),
  ];
}

function isUsed({ line, rules }: Suppression, used: ReadonlySet<string>): boolean {
  return rules.some((rule) => used.has(`${String(line)} ${rule}`));
}

interface Complaint extends Pick<Finding, 'line' | 'what' | 'edits'> {
  readonly rule: RuleId;
}

function judge(
  text: string,
  suppression: Suppression,
  used: ReadonlySet<string>,
  { known, applied }: RulesOfRun,
): Complaint[] {
  const { line, rules: ids, reason } = suppression;
  if (reason === '') {
    const what = `${ids.join(', ')} is suppressed without a reason`;
    return [{ rule: SUPPRESSION_WITHOUT_REASON.id, line, what }];
  }
  // What a rule that is off would have found is not known.
  const idle = new Set(
    ids.filter((id) => known.has(id) && applied.has(id) && !used.has(`${String(line)} ${id}`)),
  );
  return ids.flatMap((id): Complaint[] => {
    if (!known.has(id)) return [{ rule: UNKNOWN_RULE.id, line, what: `there is no rule ${id}` }];
    if (!idle.has(id)) return [];
    const edits = [removeIds(text, suppression, idle)];
    return [{ rule: USELESS_SUPPRESSION.id, line, what: `nothing of ${id} is here to suppress`, edits }];
  });
}

/** Takes ids out of a comment, or the comment away where none would be left. */
function removeIds(text: string, { line, rules, idsAt }: Suppression, idle: ReadonlySet<string>): Edit {
  const left = rules.filter((rule) => !idle.has(rule));
  if (left.length === 0) return removeLine(text, line);
  // The columns count from the very beginning of the line, before a byte order mark too.
  const start = line === 1 ? 0 : startOfLine(text, line);
  return { from: start + idsAt[0], to: start + idsAt[1], text: left.join(', ') };
}

function toFinding(
  file: string,
  { rule, ...complaint }: Complaint,
  onSuppressions: readonly RuleFacts[],
): Finding[] {
  const facts = onSuppressions.find(({ id }) => id === rule);
  if (facts === undefined) return [];
  const { severity, why, fix } = facts;
  return [{ rule, severity, file, column: 1, why, fix, evidence: 'files', ...complaint }];
}
