import { withFileLock } from '../../host/file-lock';
import type { CheckedCompose } from './check-compose';
import { bringUp, type Failed, type Start } from './bring-up';
import { lookAtContainers, lookAtServices } from './engine-looks';
import { judgeServices } from './judge-services';
import { countLeases, endLease, takeLease } from './leases';
import type { ReportNews, ServiceState, StackResult, StackWish } from './stack';
import { filesOfStack, forgetStack, readNote, writeNote, type StackNote } from './stack-files';
import { planStack } from './stack-plan';
import { explainFailure, explainLateLock, explainRemains } from './start-failure';
import { sweepStacks } from './sweep-stacks';
import { listContainers, takeDown } from './take-down';
import { ensureWatchdog } from './watchdog';

/** One of our runs at a stack, while it holds the stack's lock. */
interface Attempt extends Start {
  readonly wish: StackWish;
  readonly lease: string;
}

/** Milliseconds after which somebody who waits for another run is told so. */
const PATIENCE = 500;

/**
 * Makes one attempt to have the services of a wish running and healthy, and holds them for this process.
 *
 * Whoever gets the stack's lock first starts them, the others join. An attempt that fails takes down what it started; one that is cancelled
 * leaves that to the watchdog, because Nx does not leave it the time.
 */
export async function startStack(
  wish: StackWish,
  compose: CheckedCompose,
  signal: AbortSignal,
  report: ReportNews,
): Promise<StackResult> {
  const plan = planStack(wish, compose);
  const files = filesOfStack(wish.sharingFolder, plan.projectName);
  const start = {
    plan,
    files,
    environment: wish.environment,
    until: Date.now() + wish.deadline,
    signal,
    report,
  };
  await sweepStacks(wish, plan, signal, report);
  const timer = setTimeout(() => report({ kind: 'waiting-for-another-run' }), PATIENCE);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(Math.max(start.until - Date.now(), 1))]);
  const turn = { hasCome: false };
  try {
    return await withFileLock(files.lock, limit, () => {
      turn.hasCome = true;
      clearTimeout(timer);
      return hold(wish, start);
    });
  } catch (error) {
    if (turn.hasCome || !limit.aborted) throw error;
    return signal.aborted ? { kind: 'cancelled' } : explainLateLock(plan);
  } finally {
    clearTimeout(timer);
  }
}

async function hold(wish: StackWish, start: Start): Promise<StackResult> {
  const others = countLeases(start.files);
  const lease = await takeLease(start.files);
  let result: StackResult | undefined;
  try {
    const attempt = { ...start, wish, lease };
    result = others > 0 ? await join(attempt) : await startAlone(attempt);
    return result;
  } finally {
    if (result?.kind !== 'running') await endLease(lease);
  }
}

/** Somebody else's tests run on it: it is taken as it is, or not at all. */
async function join(attempt: Attempt): Promise<StackResult> {
  const states = (await lookAtServices(attempt.plan.projectName, attempt)) ?? [];
  if (attempt.signal.aborted) return { kind: 'cancelled' };
  const judgement = judgeServices(attempt.plan.chosen, states);
  if (judgement.isReady) return running(attempt, states, 'joined');
  return explainFailure(attempt, attempt.wish.logFolder, {
    kind: 'failed',
    step: 'up',
    end: undefined,
    judgement,
    states,
  });
}

async function startAlone(attempt: Attempt): Promise<StackResult> {
  const { plan, files, wish, signal, report } = attempt;
  const note = readNote(files);
  const ground = await prepareGround(attempt);
  if (typeof ground === 'object') return ground;
  const isReused = ground === 'kept';
  const base = { base: plan.base, engine: wish.environment['DOCKER_HOST'] ?? '' };
  const isKept = wish.keep || (isReused && note?.isKept === true);
  await writeNote(files, { ...base, isRunning: isReused, isKept });
  if (!(await ensureWatchdog(wish.sharingFolder, plan.projectName, wish.environment, signal))) {
    if (signal.aborted) return { kind: 'cancelled' };
    report({ kind: 'unguarded' });
  }
  // Also of a kept one: what is built is built from the sources as they are now.
  const end = await bringUp(attempt);
  if (end.kind === 'cancelled') return end;
  if (end.kind === 'failed') return clearAway(attempt, end);
  await writeNote(files, { ...base, isRunning: true, isKept });
  return running(attempt, end.states, isReused ? 'joined' : 'started');
}

/** Nobody holds what is there under our name: a healthy stack that was kept is used, anything else of ours goes. */
async function prepareGround(attempt: Attempt): Promise<'empty' | 'kept' | StackResult> {
  const { plan, files, signal } = attempt;
  const note = readNote(files);
  const found = await listContainers(plan.projectName, attempt);
  if (signal.aborted || found.kind === 'interrupted') return { kind: 'cancelled' };
  // An engine that does not answer shows itself again at once, in a step whose words are read.
  if (found.kind === 'left' || (found.all === 0 && note === undefined)) return 'empty';
  if (found.foreign === 0 && isIdle(note) && (await isReady(attempt))) return 'kept';
  const end = await takeDown(plan.projectName, files, attempt);
  if (end.kind === 'interrupted') return { kind: 'cancelled' };
  return end.kind === 'gone' ? 'empty' : explainRemains(plan.projectName, end.reason);
}

function isIdle(note: StackNote | undefined): boolean {
  return note !== undefined && note.isRunning && note.isKept;
}

async function isReady({ plan, environment, signal }: Attempt): Promise<boolean> {
  const states = await lookAtServices(plan.projectName, { environment, signal });
  return judgeServices(plan.chosen, states ?? []).isReady;
}

async function clearAway(attempt: Attempt, end: Failed): Promise<StackResult> {
  const result = await explainFailure(attempt, attempt.wish.logFolder, end);
  const down = await takeDown(attempt.plan.projectName, attempt.files, attempt);
  // What is left is the watchdog's, as soon as the lease has ended.
  if (down.kind === 'gone') await forgetStack(attempt.files);
  return attempt.signal.aborted ? { kind: 'cancelled' } : result;
}

async function running(
  attempt: Attempt,
  states: readonly ServiceState[],
  origin: 'started' | 'joined',
): Promise<StackResult> {
  const { plan, lease, signal, report } = attempt;
  const facts = await lookAtContainers(states, attempt);
  if (signal.aborted) return { kind: 'cancelled' };
  if (origin === 'joined') report({ kind: 'joined', projectName: plan.projectName });
  const containers = facts.map(({ id, service, image, startedAt }) => ({ id, service, image, startedAt }));
  const ports = states.flatMap((state) => state.ports);
  return { kind: 'running', stack: { projectName: plan.projectName, origin, ports, containers, lease } };
}
