import { join } from 'node:path';
import { UserError, type Problem } from '../../../base/user-error';
import type { Finding } from '../../../checker/finding';
import type { AnyRule, RuleFacts } from '../../../checker/rule';
import { hideSecrets } from '../../../checker/hide-secrets';
import { runCheck, type CheckResult } from '../../../checker/run-check';
import type { Scope } from '../../../checker/scope';
import type { WorkspaceView } from '../../../checker/workspace-view';
import { loadModule } from '../../../host/load-module';
import type { BuildChecks } from './ask-build-checks';
import type { AskedClaim } from './ask-claims';
import type * as askedEngineModule from './asked-engine';
import type { AskedEngine, EngineTools } from './asked-engine';
import type * as checkAndAskModule from './check-and-ask';

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
export async function checkWithEngine(
  check: EngineCheck,
  tools: () => EngineTools,
): Promise<CheckedWithEngine> {
  if (check.choice === 'never') return checkFiles(check, { kind: 'not-asked' });
  const { signal, ...others } = tools();
  const { findAskedEngine } = loadModule(join(__dirname, 'asked-engine')) as typeof askedEngineModule;
  const found = await findAskedEngine({ signal, ...others });
  if (found.kind === 'found') {
    const { checkAndAsk } = loadModule(join(__dirname, 'check-and-ask')) as typeof checkAndAskModule;
    return checkAndAsk(check, found.asked, signal);
  }
  if (check.choice === 'required') {
    throw new UserError([
      ...found.error.problems.map(withoutSecrets),
      { what: 'engine: required, and none answers', fix: 'start one, or take --engine=auto' },
    ]);
  }
  return checkFiles(check, { kind: 'none-answered', error: found.error });
}

/** What an engine's client says may repeat an address with a password. */
function withoutSecrets({ what, why, fix }: Problem): Problem {
  return {
    what: hideSecrets(what),
    ...(why !== undefined && { why: hideSecrets(why) }),
    ...(fix !== undefined && { fix: hideSecrets(fix) }),
  };
}

function checkFiles({ view, rules, ...parts }: EngineCheck, answers: EngineAnswers): CheckedWithEngine {
  const { looked, findings } = runCheck(view, rules, parts);
  return { looked, answers, findings: findings.map(withoutClaim) };
}

/** A finding as reports have it. */
export function withoutClaim({ claim, ...finding }: Finding): Finding {
  return finding;
}
