import type { Finding } from './finding';
import { hideSecrets } from './hide-secrets';
import { CATALOGUE } from './registry';
import { SUPPRESSION_RULES } from './suppression-rules';
import type { AnyRule, Found, Rule, RuleFacts } from './rule';
import { applySuppressions } from './suppressions';
import { findSubjects, type FoundSubjects } from './subjects/find-subjects';
import type { Subjects } from './subjects/subjects';
import type { WorkspaceView } from './workspace-view';

/** What a check found, and how much it looked at. */
export interface CheckResult {
  /** By file, line, column and rule. */
  readonly findings: readonly Finding[];
  /** How many subjects of each kind were looked at. */
  readonly looked: Readonly<Record<keyof Subjects, number>>;
}

/** Looks at everything with every rule; a place that a comment suppresses is left out, and a useless comment is found. */
export function runCheck(
  view: WorkspaceView,
  rules: readonly AnyRule[],
  onSuppressions: readonly RuleFacts[] = SUPPRESSION_RULES,
): CheckResult {
  const subjects = findSubjects(view);
  const findings = rules.flatMap((rule) => applyRule(rule as Rule, subjects, view));
  const rulesOfRun = {
    known: new Set<string>(CATALOGUE.map(({ id }) => id)),
    applied: new Set<string>(rules.map(({ id }) => id)),
    onSuppressions,
  };
  const files = new Set([
    ...findings.map(({ file }) => file),
    ...Object.values(subjects).flatMap((kind) => kind.map(({ file }) => file)),
  ]);
  const byFile = groupByFile(findings);
  const left = [...files].flatMap((file) =>
    applySuppressions(file, view.read(file) ?? '', byFile.get(file) ?? [], rulesOfRun),
  );
  return {
    findings: left.sort(byPlace),
    looked: Object.fromEntries(
      Object.entries(subjects).map(([kind, all]) => [kind, all.length]),
    ) as CheckResult['looked'],
  };
}

function groupByFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    const own = byFile.get(finding.file);
    if (own === undefined) byFile.set(finding.file, [finding]);
    else own.push(finding);
  }
  return byFile;
}

function applyRule(rule: Rule, subjects: FoundSubjects, view: WorkspaceView): Finding[] {
  return subjects[rule.subject].flatMap((subject) =>
    [...rule.check(subject, view)].map((found) => toFinding(rule, subject.file, found)),
  );
}

function toFinding({ id, severity, why, fix }: Rule, file: string, found: Found): Finding {
  return {
    rule: id,
    severity: found.severity ?? severity,
    file: found.file ?? file,
    line: found.line,
    column: found.column ?? 1,
    what: hideSecrets(found.what),
    why: hideSecrets(found.why ?? why),
    fix: hideSecrets(found.fix ?? fix),
    evidence: 'files',
    ...(found.edits !== undefined && found.edits.length > 0 && { edits: found.edits }),
  };
}

function byPlace(one: Finding, other: Finding): number {
  return (
    compare(one.file, other.file) ||
    one.line - other.line ||
    one.column - other.column ||
    compare(one.rule, other.rule)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
