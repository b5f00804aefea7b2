import { OptionsError } from '../../../base/user-error';
import { runCommand, type CommandRunner } from '../../../host/command-runner';
import type { BuildJob } from '../build-job';

/**
 * The time, in seconds since 1970, that stands for every time in a reproducible image: SOURCE_DATE_EPOCH where it is set, else
 * that of the last commit which touched the project or what it depends on, so that commits elsewhere change no digest.
 */
export async function readSourceDateEpoch(
  { isReproducible, task }: BuildJob,
  projectFolders: () => readonly string[],
  environment: NodeJS.ProcessEnv,
  run: CommandRunner = runCommand,
): Promise<number | undefined> {
  if (!isReproducible) return undefined;
  const given = environment['SOURCE_DATE_EPOCH'];
  if (given !== undefined && /^\d+$/.test(given)) return Number(given);
  if (given) throw new OptionsError([{ what: 'SOURCE_DATE_EPOCH: expected seconds since 1970' }]);
  await requireHistory(task.workspaceRoot, environment, run);
  const folders = projectFolders();
  const command = ['git', 'log', '-1', '--format=%ct', '--', ...folders] as const;
  const answer = await run(command, { cwd: task.workspaceRoot, environment, deadline: 30_000 });
  const time = answer.kind === 'exited' && answer.status === 0 ? answer.stdout.trim() : '';
  if (/^\d+$/.test(time)) return Number(time);
  throw new OptionsError([
    {
      what: 'reproducible: there is no commit whose time the image could take',
      why: `git knows of none in ${folders.join(', ')}`,
      fix: 'commit the project, or set SOURCE_DATE_EPOCH to seconds since 1970',
    },
  ]);
}

/** In a shallow clone the oldest commit seems to have touched everything. */
async function requireHistory(
  cwd: string,
  environment: NodeJS.ProcessEnv,
  run: CommandRunner,
): Promise<void> {
  const command = ['git', 'rev-parse', '--is-shallow-repository'] as const;
  const answer = await run(command, { cwd, environment, deadline: 30_000 });
  if (answer.kind !== 'exited' || answer.stdout.trim() !== 'true') return;
  throw new OptionsError([
    {
      what: 'reproducible: the repository is a shallow clone',
      why: 'it does not tell when the project was last touched',
      fix: 'fetch the whole history (fetch-depth: 0), or set SOURCE_DATE_EPOCH to seconds since 1970',
    },
  ]);
}
