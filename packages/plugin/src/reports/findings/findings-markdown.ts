import type { Finding } from '../../checker/finding';
import { countFindings, markOf } from './describe-findings';

/** What a report says beside its findings. */
export interface ReportFacts {
  readonly title: string;
  /** What was looked at, for example `3 Dockerfiles`. */
  readonly looked: readonly string[];
  /** What was not, and why. */
  readonly notLooked: readonly string[];
  /** Findings that the baseline knows; they are not among the others. */
  readonly known: number;
  /** Findings that an engine has refuted, in a line each. */
  readonly refuted: readonly string[];
}

/** A report for an issue or a pull request. */
export function findingsMarkdown(findings: readonly Finding[], facts: ReportFacts): string {
  const { title, looked, notLooked, known, refuted } = facts;
  return [
    `## ${escape(title)}: ${countFindings(findings)}`,
    `Looked at: ${looked.join(', ') || 'nothing'}.`,
    ...(known === 0 ? [] : [`The baseline knows ${String(known)} more.`]),
    ...(notLooked.length === 0
      ? []
      : ['Not looked at:', notLooked.map((line) => `- ${escape(line)}`).join('\n')]),
    ...(refuted.length === 0
      ? []
      : ['An engine says otherwise:', refuted.map((line) => `- ${escape(line)}`).join('\n')]),
    ...(findings.length === 0 ? [] : [table(findings)]),
    '',
  ].join('\n\n');
}

function table(findings: readonly Finding[]): string {
  const rows = findings.map(
    ({ file, line, severity, rule, what, fix, evidence }) =>
      `| ${severity} | ${escape(`${file}:${String(line)}`)} | ${escape(what)} | ${escape(fix)} | ${rule}${markOf(evidence)} |`,
  );
  return ['| severity | place | what | what to do | rule |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

function escape(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|]/g, '\\$&');
}
