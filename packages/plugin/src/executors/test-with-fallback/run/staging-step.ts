import { formatDuration } from '../../../base/quantities';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { RunEvent } from '../../../test-fallback/decision/run-state';
import type { Cause, InfrastructureClass } from '../../../test-fallback/run-class';
import { takePlace } from '../../../test-fallback/sharing/semaphore';
import { claimPlace } from '../../../test-fallback/sharing/sticky-environment';
import { proveStaging } from '../../../test-fallback/staging/prove-staging';
import type { StagingSettings } from '../../../test-fallback/staging/staging';
import { judgeCommand } from './judge-command';
import { planRun } from './planned-run';
import type { Occasion, Progress } from './occasion';

/** Has staging prove itself, and takes one of its places; refuses before anything is asked what must not be asked. */
export async function reachStaging(
  occasion: Occasion,
  progress: Progress,
  cause: Cause<InfrastructureClass> | undefined,
): Promise<RunEvent> {
  const { job, signal } = occasion;
  const { staging, policy } = job;
  if (policy.forbidden !== undefined) return refuse(policy.forbidden);
  if (staging === undefined) throw new Error('no state leads here without the option staging');
  const planned = planRun(job.command, job.tagsOnStaging, occasion);
  if (planned.kind === 'impossible') return refuse(planned.reason, planned.fix);
  const astray = judgeCommand(job.command, staging);
  if (astray !== undefined) return { kind: 'staging-refused', cause: astray };
  const event = await prove(staging, occasion, progress);
  if (event.kind !== 'staging-proven' || cause === undefined) return event;
  const suite = { folder: occasion.runFolder, project: job.task.project };
  const { place } = await claimPlace(suite, { place: 'staging', cause }, signal);
  return place === 'staging'
    ? event
    : refuse('other tests of the project run on local services in this very run');
}

function refuse(reason: string, fix?: string): RunEvent {
  const cause = { class: 'safety-blocked', reason, ...(fix !== undefined && { fix }) } as const;
  return { kind: 'staging-refused', cause };
}

async function prove(staging: StagingSettings, occasion: Occasion, progress: Progress): Promise<RunEvent> {
  const { environment, signal, runId, say } = occasion;
  progress.leaveStaging = await waitForPlace(staging, occasion);
  const result = await proveStaging(staging, {
    environment,
    signal,
    runId: `${runId.id}-${randomUUID().slice(0, 8)}`,
    report: (line) => say('staging', line),
  });
  switch (result.kind) {
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'refused':
      for (const { class: kind, reason } of result.causes) say('staging', `${kind}: ${reason}`);
      progress.findings.refusals = result.causes.slice(1);
      return { kind: 'staging-refused', cause: result.cause };
    case 'proven':
      progress.staging = result.staging;
      progress.findings.staging = { envFile: staging.envFileName, hosts: result.staging.hosts };
      progress.findings.remarks.push(...result.staging.remarks);
      return { kind: 'staging-proven' };
  }
}

function waitForPlace(
  { maxParallel }: StagingSettings,
  { workspaceFolder, signal, say }: Occasion,
): Promise<() => Promise<void>> {
  const onWait = (waited: number): void =>
    say('staging', `waiting for one of ${String(maxParallel)} places, since ${formatDuration(waited)}`);
  return takePlace({ folder: join(workspaceFolder, 'staging'), count: maxParallel }, { signal, onWait });
}
