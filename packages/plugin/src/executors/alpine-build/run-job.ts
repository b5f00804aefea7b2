import { OptionsError, UserError } from '../../base/user-error';
import { EngineError, NoEngineError } from '../../engines/engine-error';
import { FailedBuildError } from '../../engines/failed-build-error';
import { ImageChecksError } from '../../image/checks-error';
import type { FailedBuild, ImageRecord, ReadyImage } from '../../image/image-record';
import { NotAlpineError } from '../../image/not-alpine-error';
import type { ProjectTask } from '../../workspace/project-task';
import { FailedDeliveryError } from './delivery';
import { prepareAndMake } from './prepare';

/** Where and when a job runs. */
export interface Occasion {
  readonly task: ProjectTask;
  /** The folders of the project and of all that it depends on, from the workspace root. */
  readonly projectFolders: () => readonly string[];
  /** What the last run of the project came to. */
  readonly last: ImageRecord | undefined;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Hears of the tags as soon as they are set. */
  readonly onTagged: (tags: readonly string[]) => void;
}

/** Does what the options ask and puts into a record what came of it, for better or worse. */
export async function runJob(
  rawOptions: Readonly<Record<string, unknown>>,
  occasion: Occasion,
): Promise<ImageRecord | 'interrupted'> {
  const { task, signal } = occasion;
  const started = performance.now();
  const common = {
    schemaVersion: 2,
    project: task.project,
    configuration: task.configuration ?? null,
  } as const;
  const elapsed = (): number => Math.round(performance.now() - started);
  try {
    const image = await prepareAndMake(rawOptions, occasion);
    return image === 'interrupted' ? image : { ...common, ...image, durationMs: elapsed() };
  } catch (error) {
    if (signal.aborted) return 'interrupted';
    if (!(error instanceof UserError)) throw error;
    return {
      ...common,
      outcome: 'failed',
      ...describeFailed(error),
      problems: error.problems.map((problem) => ({ ...problem })),
      durationMs: elapsed(),
    };
  }
}

/** The part of a record that a run itself knows nothing of. */
export type MadePart = Omit<ReadyImage, 'schemaVersion' | 'project' | 'configuration' | 'durationMs'>;

type Failed = Partial<FailedBuild> & Pick<FailedBuild, 'failure'>;

function describeFailed(error: UserError): Failed {
  if (error instanceof FailedDeliveryError) {
    const { delivery, failedWork } = error;
    return { ...(failedWork !== undefined && describeWork(failedWork)), failure: delivery };
  }
  return error instanceof FailedBuildError ? describeWork(error) : { failure: classOf(error) };
}

function describeWork({ explanation, attempts }: FailedBuildError): Failed {
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
  if (error instanceof ImageChecksError) return 'checks';
  if (error instanceof NoEngineError) return 'no-engine';
  return error instanceof EngineError ? 'engine' : 'build';
}
