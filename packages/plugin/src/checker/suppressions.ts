import { removeLine, startOfLine, type Edit } from './edit';
import type { Finding } from './finding';
import { SUPPRESSION_RULES, type RuleFacts } from './suppression-rules';

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
  /^\s*(?:#|\/\/|<!--)\s*nx-alpine-(ignore|ignore-file)\s+([a-z0-9/,-]+(?:\s*,\s*[a-z0-9/-]+)*)(?:\s+--\s*(.*?))?\s*(?:-->)?\s*$/d;

/** Reads `# nx-alpine-ignore <id>[, <id>] -- <reason>` and `# nx-alpine-ignore-file …` from a text. */
function readSuppressions(file: string, text: string): Suppression[] {
  const lines = text.split('\n');
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

/** A document shows comments of other languages, and has only one of its own. */
function isShown(file: string, content: string): boolean {
  return /\.mdx?$/.test(file) && !content.trimStart().startsWith('<!--');
}

function nextLine(lines: readonly string[], index: number): number {
  const after = lines.findIndex((line, at) => at > index && !/^\s*(?:#|\/\/|<!--|$)/.test(line));
  return after === -1 ? lines.length : after + 1;
}

/** What is known of rules: all ids that there are, and those that are applied. */
export interface RuleIds {
  readonly known: ReadonlySet<string>;
  readonly applied: ReadonlySet<string>;
}

/** What is left of the findings of a file, and what is wrong with its suppressions. */
export function applySuppressions(
  file: string,
  text: string,
  findings: readonly Finding[],
  ids: RuleIds,
): readonly Finding[] {
  const suppressions = readSuppressions(file, text);
  if (suppressions.length === 0) return findings;
  const used = new Set<string>();
  const left = findings.filter((finding) => {
    const by = suppressions.find(
      ({ rules, target }) => rules.includes(finding.rule) && (target === 0 || target === finding.line),
    );
    if (by === undefined || by.reason === '') return true;
    used.add(`${String(by.line)} ${finding.rule}`);
    return false;
  });
  const spoken = new Set(suppressions.filter((one) => isUsed(one, used)).map(({ target }) => target));
  return [
    // Without its line, a comment would hold for the next one.
    ...left.map(({ edits, ...finding }) =>
      edits === undefined || spoken.has(finding.line) ? finding : { ...finding, edits },
    ),
    ...suppressions.flatMap((one) => judge(file, text, one, { ...ids, used })),
  ];
}

function isUsed({ line, rules }: Suppression, used: ReadonlySet<string>): boolean {
  return rules.some((rule) => used.has(`${String(line)} ${rule}`));
}

function judge(
  file: string,
  text: string,
  suppression: Suppression,
  { known, applied, used }: RuleIds & { readonly used: ReadonlySet<string> },
): Finding[] {
  const { line, rules, reason } = suppression;
  const { withoutReason, unknownRule, useless } = SUPPRESSION_RULES;
  const say = ({ id, severity, why, fix }: RuleFacts, what: string): Finding => ({
    ...{ rule: id, severity, file, line, column: 1, what, why, fix },
    evidence: 'files',
  });
  if (reason === '') return [say(withoutReason, `${rules.join(', ')} is suppressed without a reason`)];
  const idle = new Set(
    rules.filter((rule) => known.has(rule) && applied.has(rule) && !used.has(`${String(line)} ${rule}`)),
  );
  return rules.flatMap((rule) => {
    if (!known.has(rule)) return [say(unknownRule, `there is no rule ${rule}`)];
    if (!idle.has(rule)) return [];
    const edits = [removeIds(text, suppression, idle)];
    return [{ ...say(useless, `nothing of ${rule} is here to suppress`), edits }];
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
