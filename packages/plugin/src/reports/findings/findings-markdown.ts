import { escapeMarkdown } from '../../base/escape-markdown';
import { formatCount } from '../../base/quantities';
import type { Finding } from '../../checker/finding';
import { countFindings, markOf } from './describe-findings';
import type { ReportFacts } from './report-facts';

/** A report for an issue or a pull request. */
export function findingsMarkdown(findings: readonly Finding[], facts: ReportFacts): string {
  const { title, looked, notLooked, known, fixed, rules, took, refuted } = facts;
  return [
    `## ${escapeMarkdown(title)}: ${countFindings(findings)}`,
    `Looked at: ${looked.join(', ') || 'nothing'}, with ${formatCount(rules, 'rule')}, in ${took}.`,
    ...(fixed === 0 ? [] : [`Mended: ${formatCount(fixed, 'finding')}.`]),
    ...(known === 0 ? [] : [`The baseline knows ${String(known)} more.`]),
    ...(notLooked.length === 0
      ? []
      : ['Not looked at:', notLooked.map((line) => `- ${escapeMarkdown(line)}`).join('\n')]),
    ...(refuted.length === 0
      ? []
      : ['An engine says otherwise:', refuted.map((line) => `- ${escapeMarkdown(line)}`).join('\n')]),
    ...(findings.length === 0 ? [] : [table(findings)]),
    '',
  ].join('\n\n');
}

function table(findings: readonly Finding[]): string {
  const rows = findings.map(
    ({ file, line, severity, rule, what, fix, evidence }) =>
      `| ${severity} | ${escapeMarkdown(`${file}:${String(line)}`)} | ${escapeMarkdown(what)} | ${escapeMarkdown(fix)} | ${rule}${markOf(evidence)} |`,
  );
  return ['| severity | place | what | what to do | rule |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}
