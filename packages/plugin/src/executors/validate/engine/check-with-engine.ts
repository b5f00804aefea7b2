import { UserError } from '../../../base/user-error';
import type { Finding } from '../../../checker/finding';
import type { AnyRule, RuleFacts } from '../../../checker/rule';
import { runCheck, type CheckResult } from '../../../checker/run-check';
import type { Scope } from '../../../checker/scope';
import type { WorkspaceView } from '../../../checker/workspace-view';
import { askBuildChecks, knowsBuildChecks, type BuildChecks } from './ask-build-checks';
import { askClaims, type AskedClaim } from './ask-claims';
import { findAskedEngine, type AskedEngine, type EngineTools } from './asked-engine';

/** What is looked at, and whether an engine is asked about it. */
export interface EngineCheck {
  readonly choice: 'never' | 'auto' | 'required';
  readonly workspaceRoot: string;
  readonly view: WorkspaceView;
  readonly rules: readonly AnyRule[];
  readonly onSuppressions: readonly RuleFacts[];
  /** What is reported on; an engine is asked about nothing else. */
  readonly scope: Scope;
}

/** What was found, and what an engine had to say. */
export interface CheckedWithEngine {
  readonly looked: CheckResult['looked'];
  /** Without what the engine refuted. */
  readonly findings: readonly Finding[];
  readonly answers: EngineAnswers;
}

export type EngineAnswers =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'none-answered'; readonly error: UserError }
  | {
      readonly kind: 'answered';
      readonly asked: AskedEngine;
      readonly claims: readonly AskedClaim[];
      /** Undefined where the engine's client does not know them, or nobody wants them. */
      readonly builds: BuildChecks | undefined;
      /** Dockerfiles that were not checked, as nobody says in which context they are built. */
      readonly homeless: number;
    };

/** Looks at the workspace with every rule, and asks an engine what it can settle; throws where one is required and none answers. */
export async function checkWithEngine(check: EngineCheck, tools: EngineTools): Promise<CheckedWithEngine> {
  if (check.choice === 'never') return checkFiles(check, { kind: 'not-asked' });
  const found = await findAskedEngine(tools);
  if (found.kind === 'found') return checkAndAsk(check, found.asked, tools.signal);
  if (check.choice === 'required') {
    throw new UserError([
      ...found.error.problems,
      { what: 'engine: required, and none answers', fix: 'start one, or take --engine=auto' },
    ]);
  }
  return checkFiles(check, { kind: 'none-answered', error: found.error });
}

function checkFiles({ view, rules, ...parts }: EngineCheck, answers: EngineAnswers): CheckedWithEngine {
  const { looked, findings } = runCheck(view, rules, parts);
  return { looked, answers, findings: findings.map(withoutClaim) };
}

async function checkAndAsk(
  { workspaceRoot, view: files, rules, ...parts }: EngineCheck,
  asked: AskedEngine,
  signal: AbortSignal,
): Promise<CheckedWithEngine> {
  const { dockerfile: own } = parts.scope.subjects;
  const wantsBuilds = rules.some(({ needsEngine }) => needsEngine) && knowsBuildChecks(asked);
  const builds = wantsBuilds
    ? await askBuildChecks(own, asked, { workspaceRoot, view: files }, signal)
    : undefined;
  const checks = builds?.checks ?? new Map();
  const view: WorkspaceView = { ...files, buildChecks: checks };
  const { looked, findings } = runCheck(view, rules, parts);
  const claims = await askClaims(findings, asked, { workspaceRoot, view, checks }, signal);
  const homeless = own.filter(({ contexts }) => contexts.length === 0).length;
  return {
    looked,
    findings: applyVerdicts(findings, claims),
    answers: { kind: 'answered', asked, claims, builds, homeless },
  };
}

/** What an engine refutes is no finding; what it confirms is marked. */
function applyVerdicts(findings: readonly Finding[], claims: readonly AskedClaim[]): Finding[] {
  const verdicts = new Map(claims.map(({ finding, verdict }) => [finding, verdict.kind]));
  return findings
    .filter((finding) => verdicts.get(finding) !== 'refuted')
    .map((finding) =>
      withoutClaim(verdicts.get(finding) === 'confirmed' ? { ...finding, evidence: 'engine' } : finding),
    );
}

function withoutClaim({ claim, ...finding }: Finding): Finding {
  return finding;
}
