import { pause } from '../../../host/pause';
import { environmentFor } from '../../../test-fallback/engine/engine-endpoint';
import type { RunEvent, StartCause } from '../../../test-fallback/decision/run-state';
import { countFailure, countSuccess } from '../../../test-fallback/sharing/breaker';
import { claimPlace } from '../../../test-fallback/sharing/sticky-environment';
import { describeNews, describeStack } from '../../../test-fallback/stack/describe-stack';
import { startStack } from '../../../test-fallback/stack/start-stack';
import type { StackNews, StackWish } from '../../../test-fallback/stack/stack';
import { findChangedFiles } from '../../../workspace/changed-files';
import { breakerPlace } from './engine-step';
import type { Occasion, Progress } from './occasion';

/** Starts the local services, or joins them where they run. */
export async function startServices(
  occasion: Occasion,
  progress: Progress,
  attempt: number,
): Promise<RunEvent> {
  const { compose } = progress;
  const { signal, say } = occasion;
  if (compose === undefined) return claimLocal(occasion);
  if (attempt > 1) {
    say('services', `attempt ${String(attempt)}`);
    await pause(waitBefore(attempt), signal);
    if (signal.aborted) return { kind: 'cancelled' };
  }
  const wish = await stackWish(occasion, progress);
  const result = await startStack(wish, compose, signal, newsTeller(say));
  switch (result.kind) {
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'running':
      progress.stack = result.stack;
      progress.findings.services = result.stack;
      for (const line of describeStack(result.stack)) say('services', line);
      await countSuccess(breakerPlace(occasion), signal);
      return claimLocal(occasion);
    case 'failed': {
      const cause = result.cause as StartCause;
      say('services', `${cause.class}: ${cause.reason}`);
      await countOutage(occasion, cause);
      return { kind: 'services-fail', cause };
    }
  }
}

/** All tests of a project run in one place in a run: where others went to staging meanwhile, these go there, too. */
async function claimLocal({ job, runFolder, signal }: Occasion): Promise<RunEvent> {
  if (job.policy.mode !== 'auto') return { kind: 'services-run' };
  const suite = { folder: runFolder, project: job.task.project };
  const claim = await claimPlace(suite, { place: 'local' }, signal);
  if (claim.place === 'local') return { kind: 'services-run' };
  return { kind: 'services-fail', cause: claim.cause };
}

/** What holding and letting go of the services needs to know. */
export async function stackWish(
  { job, environment, workspaceFolder, logFolder }: Occasion,
  { engine }: Progress,
): Promise<StackWish> {
  const { task, composeFiles, services, keepServices, mode } = job;
  return {
    workspaceRoot: task.workspaceRoot,
    composeFiles,
    services,
    name: task.project,
    keep: keepServices,
    environment: engine === undefined ? environment : environmentFor(engine, environment),
    deadline: mode.servicesTimeout * 1000,
    sharingFolder: workspaceFolder,
    changedFiles: await findChangedFiles(task.workspaceRoot, environment),
    logFolder,
  };
}

/** Outages that other tasks of the run need not find out again. */
const OUTAGES: readonly string[] = ['pull-unavailable', 'host-resource'];

async function countOutage(occasion: Occasion, cause: StartCause): Promise<void> {
  if (!OUTAGES.includes(cause.class) || occasion.signal.aborted) return;
  await countFailure(breakerPlace(occasion), cause as Parameters<typeof countFailure>[1], occasion.signal);
}

/** Milliseconds: 2 s, 4 s, 8 s, and up to half a second more, so that tasks do not come back all at once. */
function waitBefore(attempt: number): number {
  return 1000 * 2 ** (attempt - 1) + Math.random() * 500;
}

/** News come again and again; only what is new is told. */
function newsTeller(say: Occasion['say']): (news: StackNews) => void {
  let last = '';
  return (news) => {
    const line = describeNews(news);
    if (line !== last) say('services', line);
    last = line;
  };
}
