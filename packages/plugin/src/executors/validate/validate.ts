import { applyBaseline } from '../../checker/baseline';
import type { Finding, Severity } from '../../checker/finding';
import { runCheck } from '../../checker/run-check';
import { scopeOf, wholeWorkspace, type Scope } from '../../checker/scope';
import type { ValidateRecord } from '../../checker/validate-record';
import { describeUnread, findUnread, type Unread } from '../../checker/unread-files';
import type { CheckedProject, WorkspaceView } from '../../checker/workspace-view';
import { viewOnDisk } from '../../workspace/check/view-on-disk';
import { readKnown, settleBaseline } from './baseline-file';
import type { EngineTools } from './engine/asked-engine';
import { checkWithEngine, type EngineAnswers } from './engine/check-with-engine';
import { listNotAsked, recordEngine } from './engine/engine-report';
import { fixFiles, NOTHING_FIXED } from './fix-files';
import type { ValidationPlan } from './plan-validation';

/** A validation with what its reports need. */
export interface Validated {
  readonly plan: ValidationPlan;
  readonly record: ValidateRecord;
  readonly findings: readonly Finding[];
  readonly view: WorkspaceView;
  /** What would have been looked at and could not be read. */
  readonly unread: readonly Unread[];
  /** What an engine had to say. */
  readonly answers: EngineAnswers;
}

/** Looks at the workspace, mends what may be mended, and keeps of the rest what was asked for. */
export async function validate(
  plan: ValidationPlan,
  projects: readonly CheckedProject[],
  elapsed: () => number,
  tools: () => EngineTools,
): Promise<Validated> {
  const { task, rules, onSuppressions, engine: choice } = plan;
  const { workspaceRoot } = task;
  const scopeIn = (view: WorkspaceView): Scope => findScope(plan, projects, view);
  const see = (): WorkspaceView => viewOnDisk(workspaceRoot, projects);
  const before = readKnown(plan);
  const look = (view: WorkspaceView): readonly Finding[] =>
    runCheck(view, rules, { onSuppressions, scope: scopeIn(view) }).findings;
  const fixed = plan.fixes
    ? await fixFiles(workspaceRoot, see(), (view) => applyBaseline(look(view), before).fresh)
    : NOTHING_FIXED;
  const view = see();
  const scope = scopeIn(view);
  const parts = { choice, workspaceRoot, view, rules, onSuppressions, scope };
  const { findings, looked, answers } = await checkWithEngine(parts, tools);
  const baseline = await settleBaseline(plan, before, findings);
  const { fresh, known, gone } = applyBaseline(findings, baseline);
  const unread = findUnread(view, scope);
  const record: ValidateRecord = {
    schemaVersion: 1,
    project: task.project,
    configuration: task.configuration ?? null,
    scope: plan.scope,
    success: !fresh.some(({ severity }) => isAtLeast(severity, plan.failOn)),
    findings: fresh.map(({ edits, ...finding }) => ({ ...finding, fixable: edits !== undefined })),
    fixed,
    knownByBaseline: known,
    goneFromBaseline: gone,
    looked: { ...looked },
    rules: [...rules, ...onSuppressions].map(({ id }) => id),
    notLooked: [...unread.map(describeUnread), ...listNotAsked(answers)],
    engine: recordEngine(answers),
    durationMs: elapsed(),
  };
  return { plan, record, findings: fresh, view, unread, answers };
}

const ORDER: readonly Severity[] = ['info', 'warning', 'error'];

function isAtLeast(severity: Severity, least: Severity | 'never'): boolean {
  return least !== 'never' && ORDER.indexOf(severity) >= ORDER.indexOf(least);
}

function findScope(
  { scope, task }: ValidationPlan,
  projects: readonly CheckedProject[],
  view: WorkspaceView,
): Scope {
  return scope === 'workspace' ? wholeWorkspace(view) : scopeOf(ownFiles(task.projectRoot, projects), view);
}

/** Whether a file lies in a project's folder, and not in those of projects within it. */
function ownFiles(root: string, projects: readonly CheckedProject[]): (file: string) => boolean {
  const isIn = (file: string, folder: string): boolean => folder === '.' || file.startsWith(`${folder}/`);
  const inner = projects.filter((one) => one.root !== root && isIn(`${one.root}/`, root));
  return (file) => isIn(file, root) && !inner.some((one) => isIn(file, one.root));
}
