import { join } from 'node:path';
import { readTextIfReadable } from '../../../host/file-system';
import { pause } from '../../../host/pause';
import { runProcess, type ProcessEnd } from '../../../host/test-process';
import { removeFile, writeFileWhole } from '../../../host/written-files';
import {
  DECLARES_LOST_INFRASTRUCTURE,
  judgeTests,
  type TestEnd,
} from '../../../test-fallback/decision/judge-tests';
import type { EventWatch } from '../../../test-fallback/engine/watch-events';
import type { RunEvent } from '../../../test-fallback/decision/run-state';
import type { TagChoice } from '../../../test-fallback/runner/runner';
import type { TestCount } from '../../../test-fallback/runner/test-count';
import { shownCommand } from './shown-command';
import { findLoss, watchServices } from './find-loss';
import { keepLogs } from './keep-logs';
import { planRun, reportFile, type PlannedRun } from './planned-run';
import type { Occasion, Progress } from './occasion';
import { withOwn } from './own-variables';
import { TestOutput } from './test-output';

/** What the tests are given, and what must not be seen of it. */
export interface TestGround {
  readonly place: 'local' | 'staging' | 'none';
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly secrets: readonly string[];
  readonly tags: TagChoice;
}

/** Runs the tests once, and judges their end. */
export async function runTests(
  ground: TestGround,
  occasion: Occasion,
  progress: Progress,
): Promise<RunEvent> {
  const { job } = occasion;
  const planned = planRun(job.command, ground.tags, occasion);
  if (planned.kind === 'impossible') {
    const cause = { class: 'test-command-error', reason: planned.reason, fix: planned.fix } as const;
    return { kind: 'tests-end', verdict: { kind: 'failed', cause } };
  }
  if (planned.request !== undefined) {
    await writeFileWhole(planned.request.file, JSON.stringify(planned.request.content));
  }
  const began = Date.now();
  const watch = ground.place === 'local' ? watchServices(began, progress) : undefined;
  try {
    return await runPlanned(planned, ground, { began, watch }, occasion, progress);
  } finally {
    watch?.end();
  }
}

/** What is known of the services from the start of the tests on. */
interface Watched {
  /** Milliseconds since 1970. */
  readonly began: number;
  readonly watch: EventWatch | undefined;
}

async function runPlanned(
  planned: PlannedRun,
  ground: TestGround,
  watched: Watched,
  occasion: Occasion,
  progress: Progress,
): Promise<RunEvent> {
  const { job, signal, say } = occasion;
  const shown = shownCommand(planned.shown, ground.secrets);
  say('tests', shown.join(' '));
  const own = ownVariables(ground, occasion);
  progress.findings.origins = withOwn(progress.findings.origins, own);
  const { end, output } = await start(planned, ground, own, occasion);
  if (end.kind === 'interrupted' || (mayBeCancelled(end) && (await isCancelled(signal)))) {
    return { kind: 'cancelled' };
  }
  const ended = toTestEnd(end, job.mode.testTimeout);
  const count = countTests(planned, output, occasion);
  progress.findings.tests = {
    command: shown,
    runner: job.command.runner.name,
    tags: ground.tags,
    end: ended,
    count,
  };
  const hasFailed = ended.kind === 'killed' || (ended.kind === 'exited' && ended.status !== 0);
  const lost =
    hasFailed && ground.place === 'local' ? await lookBack(watched, occasion, progress) : undefined;
  if (signal.aborted) return { kind: 'cancelled' };
  const verdict = judgeTests({
    end: ended,
    count,
    isShell: planned.isShell,
    claim: claimOf(ended, occasion),
    lost,
  });
  return { kind: 'tests-end', verdict };
}

/** After a failure: whether the services stood still, and what they printed. */
async function lookBack(
  { began, watch }: Watched,
  occasion: Occasion,
  progress: Progress,
): ReturnType<typeof findLoss> {
  const [lost] = await Promise.all([
    findLoss(began, watch, occasion, progress),
    keepLogs(occasion, progress),
  ]);
  return lost;
}

/** What suites are told of the run, wherever they run. */
function ownVariables({ tags }: TestGround, { temporaryFolder }: Occasion): Record<string, string> {
  return {
    TEST_INCLUDE_TAGS: tags.include.join(','),
    TEST_EXCLUDE_TAGS: tags.exclude.join(','),
    TEST_INFRA_FAILURE_FILE: claimFile(temporaryFolder),
  };
}

async function start(
  planned: PlannedRun,
  { environment, secrets }: TestGround,
  own: Readonly<Record<string, string>>,
  { job, signal }: Occasion,
): Promise<{ readonly end: ProcessEnd; readonly output: string }> {
  const output = new TestOutput(secrets, (stream, chunk) => process[stream].write(chunk));
  const end = await runProcess(planned.start, {
    cwd: planned.request === undefined ? job.cwd : job.task.workspaceRoot,
    environment: { ...environment, ...own },
    deadline: job.mode.testTimeout * 1000,
    signal,
    onStdout: (chunk) => output.push('stdout', chunk),
    onStderr: (chunk) => output.push('stderr', chunk),
  });
  return { end, output: output.end() };
}

/** Nx ends the tests first, and this process when they are gone. */
function mayBeCancelled(end: ProcessEnd): boolean {
  return end.kind === 'killed' || (end.kind === 'exited' && [130, 143].includes(end.status));
}

/** Milliseconds in which our own signal follows that of the tests, if there is one. */
const SIGNAL_FOLLOWS = 500;

async function isCancelled(signal: AbortSignal): Promise<boolean> {
  await pause(SIGNAL_FOLLOWS, signal);
  return signal.aborted;
}

function toTestEnd(end: Exclude<ProcessEnd, { kind: 'interrupted' }>, seconds: number): TestEnd {
  return end.kind === 'deadline-passed' ? { kind: 'timed-out', seconds } : end;
}

function countTests(planned: PlannedRun, output: string, { job }: Occasion): TestCount | undefined {
  const { readReport, readOutput } = job.command.runner;
  const report = readTextIfReadable(planned.reportFile);
  return (report === undefined ? undefined : readReport?.(report)) ?? readOutput(output);
}

/** A suite may leave a word, or end with a status, to say that its infrastructure was lost. */
function claimOf(end: TestEnd, { temporaryFolder }: Occasion): string | undefined {
  const word = readTextIfReadable(claimFile(temporaryFolder))?.trim().split('\n')[0];
  if (word !== undefined) return word === '' ? 'without a reason' : word;
  const declares = end.kind === 'exited' && end.status === DECLARES_LOST_INFRASTRUCTURE;
  return declares ? `exit status ${String(DECLARES_LOST_INFRASTRUCTURE)}` : undefined;
}

/** Takes away what the tests of an earlier round left for us. */
export async function clearWords({ temporaryFolder }: Occasion): Promise<void> {
  await Promise.all([claimFile(temporaryFolder), reportFile(temporaryFolder)].map(removeFile));
}

function claimFile(folder: string): string {
  return join(folder, 'lost-infrastructure');
}
