import { relative } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { formatCount } from '../../base/quantities';
import { UserError } from '../../base/user-error';
import { listenForInterruption } from '../../host/interruption';
import { ProgressLine } from '../../host/progress-line';
import type { CleanContextRecord } from '../../pollution/clean-context-record';
import { cleanPollution } from '../../pollution/clean-pollution';
import { findProjectFolders } from '../../workspace/project-folders';
import { readProjectTask } from '../../workspace/project-task';
import { clearRecord, recordPath, writeRecord } from '../../workspace/record-file';
import { checkContext } from './check-context';
import { planCleanJob, type CleanJob } from './clean-job';
import { isSuccess, recordCheck, recordCleaning, type RecordFrame } from './clean-record';
import type { Conduct } from './conduct';
import { describePath } from './explain-context';
import { describeContext } from './list-context';
import { describeRecord } from './messages';
import { writeContextPage } from './picture-context';

type RawOptions = Readonly<Record<string, unknown>>;

/** `nx run <project>:clean-context`; its options and its result are described in schema.json and clean-context.schema.json. */
export default async function cleanContext(
  rawOptions: RawOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const interruption = listenForInterruption();
  const progress = new ProgressLine();
  const conduct: Conduct = {
    signal: interruption.signal,
    onProgress: ({ searchedFolders, places, done }) =>
      progress.show(
        `searched ${formatCount(searchedFolders, 'folder')}, worked on ${String(done)} of ${formatCount(places, 'place')}`,
      ),
  };
  try {
    return { success: await run(rawOptions, context, conduct) };
  } finally {
    progress.clear();
    interruption.release();
  }
}

/** Does what was asked for, and says whether that came out well. */
async function run(rawOptions: RawOptions, context: ExecutorContext, conduct: Conduct): Promise<boolean> {
  const task = readProjectTask(context);
  const started = performance.now();
  const frame = (): RecordFrame => ({
    schemaVersion: 1,
    project: task.project,
    configuration: task.configuration ?? null,
    durationMs: Math.round(performance.now() - started),
  });
  try {
    const job = planCleanJob(rawOptions, task);
    if (job.mode.kind === 'clean' || job.mode.kind === 'check') {
      await clearRecord(recordPath(task.workspaceRoot, task.projectRoot, 'clean-context'));
    }
    const record = await perform(job, context, conduct, frame);
    return record === undefined || (await tell(record, context));
  } catch (error) {
    if (conduct.signal.aborted && error === conduct.signal.reason) {
      console.error('interrupted: nothing was removed');
      return false;
    }
    if (!(error instanceof UserError)) throw error;
    const problems = error.problems.map((problem) => ({ ...problem }));
    return tell({ ...frame(), outcome: 'failed', problems }, context);
  }
}

/** Works on the job; a job that only shows something makes no record. */
async function perform(
  job: CleanJob,
  context: ExecutorContext,
  conduct: Conduct,
  frame: () => RecordFrame,
): Promise<CleanContextRecord | undefined> {
  const { mode } = job;
  switch (mode.kind) {
    case 'clean': {
      const folders = job.scope === 'workspace' ? ['.'] : findProjectFolders(context);
      const searched = folders.map((folder) => (folder === '.' ? '' : folder));
      const { root, kinds, patterns, keep } = job;
      const findings = await cleanPollution({
        ...conduct,
        workspaceRoot: root,
        folders: searched,
        kinds,
        patterns,
        keep,
        mode: { removes: !mode.dryRun, keepsPaths: false },
      });
      return recordCleaning(job, folders, findings, frame());
    }
    case 'check':
      return recordCheck(job, mode.dockerfile, await checkContext(job, mode.dockerfile, conduct), frame());
    case 'list':
      console.log(await describeContext(job, mode.dockerfile, conduct.signal));
      return undefined;
    case 'explain':
      console.log(describePath(job, mode.dockerfile, mode.path));
      return undefined;
    case 'report':
      console.log(`written: ${relative(job.root, await writeContextPage(job, mode.dockerfile, conduct))}`);
      return undefined;
  }
}

async function tell(record: CleanContextRecord, context: ExecutorContext): Promise<boolean> {
  const { workspaceRoot, projectRoot } = readProjectTask(context);
  const path = recordPath(workspaceRoot, projectRoot, 'clean-context');
  await writeRecord(path, record);
  const isGood = isSuccess(record);
  const print = isGood ? console.log : console.error;
  print(describeRecord(record, relative(workspaceRoot, path)));
  return isGood;
}
