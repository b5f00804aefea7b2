import { formatCount } from '../../base/quantities';
import type { Finding, Severity } from '../../checker/finding';
import { visibleText } from '../context-page/visible-text';
import { sourceLine } from './source-line';

/** Findings for people, file by file, each with the line that it is about. */
export function describeFindings(
  findings: readonly Finding[],
  read: (file: string) => string | undefined,
): string {
  const files = [...new Set(findings.map(({ file }) => file))];
  return files
    .map((file) => {
      const lines = (read(file) ?? '').split('\n');
      const own = findings.filter((finding) => finding.file === file);
      return [visibleText(file), ...own.flatMap((finding) => describe(finding, lines))].join('\n');
    })
    .join('\n\n');
}

function describe(finding: Finding, lines: readonly string[]): string[] {
  const { rule, severity, line, column, what, why, fix, edits, evidence } = finding;
  const { before = '', marked = '', behind = '' } = sourceLine(finding, lines) ?? {};
  const source = visibleText(before + marked + behind);
  return [
    `  ${String(line)}:${String(column)}  ${severity}  ${visibleText(what)}  ${rule}${markOf(evidence)}`,
    ...(source === '' ? [] : [`        | ${source}`]),
    `        ${why}`,
    `        → ${visibleText(fix)}${edits === undefined ? '' : ' (--fix does it)'}`,
  ];
}

/** What stands behind the rule where an engine has said so. */
export function markOf(evidence: Finding['evidence']): string {
  return evidence === 'engine' ? ' (measured)' : '';
}

/** `2 errors, 1 warning`; `no findings` where there is none. */
export function countFindings(findings: readonly Pick<Finding, 'severity'>[]): string {
  const words: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'remark' };
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [formatCount(count, words[severity])];
  });
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}
