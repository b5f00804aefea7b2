import type { PollutionFindings } from '../../pollution/clean-pollution';
import type { Cleaning, CleanContextRecord, ContextCheck } from '../../pollution/clean-context-record';
import type { LeftPath, PollutedPlace } from '../../pollution/tally';
import type { PollutionCheck } from './check-context';
import type { CleanJob } from './clean-job';

/** What every record begins and ends with. */
export interface RecordFrame {
  readonly schemaVersion: 1;
  readonly project: string;
  readonly configuration: string | null;
  readonly durationMs: number;
}

/** The record of a removal, or of a look at what would be removed; all paths from the workspace root. */
export function recordCleaning(
  job: CleanJob,
  folders: readonly string[],
  findings: PollutionFindings,
  frame: RecordFrame,
): Cleaning {
  const dryRun = job.mode.kind === 'clean' && job.mode.dryRun;
  const failures = [...findings.failures, ...findings.unsearched].map((one) => fromRoot(job, one));
  const { durationMs, ...head } = frame;
  return {
    ...head,
    outcome: judgeOutcome(findings, failures.length, dryRun),
    dryRun,
    folders: [...folders],
    kinds: [...job.kinds],
    protectedByGit: !findings.metNoGit,
    before: findings.found,
    removed: findings.removed,
    remaining: findings.remaining,
    failed: failures.length,
    failures,
    kept: findings.kept.map((one) => fromRoot(job, one)),
    places: findings.places.map((place): PollutedPlace => fromRoot(job, place)).sort(bySize),
    durationMs,
  };
}

function judgeOutcome(findings: PollutionFindings, failed: number, dryRun: boolean): Cleaning['outcome'] {
  const { isComplete, found, remaining } = findings;
  if (!isComplete) return 'interrupted';
  if (failed > 0) return 'remaining';
  if (dryRun) return found.files + found.folders > 0 ? 'would-clean' : 'nothing-found';
  if (remaining.files + remaining.folders > 0) return 'remaining';
  return found.files + found.folders > 0 ? 'cleaned' : 'nothing-found';
}

/** The record of a check. */
export function recordCheck(
  job: CleanJob,
  dockerfile: string,
  { findings, ignoreFile, sentPaths, linesToAdd }: PollutionCheck,
  { durationMs, ...head }: RecordFrame,
): ContextCheck {
  const failures = [...findings.failures, ...findings.unsearched].map((one) => fromRoot(job, one));
  const unsure = failures.length > 0 ? 'unknown' : 'kept-out';
  const verdict = sentPaths.length > 0 ? 'sent' : unsure;
  return {
    ...head,
    outcome: findings.isComplete ? verdict : 'interrupted',
    dockerfile,
    ignoreFile: ignoreFile ?? null,
    dialect: job.dialect,
    pollution: findings.found,
    sentFiles: sentPaths.length,
    sentPaths: [...sentPaths],
    linesToAdd: [...linesToAdd],
    failures,
    durationMs,
  };
}

/** Whether a record tells of success; a look that found something is one, unless a check was asked for. */
export function isSuccess({ outcome }: CleanContextRecord): boolean {
  return ['nothing-found', 'cleaned', 'would-clean', 'kept-out'].includes(outcome);
}

function fromRoot<T extends LeftPath | PollutedPlace>({ root }: CleanJob, one: T): T {
  return { ...one, path: one.path === root ? '.' : one.path.slice(root.length + 1) };
}

function bySize(one: PollutedPlace, other: PollutedPlace): number {
  return other.bytes - one.bytes || (one.path < other.path ? -1 : 1);
}
