import type { Finding, RuleId } from './finding';
import type { AnyRule, Found, Rule } from './rule';
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
  subjects: FoundSubjects = findSubjects(view),
): CheckResult {
  const findings = withoutDoubles(rules.flatMap((rule) => applyRule(rule as Rule, subjects, view)));
  const known = new Set<string>(rules.map(({ id }) => id));
  const files = new Set([
    ...findings.map(({ file }) => file),
    ...Object.values(subjects).flatMap((kind) => kind.map(({ file }) => file)),
  ]);
  const left = [...files].flatMap((file) =>
    applySuppressions(
      file,
      view.read(file) ?? '',
      findings.filter((finding) => finding.file === file),
      known,
      unheardOf(file, rules, view),
    ),
  );
  return {
    findings: left.sort(byPlace),
    looked: Object.fromEntries(
      Object.entries(subjects).map(([kind, all]) => [kind, all.length]),
    ) as CheckResult['looked'],
  };
}

/** Rules that had nothing to pass on about a file, because no engine came to the end of it. */
function unheardOf(
  file: string,
  rules: readonly AnyRule[],
  { buildChecks }: WorkspaceView,
): ReadonlySet<string> {
  const check = buildChecks?.get(file);
  const isHeard = check !== undefined && check.refusal === undefined;
  return new Set(isHeard ? [] : rules.filter(({ needsEngine }) => needsEngine).map(({ id }) => id));
}

/** A finding, and the rules of which a finding in its line says the same. */
interface Placed {
  readonly finding: Finding;
  readonly sameAs: readonly RuleId[];
}

function withoutDoubles(placed: readonly Placed[]): Finding[] {
  const keyOf = (rule: RuleId, { file, line }: Finding): string => `${rule} ${file} ${String(line)}`;
  const said = new Set(placed.map(({ finding }) => keyOf(finding.rule, finding)));
  return placed
    .filter(({ finding, sameAs }) => !sameAs.some((rule) => said.has(keyOf(rule, finding))))
    .map(({ finding }) => finding);
}

function applyRule(rule: Rule, subjects: FoundSubjects, view: WorkspaceView): Placed[] {
  return subjects[rule.subject].flatMap((subject) =>
    [...rule.check(subject, view)].map((found) => ({
      finding: toFinding(rule, subject.file, found),
      sameAs: found.sameAs ?? [],
    })),
  );
}

function toFinding({ id, severity, why, fix }: Rule, file: string, found: Found): Finding {
  return {
    rule: id,
    severity: found.severity ?? severity,
    file: found.file ?? file,
    line: found.line,
    column: found.column ?? 1,
    what: found.what,
    why: found.why ?? why,
    fix: found.fix ?? fix,
    evidence: found.evidence ?? 'files',
    ...(found.claim !== undefined && { claim: found.claim }),
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
