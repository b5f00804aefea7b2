import { applyBaseline, makeBaseline, type Baseline } from '../../checker/baseline';
import type { Finding, Severity } from '../../checker/finding';
import type { ValidateRecord } from '../../checker/validate-record';
import type { CheckedProject, WorkspaceView } from '../../checker/workspace-view';
import { UserError } from '../../base/user-error';
import { readTextIfPresent } from '../../host/file-system';
import { writeFileWhole } from '../../host/written-files';
import { viewOnDisk } from '../../workspace/check/view-on-disk';
import type { EngineTools } from './engine/asked-engine';
import { checkWithEngine, type EngineAnswers } from './engine/check-with-engine';
import { listNotAsked, recordEngine } from './engine/engine-report';
import type { ValidationPlan } from './plan-validation';

/** A validation with what its reports need. */
export interface Validated {
  readonly plan: ValidationPlan;
  readonly record: ValidateRecord;
  readonly findings: readonly Finding[];
  readonly view: WorkspaceView;
  /** What an engine had to say. */
  readonly answers: EngineAnswers;
}

/** Looks at the workspace, and keeps of it what was asked for. */
export async function validate(
  plan: ValidationPlan,
  projects: readonly CheckedProject[],
  elapsed: () => number,
  tools: EngineTools,
): Promise<Validated> {
  const { task, scope, rules, engine: choice } = plan;
  const { workspaceRoot } = task;
  const view = viewOnDisk(workspaceRoot, projects);
  const isOwn = scope === 'workspace' ? (): boolean => true : ownFiles(task.projectRoot, projects);
  const checked = await checkWithEngine({ choice, workspaceRoot, view, rules, isOwn }, tools);
  const own = checked.findings;
  const { fresh, known, gone } = applyBaseline(own, await settleBaseline(plan, own));
  const record: ValidateRecord = {
    schemaVersion: 1,
    project: task.project,
    configuration: task.configuration ?? null,
    scope,
    success: !fresh.some(({ severity }) => isAtLeast(severity, plan.failOn)),
    findings: fresh.map((finding) => ({ ...finding })),
    knownByBaseline: known,
    goneFromBaseline: gone,
    looked: { ...checked.looked },
    rules: rules.map(({ id }) => id),
    notLooked: listNotAsked(checked.answers),
    engine: recordEngine(checked.answers),
    durationMs: elapsed(),
  };
  return { plan, record, findings: fresh, view, answers: checked.answers };
}

const NO_BASELINE: Baseline = { schemaVersion: 1, known: {} };

async function settleBaseline(plan: ValidationPlan, findings: readonly Finding[]): Promise<Baseline> {
  const { baseline: path, updatesBaseline } = plan;
  if (path === undefined) return NO_BASELINE;
  if (!updatesBaseline) return readBaseline(path);
  const made = makeBaseline(findings);
  await writeFileWhole(path, `${JSON.stringify(made, null, 2)}\n`);
  return made;
}

function readBaseline(path: string): Baseline {
  const text = readTextIfPresent(path);
  if (text === undefined) return NO_BASELINE;
  try {
    const baseline = JSON.parse(text) as Partial<Baseline> | null;
    if (baseline?.schemaVersion === 1 && typeof baseline.known === 'object') return baseline as Baseline;
  } catch {
    // Said below.
  }
  throw new UserError([{ what: `baseline: ${path} is none`, fix: 'write it anew with --updateBaseline' }]);
}

const ORDER: readonly Severity[] = ['info', 'warning', 'error'];

function isAtLeast(severity: Severity, least: Severity | 'never'): boolean {
  return least !== 'never' && ORDER.indexOf(severity) >= ORDER.indexOf(least);
}

/** Whether a file lies in a project's folder, and not in those of projects within it. */
function ownFiles(root: string, projects: readonly CheckedProject[]): (file: string) => boolean {
  const isIn = (file: string, folder: string): boolean => folder === '.' || file.startsWith(`${folder}/`);
  const inner = projects.filter((one) => one.root !== root && isIn(`${one.root}/`, root));
  return (file) => isIn(file, root) && !inner.some((one) => isIn(file, one.root));
}
