import { applyBaseline } from '../../checker/baseline';
import type { Finding, Severity } from '../../checker/finding';
import { runCheck, type CheckResult } from '../../checker/run-check';
import type { ValidateRecord } from '../../checker/validate-record';
import type { CheckedProject, WorkspaceView } from '../../checker/workspace-view';
import { viewOnDisk } from '../../workspace/check/view-on-disk';
import { readBaseline, updateBaseline } from './baseline-file';
import { fixFiles, NOTHING_FIXED } from './fix-files';
import type { ValidationPlan } from './plan-validation';

/** A validation with what its reports need. */
export interface Validated {
  readonly plan: ValidationPlan;
  readonly record: ValidateRecord;
  readonly findings: readonly Finding[];
  readonly view: WorkspaceView;
}

/** What cannot be known from files alone. */
const NOT_LOOKED = [
  'what an engine says of the Dockerfiles (docker build --check), since none is asked',
  'base images in registries, since none is asked',
];

/** Looks at the workspace, mends what may be mended, and keeps of the rest what was asked for. */
export async function validate(
  plan: ValidationPlan,
  projects: readonly CheckedProject[],
  elapsed: () => number,
): Promise<Validated> {
  const { task, scope, rules, onSuppressions } = plan;
  const isOwn = scope === 'workspace' ? () => true : ownFiles(task.projectRoot, projects);
  const look = (view: WorkspaceView): CheckResult & { readonly own: readonly Finding[] } => {
    const result = runCheck(view, rules, onSuppressions);
    return { ...result, own: result.findings.filter(({ file }) => isOwn(file)) };
  };
  const see = (): WorkspaceView => viewOnDisk(task.workspaceRoot, projects);
  const before = readBaseline(plan, isOwn);
  const fixed = plan.fixes
    ? await fixFiles(task.workspaceRoot, see(), (view) => applyBaseline(look(view).own, before).fresh)
    : NOTHING_FIXED;
  const view = see();
  const { own, looked } = look(view);
  const baseline = plan.updatesBaseline ? await updateBaseline(plan.baseline, own, isOwn) : before;
  const { fresh, known, gone } = applyBaseline(own, baseline);
  const record: ValidateRecord = {
    schemaVersion: 1,
    project: task.project,
    configuration: task.configuration ?? null,
    scope,
    success: !fresh.some(({ severity }) => isAtLeast(severity, plan.failOn)),
    findings: fresh.map(({ edits, ...finding }) => ({ ...finding, fixable: edits !== undefined })),
    fixed,
    knownByBaseline: known,
    goneFromBaseline: gone,
    looked: { ...looked },
    rules: [...rules, ...onSuppressions].map(({ id }) => id),
    notLooked: [...NOT_LOOKED],
    durationMs: elapsed(),
  };
  return { plan, record, findings: fresh, view };
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
