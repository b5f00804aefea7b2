import { isRecord } from '../../base/unknown-record';
import { UserError } from '../../base/user-error';
import { makeBaseline, type Baseline } from '../../checker/baseline';
import type { Finding } from '../../checker/finding';
import type { Scope } from '../../checker/scope';
import { withFileLock } from '../../host/file-lock';
import { readTextIfPresent } from '../../host/file-system';
import { writeFileWhole } from '../../host/written-files';
import type { ValidationPlan } from './plan-validation';

const NO_BASELINE: Baseline = { schemaVersion: 1, known: {} };
/** Longer than any other process needs for one file. */
const PATIENCE = 60_000;

/** What a baseline knows; nothing where there is none yet, or it is something else and will be written anew. */
export function readBaseline({
  baseline: path,
  updatesBaseline,
}: Pick<ValidationPlan, 'baseline' | 'updatesBaseline'>): Baseline {
  if (path === undefined) return NO_BASELINE;
  const baseline = readFile(path) ?? (updatesBaseline ? NO_BASELINE : undefined);
  if (baseline !== undefined) return baseline;
  throw new UserError([{ what: `baseline: ${path} is none`, fix: 'write it anew with --updateBaseline' }]);
}

/** What a baseline knows; where that is asked for, what was found, which is written down. */
export async function settleBaseline(
  { baseline: path, updatesBaseline }: Pick<ValidationPlan, 'baseline' | 'updatesBaseline'>,
  before: Baseline,
  findings: readonly Finding[],
  { isOwn }: Pick<Scope, 'isOwn'>,
): Promise<Baseline> {
  if (!updatesBaseline || path === undefined) return before;
  const made = makeBaseline(findings);
  await withFileLock(`${path}.lock`, AbortSignal.timeout(PATIENCE), async () => {
    const others = keep(readFile(path) ?? NO_BASELINE, (file) => !isOwn(file));
    const all = Object.entries(join(others.known, made.known));
    const known = Object.fromEntries(all.sort(([one], [other]) => (one < other ? -1 : 1)));
    await writeFileWhole(path, `${JSON.stringify({ schemaVersion: 1, known }, null, 2)}\n`);
  });
  return made;
}

/** Of a file that several projects share, each knows a part. */
function join(others: Baseline['known'], made: Baseline['known']): Baseline['known'] {
  const files = [...new Set([...Object.keys(others), ...Object.keys(made)])];
  return Object.fromEntries(files.map((file) => [file, { ...others[file], ...made[file] }]));
}

function keep({ known }: Baseline, isMeant: (file: string) => boolean): Baseline {
  return {
    schemaVersion: 1,
    known: Object.fromEntries(Object.entries(known).filter(([file]) => isMeant(file))),
  };
}

/** Undefined where the file is something else. */
function readFile(path: string): Baseline | undefined {
  const text = readTextIfPresent(path);
  if (text === undefined) return NO_BASELINE;
  try {
    const baseline = JSON.parse(text) as Partial<Baseline> | null;
    return baseline?.schemaVersion === 1 && isRecord(baseline.known) ? (baseline as Baseline) : undefined;
  } catch {
    return undefined;
  }
}
