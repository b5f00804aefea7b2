import type { Finding } from '../../../checker/finding';
import { runCheck } from '../../../checker/run-check';
import type { WorkspaceView } from '../../../checker/workspace-view';
import { askBuildChecks, knowsBuildChecks } from './ask-build-checks';
import { askClaims, type AskedClaim } from './ask-claims';
import type { AskedEngine } from './asked-engine';
import { withoutClaim, type CheckedWithEngine, type EngineCheck } from './check-with-engine';

/** Looks at the workspace with every rule, and asks an engine what it can settle. */
export async function checkAndAsk(
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
