import { join, relative } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { OptionsError, UserError, type Problem } from '../../base/user-error';
import { listenForInterruption } from '../../host/interruption';
import { realPath } from '../../host/file-system';
import { outliveReaders } from '../../host/lost-reader';
import { appendToFile, removeFolder, withTemporaryFolder } from '../../host/written-files';
import { findAncestors } from '../../host/process-ancestors';
import { identityOf } from '../../host/process-identity';
import { conductRun } from '../../test-fallback/decision/conduct-run';
import type { Ended } from '../../test-fallback/decision/run-state';
import { findRunId } from '../../test-fallback/sharing/run-id';
import { openSharingFolder } from '../../test-fallback/sharing/sharing-folder';
import { readProjectTask, type ProjectTask } from '../../workspace/project-task';
import { clearRecord, recordPath, resultFolder, writeRecord } from '../../workspace/record-file';
import { annotation, summary } from './github';
import { describeRun } from './messages';
import { recordRun, type RunFindings } from './record';
import { letGo } from './run/let-go';
import type { Occasion, Progress } from './run/occasion';
import { perform } from './run/perform';
import { readTargets } from './target-facts';
import { planTestJob, type TestJob } from './test-job';
import type { TestWithFallbackRecord } from '../../test-fallback/test-with-fallback-record';

type RawOptions = Readonly<Record<string, unknown>>;

/** `nx run <project>:test-with-fallback`; its options and its result are described in schema.json and test-with-fallback.schema.json. */
export default async function testWithFallback(
  rawOptions: RawOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const task = readProjectTask(context);
  const path = recordPath(task.workspaceRoot, task.projectRoot, 'test-with-fallback');
  const interruption = listenForInterruption();
  const endOutliving = outliveReaders();
  const started = performance.now();
  const elapsed = (): number => Math.round(performance.now() - started);
  try {
    await clearRecord(path);
    await removeFolder(logFolderOf(task));
    const record = await run(rawOptions, context, task, interruption.signal, elapsed);
    await writeRecord(path, record);
    await tell(record, relative(task.workspaceRoot, path));
    return { success: record.success };
  } finally {
    endOutliving();
    interruption.release();
  }
}

async function run(
  rawOptions: RawOptions,
  context: ExecutorContext,
  task: ProjectTask,
  signal: AbortSignal,
  elapsed: () => number,
): Promise<TestWithFallbackRecord> {
  const findings: RunFindings = { origins: [], remarks: [] };
  try {
    const located = { ...task, workspaceRoot: realPath(task.workspaceRoot) };
    const job = planTestJob(rawOptions, located, readTargets(context), process.env);
    const end = await conduct(job, context, signal, findings);
    const asked = { mode: job.policy.mode, executionMode: job.mode.name };
    return recordRun(task, asked, end, findings, elapsed());
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const asked = askedFor(rawOptions);
    return recordRun(task, asked, { end: endFor(error), steps: [] }, findings, elapsed());
  }
}

async function conduct(
  job: TestJob,
  context: ExecutorContext,
  signal: AbortSignal,
  findings: RunFindings,
): ReturnType<typeof conductRun> {
  const environment = process.env;
  const surroundings = { environment, findAncestors, identify: identityOf, ownPid: process.pid };
  const runId = await findRunId(surroundings);
  const folders = await openSharingFolder({ workspaceRoot: job.task.workspaceRoot, runId: runId.id });
  return withTemporaryFolder(async (temporaryFolder) => {
    const occasion: Occasion = {
      job,
      context,
      environment,
      signal,
      runId,
      workspaceFolder: folders.workspace,
      runFolder: folders.run,
      temporaryFolder,
      logFolder: logFolderOf(job.task),
      say: (step, line) => console.log(`${step.padEnd(9)} ${line}`),
    };
    const progress: Progress = { findings };
    try {
      return await conductRun(
        job.policy,
        (state) => perform(state, occasion, progress),
        () => performance.now(),
      );
    } finally {
      await letGo(occasion, progress);
    }
  });
}

/** Of options that may be wrong, what can be told. */
function askedFor({ mode, dockerBypass, executionMode }: RawOptions): Parameters<typeof recordRun>[1] {
  const known = (['auto', 'docker', 'staging', 'none'] as const).find((one) => one === mode);
  return {
    mode: dockerBypass === true ? 'staging' : (known ?? 'auto'),
    executionMode: typeof executionMode === 'string' ? executionMode : '',
  };
}

/** Where services leave what they printed when something failed. */
function logFolderOf({ workspaceRoot, projectRoot }: ProjectTask): string {
  return join(resultFolder(workspaceRoot, projectRoot), 'services');
}

/** Options, or the place where runs meet, are wrong; nothing was tried. */
function endFor(error: UserError): Ended {
  const [first = { what: error.message }, ...others] = error.problems;
  const kind = error instanceof OptionsError ? 'config-error' : 'safety-blocked';
  return {
    at: 'ended',
    class: kind,
    environment: undefined,
    cause: causeOf(kind, first),
    consequences: others.map((problem) => causeOf(kind, problem)),
  };
}

function causeOf(
  kind: 'config-error' | 'safety-blocked',
  { what, why, fix }: Problem,
): NonNullable<Ended['cause']> {
  return {
    class: kind,
    reason: why === undefined ? what : `${what}: ${why}`,
    ...(fix !== undefined && { fix }),
  };
}

async function tell(record: TestWithFallbackRecord, path: string): Promise<void> {
  const print = record.success ? console.log : console.error;
  print(describeRun(record, path));
  if (process.env['GITHUB_ACTIONS'] !== 'true') return;
  const line = annotation(record);
  if (line !== undefined) console.log(line);
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (file !== undefined && file !== '') await appendToFile(file, summary(record));
}
