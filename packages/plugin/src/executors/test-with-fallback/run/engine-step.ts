import { formatDuration } from '../../../base/quantities';
import { probeEngine } from '../../../test-fallback/engine/probe-engine';
import type { EngineVerdict } from '../../../test-fallback/engine/engine-verdict';
import type { RunEvent, StartCause } from '../../../test-fallback/decision/run-state';
import { BREAKER_RULES } from '../../../test-fallback/sharing/breaker-state';
import { remoteHost } from '../../../test-fallback/engine/remote-engine';
import { askBreaker, type BreakerAnswer, type BreakerPlace } from '../../../test-fallback/sharing/breaker';
import { readPlace } from '../../../test-fallback/sharing/sticky-environment';
import { checkCompose, type ComposeCheck } from '../../../test-fallback/stack/check-compose';
import type { Occasion, Progress } from './occasion';

/** Reads the compose files and asks the engine, both at once; what is wrong in the files counts more. */
export async function askForEngine(occasion: Occasion, progress: Progress): Promise<RunEvent> {
  const claimed = placeOfOthers(occasion);
  if (claimed !== undefined) return { kind: 'engine-fails', cause: claimed };
  const [files, answer] = await Promise.all([readFiles(occasion), askOnce(occasion)]);
  if (files?.kind === 'cancelled' || occasion.signal.aborted) return { kind: 'cancelled' };
  if (files?.kind === 'failed') return { kind: 'engine-fails', cause: files.cause as StartCause };
  if (files !== undefined) {
    progress.compose = files.compose;
    progress.findings.remarks.push(...files.compose.remarks);
  }
  return hear(answer, occasion, progress);
}

/** What tells engines apart within a run. */
export function breakerPlace({ job, runFolder, runId, environment }: Occasion): BreakerPlace {
  const { DOCKER_HOST = '', DOCKER_CONTEXT = '' } = environment;
  const rules = runId.byCi ? { ...BREAKER_RULES, timeToLive: undefined } : BREAKER_RULES;
  return { folder: runFolder, engine: job.dockerHost ?? `${DOCKER_HOST} ${DOCKER_CONTEXT}`, rules };
}

/** Other tests of the project went to staging in this very run: these must not run anywhere else. */
function placeOfOthers({ job, runFolder }: Occasion): StartCause | undefined {
  if (job.policy.mode !== 'auto') return undefined;
  const claim = readPlace({ folder: runFolder, project: job.task.project });
  return claim?.place === 'staging' ? claim.cause : undefined;
}

async function readFiles({ job, environment, signal }: Occasion): Promise<ComposeCheck | undefined> {
  if (job.composeFiles.length === 0) return undefined;
  const { composeFiles, services, task } = job;
  return checkCompose(
    { workspaceRoot: task.workspaceRoot, composeFiles, services, name: task.project, environment },
    signal,
  );
}

async function askOnce(occasion: Occasion): Promise<BreakerAnswer | 'cancelled'> {
  const { job, environment, signal, say } = occasion;
  const look = (): Promise<EngineVerdict> => {
    say('engine', 'asking whether it answers');
    return probeEngine({
      environment,
      needsCompose: job.composeFiles.length > 0,
      signal,
      option: job.dockerHost,
    });
  };
  try {
    return await askBreaker(breakerPlace(occasion), look, signal);
  } catch (error) {
    if (signal.aborted) return 'cancelled';
    throw error;
  }
}

function hear(answer: BreakerAnswer | 'cancelled', { say }: Occasion, progress: Progress): RunEvent {
  if (answer === 'cancelled') return { kind: 'cancelled' };
  if (answer.kind === 'stay-away') {
    const since = formatDuration(Date.now() - answer.since);
    say('engine', `not asked again: ${answer.cause.class} is known since ${since}`);
    return { kind: 'engine-fails', cause: answer.cause as StartCause };
  }
  const { verdict } = answer;
  if (verdict.kind === 'fails') {
    say('engine', `${verdict.cause.class}: ${verdict.cause.reason}`);
    return { kind: 'engine-fails', cause: verdict.cause };
  }
  say('engine', `${verdict.engine} answers at ${verdict.endpoint}`);
  const far = progress.compose === undefined ? undefined : remoteHost(verdict);
  if (far !== undefined) return { kind: 'engine-fails', cause: tooFar(far) };
  progress.engine = verdict;
  progress.findings.engine = verdict;
  return { kind: 'engine-answers' };
}

/** Services get ports on loopback, which nobody reaches from here when the engine is elsewhere. */
function tooFar(host: string): StartCause {
  return {
    class: 'engine-misconfigured',
    reason: `the engine is on another machine (${host}), and local services would listen on loopback there`,
    fix: 'use an engine of this machine, or leave the services to the tests: composeFiles=[]',
  };
}
