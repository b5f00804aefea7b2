import { relative } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { OptionsError, UserError } from '../../base/user-error';
import { EngineError, NoEngineError } from '../../engines/engine-error';
import { FailedBuildError } from '../../engines/failed-build-error';
import { findEngine } from '../../engines/find-engine';
import { runCommand } from '../../host/command-runner';
import { listenForInterruption } from '../../host/interruption';
import type { BuiltImage, FailedBuild, ImageRecord } from '../../image/image-record';
import { NotAlpineError } from '../../image/not-alpine-error';
import { readProjectTask, type ProjectTask } from '../../workspace/project-task';
import { clearRecord, recordPath, writeRecord } from '../../workspace/record-file';
import { buildVerifiedImage, readBuildInputs } from './build-image';
import { planBuildJob } from './build-job';
import { describeFailure, describeImage, describeStart } from './messages';

/** `nx run <project>:alpine-build`; its options and its result are described in schema.json and image.schema.json. */
export default async function alpineBuild(
  rawOptions: Readonly<Record<string, unknown>>,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const task = readProjectTask(context);
  const path = recordPath(task.workspaceRoot, task.projectRoot, 'image');
  const interruption = listenForInterruption();
  try {
    await clearRecord(path);
    const record = await makeRecord(rawOptions, task, interruption.signal);
    if (record === 'interrupted') {
      console.error('\nInterrupted: no image was tagged and no record was written.');
      return { success: false };
    }
    await writeRecord(path, record);
    if (record.outcome === 'failed') console.error(describeFailure(record));
    else console.log(describeImage(record, relative(task.workspaceRoot, path)));
    return { success: record.outcome === 'built' };
  } finally {
    interruption.release();
  }
}

async function makeRecord(
  rawOptions: Readonly<Record<string, unknown>>,
  task: ProjectTask,
  signal: AbortSignal,
): Promise<ImageRecord | 'interrupted'> {
  const started = performance.now();
  const common = {
    schemaVersion: 1,
    project: task.project,
    configuration: task.configuration ?? null,
  } as const;
  const elapsed = (): number => Math.round(performance.now() - started);
  try {
    const image = await build(rawOptions, task, signal);
    return image === 'interrupted' ? image : { ...common, ...image, durationMs: elapsed() };
  } catch (error) {
    if (signal.aborted) return 'interrupted';
    if (!(error instanceof UserError)) throw error;
    return {
      ...common,
      outcome: 'failed',
      ...(error instanceof FailedBuildError ? describeCause(error) : { failure: classOf(error) }),
      problems: error.problems.map((problem) => ({ ...problem })),
      durationMs: elapsed(),
    };
  }
}

type BuiltPart = Omit<BuiltImage, 'schemaVersion' | 'project' | 'configuration' | 'durationMs'>;

async function build(
  rawOptions: Readonly<Record<string, unknown>>,
  task: ProjectTask,
  signal: AbortSignal,
): Promise<BuiltPart | 'interrupted'> {
  const job = planBuildJob(rawOptions, task, process.env);
  const inputs = await readBuildInputs(job, signal);
  const engine = await findEngine(runCommand, process.env);
  console.log(describeStart(job, inputs, engine));
  const image = await buildVerifiedImage(job, inputs, engine, {
    signal,
    onOutput: (chunk) => process.stderr.write(chunk),
  });
  if (image === 'interrupted') return image;
  const { os, architecture, variant, id, sizeBytes } = image.facts;
  return {
    outcome: 'built',
    dockerfile: job.dockerfile,
    engine: { name: engine.name, version: engine.version },
    id,
    digest: image.digest ?? null,
    tags: [...job.tags],
    sizeBytes,
    platform: [os, architecture, variant].filter((part) => part !== '').join('/'),
    alpineVersion: image.alpineVersion,
    distribution: image.distribution,
    attempts: image.attempts,
    context: { files: inputs.context.files, bytes: inputs.context.bytes },
  };
}

function describeCause({
  explanation,
  attempts,
}: FailedBuildError): Partial<FailedBuild> & Pick<FailedBuild, 'failure'> {
  const { class: kind, cause } = explanation;
  return {
    failure: kind === 'yours' ? 'build' : 'engine',
    cause: { class: kind, id: cause ?? null },
    attempts,
  };
}

function classOf(error: UserError): FailedBuild['failure'] {
  if (error instanceof OptionsError) return 'options';
  if (error instanceof NotAlpineError) return 'not-alpine';
  if (error instanceof NoEngineError) return 'no-engine';
  return error instanceof EngineError ? 'engine' : 'build';
}
