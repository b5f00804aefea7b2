import type { Finding, RuleId } from './finding';
import { hideSecrets } from './hide-secrets';
import { CATALOGUE } from './registry';
import { SUPPRESSION_RULES } from './suppression-rules';
import type { AnyRule, Found, Rule, RuleFacts } from './rule';
import { applySuppressions } from './suppressions';
import { wholeWorkspace, type Scope } from './scope';
import type { Subjects } from './subjects/subjects';
import type { WorkspaceView } from './workspace-view';

/** What a check found, and how much it looked at. */
export interface CheckResult {
  /** By file, line, column and rule. */
  readonly findings: readonly Finding[];
  /** How many subjects of each kind were looked at. */
  readonly looked: Readonly<Record<keyof Subjects, number>>;
}

/** What a check may be given beside files and rules. */
export interface CheckParts {
  /** Rules on the comments that suppress others; all by default. */
  readonly onSuppressions?: readonly RuleFacts[];
  /** The whole workspace by default. */
  readonly scope?: Pick<Scope, 'subjects' | 'isReported'>;
}

/** Looks at everything with every rule; a place that a comment suppresses is left out, and a useless comment is found. */
export function runCheck(
  view: WorkspaceView,
  rules: readonly AnyRule[],
  { onSuppressions = SUPPRESSION_RULES, scope = wholeWorkspace(view) }: CheckParts = {},
): CheckResult {
  const { subjects, isReported } = scope;
  const placed = withoutDoubles(rules.flatMap((rule) => applyRule(rule as Rule, scope, view)));
  const known = new Set<string>(CATALOGUE.map(({ id }) => id));
  const files = new Set([
    ...placed.map(({ finding }) => finding.file),
    ...Object.values(subjects).flatMap((kind) => kind.map(({ file }) => file)),
  ]);
  const byFile = groupByFile(placed.map(({ finding }) => finding));
  const left = [...files].flatMap((file) =>
    applySuppressions(file, view.read(file) ?? '', byFile.get(file) ?? [], {
      ...{ known, onSuppressions },
      applied: appliedTo(file, rules, view),
    }),
  );
  // A comment may be there for what is found, and of no interest here.
  const reported = new Set(placed.filter((one) => one.isReported).map(({ finding }) => printOf(finding)));
  const isWanted = (finding: Finding): boolean =>
    reported.has(printOf(finding)) ||
    (finding.rule.startsWith('checker/') && isReported(finding, finding.file));
  return {
    findings: left.filter(isWanted).sort(byPlace),
    looked: Object.fromEntries(
      Object.entries(subjects).map(([kind, all]) => [kind, all.length]),
    ) as CheckResult['looked'],
  };
}

function printOf({ rule, file, line, column, what }: Finding): string {
  return JSON.stringify([rule, file, line, column, what]);
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

/** Ids of the rules that could say something about a file: of those that pass on what an engine said, it came to its end. */
function appliedTo(
  file: string,
  rules: readonly AnyRule[],
  { buildChecks }: WorkspaceView,
): ReadonlySet<string> {
  const check = buildChecks?.get(file);
  const isHeard = check !== undefined && check.refusal === undefined;
  return new Set(rules.filter(({ needsEngine }) => isHeard || needsEngine !== true).map(({ id }) => id));
}

/** A finding, with what it is to be taken for. */
interface Placed {
  readonly finding: Finding;
  readonly isReported: boolean;
  /** Rules of which a finding in its line says the same. */
  readonly sameAs: readonly RuleId[];
}

function withoutDoubles(placed: readonly Placed[]): Placed[] {
  const keyOf = (rule: RuleId, { file, line }: Finding): string => `${rule} ${file} ${String(line)}`;
  const said = new Set(placed.map(({ finding }) => keyOf(finding.rule, finding)));
  return placed.filter(({ finding, sameAs }) => !sameAs.some((rule) => said.has(keyOf(rule, finding))));
}

function applyRule(
  rule: Rule,
  { subjects, isReported }: NonNullable<CheckParts['scope']>,
  view: WorkspaceView,
): Placed[] {
  return subjects[rule.subject].flatMap((subject) =>
    [...rule.check(subject, view)].map((found) => {
      const finding = toFinding(rule, subject.file, found);
      const lookedAt = rule.subject === 'workspace' ? undefined : subject.file;
      return { finding, isReported: isReported(finding, lookedAt), sameAs: found.sameAs ?? [] };
    }),
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
    evidence: found.evidence ?? 'files',
    ...(found.edits !== undefined && found.edits.length > 0 && { edits: found.edits }),
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
