import type { Finding, Severity } from '../../checker/finding';
import { markOf } from './describe-findings';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** A line for each finding, by which GitHub shows it beside the change; https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
export function findingsAnnotations(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, severity, file, line, column, what, fix, evidence }) => {
    const place = { file, line: String(line), col: String(column), title: `${rule}${markOf(evidence)}` };
    const properties = Object.entries(place).map(([name, value]) => `${name}=${escapeProperty(value)}`);
    return `::${LEVELS[severity]} ${properties.join(',')}::${escapeData(`${what}\n→ ${fix}`)}`;
  });
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
