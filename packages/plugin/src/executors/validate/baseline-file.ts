import { UserError } from '../../base/user-error';
import { parseBaseline, toKnown, type Baseline, type KnownFindings } from '../../checker/baseline';
import type { Finding } from '../../checker/finding';
import { errorCode } from '../../host/error-code';
import { withFileLock } from '../../host/file-lock';
import { readTextIfPresent } from '../../host/file-system';
import { writeFileWhole } from '../../host/written-files';
import type { ValidationPlan } from './plan-validation';

const NO_BASELINE: Baseline = { schemaVersion: 2, known: {} };
/** Longer than any other process needs for one file. */
const PATIENCE = 60_000;

type BaselinePlan = Pick<ValidationPlan, 'baseline' | 'updatesBaseline' | 'scope'> & {
  readonly task: Pick<ValidationPlan['task'], 'project'>;
};

/** What a baseline knows for a report; nothing where there is none yet, or it is something else and will be written anew. */
export function readKnown(plan: BaselinePlan): KnownFindings {
  if (plan.baseline === undefined) return {};
  return readBaseline(plan.baseline, plan.updatesBaseline).known[ownerIn(plan)] ?? {};
}

/** What a baseline knows for a report; where that is asked for, what was found, which is written down in place of all that it knew for it. */
export async function settleBaseline(
  plan: BaselinePlan,
  before: KnownFindings,
  findings: readonly Finding[],
): Promise<KnownFindings> {
  const { baseline: path, updatesBaseline } = plan;
  if (!updatesBaseline || path === undefined) return before;
  const found = toKnown(findings);
  await withFileLock(`${path}.lock`, AbortSignal.timeout(PATIENCE), async () => {
    const parts = { ...readBaseline(path, true).known, [ownerIn(plan)]: found };
    const kept = Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0);
    const known = Object.fromEntries(kept.sort(([one], [other]) => (one < other ? -1 : 1)));
    await writeFileWhole(path, `${JSON.stringify({ schemaVersion: 2, known }, null, 2)}\n`);
  });
  return found;
}

/** No project of Nx can have the name of the whole. */
function ownerIn({ scope, task }: BaselinePlan): string {
  return scope === 'workspace' ? '*' : task.project;
}

function readBaseline(path: string, isWrittenAnew: boolean): Baseline {
  const text = readBaselineText(path);
  if (text === undefined) return NO_BASELINE;
  const reading = parseBaseline(text);
  if (reading.kind === 'baseline') return reading.baseline;
  if (isWrittenAnew) return NO_BASELINE;
  const fix = 'write it anew with --updateBaseline';
  throw new UserError([
    reading.kind === 'none'
      ? { what: `baseline: ${path} is none`, fix }
      : {
          what: `baseline: ${path} is of version ${String(reading.version)}`,
          why: 'this nx-alpine reads version 2',
          fix,
        },
  ]);
}

function readBaselineText(path: string): string | undefined {
  try {
    return readTextIfPresent(path);
  } catch (error) {
    throw new UserError([
      { what: `baseline: ${path} cannot be read: ${errorCode(error)}`, fix: 'name a file that can be' },
    ]);
  }
}
