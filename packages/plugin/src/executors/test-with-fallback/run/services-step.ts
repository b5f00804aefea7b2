import { pause } from '../../../host/pause';
import { probeEngine } from '../../../test-fallback/engine/probe-engine';
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
      const cause = await explainByEngine(result.cause, occasion, progress);
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

async function stackWish(occasion: Occasion, progress: Progress): Promise<StackWish> {
  const { job, environment, logFolder, signal } = occasion;
  const { task, composeFiles, services, mode } = job;
  return {
    ...holdOf(occasion, progress),
    workspaceRoot: task.workspaceRoot,
    composeFiles,
    services,
    name: task.project,
    deadline: mode.servicesTimeout * 1000,
    changedFiles: await findChangedFiles(task.workspaceRoot, environment, signal),
    logFolder,
  };
}

/** What holding services and letting go of them needs to know. */
export function holdOf(
  { job, environment, workspaceFolder }: Occasion,
  { engine }: Progress,
): Pick<StackWish, 'sharingFolder' | 'environment' | 'keep'> {
  return {
    sharingFolder: workspaceFolder,
    environment: engine === undefined ? environment : environmentFor(engine, environment),
    keep: job.keepServices,
  };
}

/** What services and compose say while the engine is going away is the engine's fault. */
async function explainByEngine(
  cause: StartCause,
  { environment, signal }: Occasion,
  { engine }: Progress,
): Promise<StartCause> {
  if (engine === undefined || !MAY_BE_THE_ENGINE.includes(cause.class)) return cause;
  const verdict = await probeEngine({ environment, needsCompose: false, signal, option: engine.endpoint });
  return verdict.kind === 'fails' ? verdict.cause : cause;
}

const MAY_BE_THE_ENGINE: readonly string[] = [
  'service-unhealthy',
  'service-broken-by-change',
  'config-error',
];

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
