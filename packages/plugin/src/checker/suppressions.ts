import type { Finding, RuleId } from './finding';

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
function readSuppressions(text: string): Suppression[] {
  const lines = text.split('\n');
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

/** What is left of the findings of a file, and what is wrong with its suppressions. */
export function applySuppressions(
  file: string,
  text: string,
  findings: readonly Finding[],
  known: ReadonlySet<string>,
  unheard: ReadonlySet<string> = new Set(),
): readonly Finding[] {
  const suppressions = readSuppressions(text);
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
  return [...left, ...suppressions.flatMap((one) => judge(file, one, { used, known, unheard }))];
}

interface Heard {
  /** Line and rule of what was silenced. */
  readonly used: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
  /** Rules that could say nothing here. */
  readonly unheard: ReadonlySet<string>;
}

function judge(
  file: string,
  { line, rules, reason }: Suppression,
  { used, known, unheard }: Heard,
): Finding[] {
  const say = (rule: RuleId, what: string, fix: string): Finding => ({
    rule,
    severity: 'warning',
    file,
    line,
    column: 1,
    what,
    why: 'A suppression is believed only where it says what it is for.',
    fix,
    evidence: 'files',
  });
  if (reason === '') {
    return [
      say(
        'checker/suppression-without-reason',
        `${rules.join(', ')} is suppressed without a reason`,
        'Write it behind --.',
      ),
    ];
  }
  return rules.flatMap((rule) => {
    if (!known.has(rule))
      return [say('checker/unknown-rule', `there is no rule ${rule}`, 'Mend the id, or remove the comment.')];
    if (unheard.has(rule) || used.has(`${String(line)} ${rule}`)) return [];
    return [
      say('checker/useless-suppression', `nothing of ${rule} is here to suppress`, 'Remove the comment.'),
    ];
  });
}
