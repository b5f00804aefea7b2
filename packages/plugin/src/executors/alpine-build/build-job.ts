import { resolve } from 'node:path';
import { OptionsError, type Problem } from '../../base/user-error';
import type { Secret } from '../../engines/engine';
import { isFile } from '../../host/file-system';
import { defaultTag } from '../../image/default-tag';
import { explainBadTag } from '../../image/tag-syntax';
import { findDockerfile } from '../../workspace/dockerfile-choice';
import type { ProjectTask } from '../../workspace/project-task';
import { checkOptions } from './check-options';
import type { AlpineBuildOptions } from './options';

/** Everything that a build was asked for, checked and with its defaults filled in. */
export interface BuildJob {
  readonly task: ProjectTask;
  /** The Dockerfile, from the workspace root. */
  readonly dockerfile: string;
  readonly target: string | undefined;
  readonly tags: readonly string[];
  readonly buildArguments: ReadonlyMap<string, string>;
  readonly secrets: readonly Secret[];
  readonly platform: string | undefined;
  readonly pull: boolean;
  readonly noCache: boolean;
  readonly retries: number;
  readonly progress: NonNullable<AlpineBuildOptions['progress']>;
}

/** Turns raw options into a job; throws an OptionsError that names everything that is wrong with them. */
export function planBuildJob(
  raw: Readonly<Record<string, unknown>>,
  task: ProjectTask,
  environment: NodeJS.ProcessEnv,
): BuildJob {
  const { fitting: options, problems } = checkOptions(raw);
  const tags = options.tags ?? [defaultTag(task.project, task.configuration)];
  const dockerfile = 'file' in raw && options.file === undefined ? '' : findDockerfile(options.file, task);
  const secrets = Object.entries(options.secrets ?? {}).map(([id, source]) =>
    toSecret(id, source, task.workspaceRoot),
  );
  const found = [
    ...problems,
    ...tags.flatMap((tag, index) => explainBadTag(tag, `tags[${String(index)}]`) ?? []),
    ...secrets.flatMap((secret) => explainMissingSecret(secret, environment) ?? []),
    ...(typeof dockerfile === 'string' ? [] : [dockerfile]),
  ];
  if (found.length > 0 || typeof dockerfile !== 'string') throw new OptionsError(found);
  return {
    task,
    dockerfile,
    tags,
    secrets,
    target: options.target,
    buildArguments: new Map(
      Object.entries(options.buildArgs ?? {}).map(([name, value]) => [name, String(value)]),
    ),
    platform: options.platform,
    ...withDefaults(options),
  };
}

function withDefaults({
  pull = false,
  noCache = false,
  retries = 2,
  progress = 'auto',
}: Partial<AlpineBuildOptions>): Pick<BuildJob, 'pull' | 'noCache' | 'retries' | 'progress'> {
  return { pull, noCache, retries, progress };
}

function toSecret(id: string, { file, env }: { file?: string; env?: string }, workspaceRoot: string): Secret {
  return file === undefined
    ? { id, environmentVariable: env ?? '' }
    : { id, file: resolve(workspaceRoot, file) };
}

function explainMissingSecret(secret: Secret, environment: NodeJS.ProcessEnv): Problem | undefined {
  if ('file' in secret) {
    return isFile(secret.file)
      ? undefined
      : {
          what: `secrets.${secret.id}.file: there is no such file`,
          why: 'paths are read from the workspace root',
        };
  }
  return environment[secret.environmentVariable] === undefined
    ? { what: `secrets.${secret.id}.env: ${secret.environmentVariable} is not set in the environment` }
    : undefined;
}
