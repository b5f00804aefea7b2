import { dirname, join, relative } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { formatCount, formatDuration } from '../../base/quantities';
import { formatProblem, UserError } from '../../base/user-error';
import { listenForInterruption } from '../../host/interruption';
import { loadModule } from '../../host/load-module';
import { removeFile, writeFileWhole } from '../../host/written-files';
import { countFindings } from '../../reports/findings/describe-findings';
import { readProjectTask } from '../../workspace/project-task';
import { clearRecord, recordPath, writeRecord } from '../../workspace/record-file';
import { findCheckedProjects } from './checked-projects';
import type { EngineTools } from './engine/asked-engine';
import type * as engineToolsModule from './engine/engine-tools';
import { describeAnswers } from './engine/engine-report';
import { planValidation } from './plan-validation';
import { describeNotRead, lookedAt, printed, REPORT_NAMES, writtenReports } from './reports';
import { validate, type Validated } from './validate';

/** `nx run <project>:validate`; its options and its result are described in schema.json and validate.schema.json. */
export default async function validateExecutor(
  rawOptions: Readonly<Record<string, unknown>>,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const task = readProjectTask(context);
  const path = recordPath(task.workspaceRoot, task.projectRoot, 'validate');
  const started = performance.now();
  const { signal, release } = listenForInterruption();
  try {
    // A report that is there tells of this run.
    for (const name of REPORT_NAMES) await removeFile(join(dirname(path), name));
    await clearRecord(path);
    const plan = planValidation(rawOptions, task);
    const elapsed = (): number => Math.round(performance.now() - started);
    // Nobody asks for an engine in each run.
    const tools = (): EngineTools =>
      (loadModule(join(__dirname, 'engine/engine-tools')) as typeof engineToolsModule).engineTools(
        task,
        signal,
      );
    const validated = await validate(plan, findCheckedProjects(context), elapsed, tools);
    await writeRecord(path, validated.record);
    for (const { name, content } of writtenReports(validated)) {
      await writeFileWhole(join(dirname(path), name), content);
    }
    tell(validated, relative(task.workspaceRoot, path));
    return { success: validated.record.success };
  } catch (error) {
    if (signal.aborted) {
      console.error(`interrupted: ${task.project} is not validated`);
      return { success: false };
    }
    if (!(error instanceof UserError)) throw error;
    console.error(
      ['', ...error.problems.map(formatProblem), '', `not validated: ${task.project}`].join('\n'),
    );
    return { success: false };
  } finally {
    release();
  }
}

function tell(validated: Validated, path: string): void {
  const { record, plan, findings } = validated;
  const text = printed(validated);
  if (text !== '') console.log(text);
  if (plan.format !== 'text' && plan.format !== 'github') return;
  const { knownByBaseline, goneFromBaseline, durationMs, scope, project, fixed } = record;
  const what = scope === 'project' ? project : 'the workspace';
  const print = record.success ? console.log : console.error;
  print(
    [
      '',
      ...(plan.fixes ? [`  fixed ${String(fixed.count)} in ${formatCount(fixed.files, 'file')}`] : []),
      ...fixed.refused.map(({ file, why }) => `  not fixed: ${file}, because ${why}`),
      ...(knownByBaseline === 0 ? [] : [`  the baseline knows ${String(knownByBaseline)} more`]),
      ...(goneFromBaseline === 0
        ? []
        : [`  ${String(goneFromBaseline)} of the baseline are gone; --updateBaseline takes them out`]),
      `  looked at ${lookedAt(record).join(', ') || 'nothing'}`,
      ...describeNotRead(validated),
      ...describeAnswers(record, validated.answers),
      `  record    ${path}`,
      '',
      `${record.success ? 'valid' : 'not valid'}: ${countFindings(findings)} in ${what}, after ${formatDuration(durationMs)}`,
    ].join('\n'),
  );
}
