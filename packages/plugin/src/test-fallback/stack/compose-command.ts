import { parse } from 'node:path';
import { runInGroup, type GroupRun } from '../../host/run-in-group';
import type { RunResult } from '../../host/command-runner';

/** How a client of the engine is run; the environment names the engine. */
export type ClientRun = Omit<GroupRun, 'cwd'>;

/** Runs compose over the user's own files, with all that the environment says of them. */
export function composeOverFiles(
  files: readonly string[],
  project: string,
  args: readonly string[],
  run: GroupRun,
): Promise<RunResult> {
  const environment = without(run.environment, /^COMPOSE_(?:FILE|PROJECT_NAME)$/);
  const of = files.flatMap((file) => ['-f', file]);
  return runInGroup(['docker', 'compose', '-p', project, ...of, ...args], { ...run, environment });
}

/** Runs compose over a configuration that it reads from its input, so that no secret of it is ever in a file. */
export function composeOverConfig(
  { project, folder, config }: { readonly project: string; readonly folder: string; readonly config: string },
  args: readonly string[],
  run: ClientRun,
): Promise<RunResult> {
  const over = ['-p', project, '-f', '-', '--project-directory', folder];
  return runInGroup(['docker', 'compose', '--ansi', 'never', ...over, ...args], {
    ...inNoFolder(run),
    input: config,
  });
}

/** Runs compose over what the engine has of a project, without any file. */
export function composeOverProject(
  project: string,
  args: readonly string[],
  run: ClientRun,
): Promise<RunResult> {
  return runInGroup(['docker', 'compose', '--ansi', 'never', '-p', project, ...args], inNoFolder(run));
}

/** Asks the engine itself. */
export function askEngine(args: readonly string[], run: ClientRun): Promise<RunResult> {
  return runInGroup(['docker', ...args], inNoFolder(run));
}

/** Compose takes a file that it finds in its folder or above for that of the project, and `down` would then touch what that names. */
function inNoFolder(run: ClientRun): GroupRun {
  return {
    ...run,
    cwd: parse(process.execPath).root,
    environment: without(run.environment, /^COMPOSE_(?!BAKE$|PARALLEL_LIMIT$)/),
  };
}

function without(environment: NodeJS.ProcessEnv, names: RegExp): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !names.test(name)));
}
