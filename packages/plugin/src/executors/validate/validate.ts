import { applyBaseline, makeBaseline, type Baseline } from '../../checker/baseline';
import type { Finding, Severity } from '../../checker/finding';
import { runCheck, type CheckResult } from '../../checker/run-check';
import type { ValidateRecord } from '../../checker/validate-record';
import type { CheckedProject, WorkspaceView } from '../../checker/workspace-view';
import { UserError } from '../../base/user-error';
import { readTextIfPresent } from '../../host/file-system';
import { writeFileWhole } from '../../host/written-files';
import { viewOnDisk } from '../../workspace/check/view-on-disk';
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

/** Looks at the workspace, and keeps of it what was asked for. */
export async function validate(
  plan: ValidationPlan,
  projects: readonly CheckedProject[],
  elapsed: () => number,
): Promise<Validated> {
  const { task, scope, rules, onSuppressions } = plan;
  const view = viewOnDisk(task.workspaceRoot, projects);
  const result = runCheck(view, rules, onSuppressions);
  const own = scope === 'workspace' ? result.findings : findingsOf(result, task.projectRoot, projects);
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
    looked: { ...result.looked },
    rules: [...rules, ...onSuppressions].map(({ id }) => id),
    notLooked: [...NOT_LOOKED],
    durationMs: elapsed(),
  };
  return { plan, record, findings: fresh, view };
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

/** Findings in a project's folder, and not in those of projects within it. */
function findingsOf(
  { findings }: CheckResult,
  root: string,
  projects: readonly CheckedProject[],
): readonly Finding[] {
  const isIn = (file: string, folder: string): boolean => folder === '.' || file.startsWith(`${folder}/`);
  const inner = projects.filter((one) => one.root !== root && isIn(`${one.root}/`, root));
  return findings.filter(({ file }) => isIn(file, root) && !inner.some((one) => isIn(file, one.root)));
}
