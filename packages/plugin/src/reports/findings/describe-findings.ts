import { formatCount } from '../../base/quantities';
import type { Finding, Severity } from '../../checker/finding';

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
      return [file, ...own.flatMap((finding) => describe(finding, lines))].join('\n');
    })
    .join('\n\n');
}

/** A source line is shown as far as it fits, and not at all where it may hold a secret. */
const SHOWN = 120;

function describe(
  { rule, severity, line, column, what, why, fix, evidence }: Finding,
  lines: readonly string[],
): string[] {
  const source = rule.startsWith('env/') ? '' : (lines[line - 1] ?? '').trim();
  return [
    `  ${String(line)}:${String(column)}  ${severity}  ${what}  ${rule}${markOf(evidence)}`,
    ...(source === '' ? [] : [`        | ${source.length > SHOWN ? `${source.slice(0, SHOWN)}…` : source}`]),
    `        ${why}`,
    `        → ${fix}`,
  ];
}

/** What stands behind the rule where an engine has said so. */
export function markOf(evidence: Finding['evidence']): string {
  return evidence === 'engine' ? ' (measured)' : '';
}

/** `2 errors, 1 warning`; `nothing` where there is none. */
export function countFindings(findings: readonly Finding[]): string {
  const words: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'remark' };
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [formatCount(count, words[severity])];
  });
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}
