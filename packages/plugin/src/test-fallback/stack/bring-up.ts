import type { RunResult } from '../../host/command-runner';
import { pause } from '../../host/pause';
import { identityOf } from '../../host/process-identity';
import { composeOverConfig } from './compose-command';
import { lookAtServices } from './engine-looks';
import { judgeServices, type Judgement } from './judge-services';
import type { ReportNews, ServiceState } from './stack';
import { removeClient, writeClient, type StackFiles } from './stack-files';
import type { StackPlan } from './stack-plan';

/** A start that is going on. */
export interface Start {
  readonly plan: StackPlan;
  readonly files: StackFiles;
  readonly environment: NodeJS.ProcessEnv;
  /** When all services have to be healthy, as Date.now() has it. */
  readonly until: number;
  readonly signal: AbortSignal;
  readonly report: ReportNews;
}

/** What came of building and starting the services. */
export type BringUpEnd =
  | { readonly kind: 'ready'; readonly states: readonly ServiceState[] }
  | Failed
  | { readonly kind: 'cancelled' };

/** All that was seen of a start that failed. */
export interface Failed {
  readonly kind: 'failed';
  readonly step: 'build' | 'up';
  /** How compose ended, where it has. */
  readonly end: RunResult | undefined;
  readonly judgement: Judgement;
  readonly states: readonly ServiceState[];
}

/** Milliseconds between two looks at the services. */
const LOOK_AGAIN = 250;

const NOTHING_SEEN: Judgement = { isReady: false, failed: [], waiting: [] };

/** Builds what is to be built from the sources as they are now, starts everything, and waits until all is well or never will be. */
export async function bringUp(start: Start): Promise<BringUpEnd> {
  const built = start.plan.chosen.filter(({ isBuilt }) => isBuilt).map(({ name }) => name);
  if (built.length > 0) {
    start.report({ kind: 'building', services: built });
    const end = await runClient(start, ['build', ...built], start.signal);
    if (end.kind === 'interrupted') return { kind: 'cancelled' };
    if (!isGood(end)) return { kind: 'failed', step: 'build', end, judgement: NOTHING_SEEN, states: [] };
  }
  start.report({ kind: 'starting', services: start.plan.chosen.map(({ name }) => name) });
  return waitUntilReady(start);
}

/** `up` itself waits for dependencies only; so it runs beside our own looks, which see a service fail at once. */
async function waitUntilReady(start: Start): Promise<BringUpEnd> {
  const stop = new AbortController();
  const up: Up = { end: undefined };
  const signal = AbortSignal.any([start.signal, stop.signal]);
  const finished = runClient(start, ['up', '--detach', '--no-build'], signal).then((end) => {
    up.end = end;
  });
  try {
    while (!start.signal.aborted) {
      const end = await look(start, up);
      if (end?.kind === 'late') {
        await finished;
        return { ...end.failed, end: up.end };
      }
      if (end !== undefined) return end;
      await pause(LOOK_AGAIN, start.signal);
    }
    return { kind: 'cancelled' };
  } finally {
    stop.abort();
    await finished;
  }
}

/** How `docker compose up` ended, once it has. */
interface Up {
  end: RunResult | undefined;
}

type Look = BringUpEnd | { readonly kind: 'late'; readonly failed: Failed } | undefined;

/** One look at all services; undefined where it is still open what becomes of them. */
async function look(start: Start, up: Up): Promise<Look> {
  // What has ended before the look is what the look can explain.
  const { end } = up;
  const states = (await lookAtServices(start.plan.projectName, start)) ?? [];
  if (start.signal.aborted) return { kind: 'cancelled' };
  start.report({ kind: 'states', states });
  const judgement = judgeServices(start.plan.chosen, states);
  const failed: Failed = { kind: 'failed', step: 'up', end, judgement, states };
  if (end !== undefined && !isGood(end)) return failed;
  if (end !== undefined && judgement.isReady) return { kind: 'ready', states };
  if (judgement.failed.length > 0) return failed;
  // Compose has the same deadline and is asked for its last words.
  return Date.now() >= start.until ? { kind: 'late', failed } : undefined;
}

/**
 * Whoever takes the stack down in our place has to know which client is making it.
 *
 * So the client is written down before it learns what it is to do: one whose owner is killed in between reads an empty
 * configuration, and does nothing.
 */
async function runClient(start: Start, args: readonly string[], signal: AbortSignal): Promise<RunResult> {
  const { plan, files, environment, until } = start;
  const end = await composeOverConfig(
    { project: plan.projectName, folder: plan.folder, config: plan.config },
    args,
    {
      environment,
      signal,
      deadline: Math.max(until - Date.now(), 1),
      onStart: (pid) => writeClient(files, identityOf(pid)),
    },
  );
  await removeClient(files);
  return end;
}

function isGood(end: RunResult): boolean {
  return end.kind === 'exited' && end.status === 0;
}
