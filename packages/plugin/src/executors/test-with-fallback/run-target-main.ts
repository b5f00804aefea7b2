import { runExecutor, type ExecutorContext } from '@nx/devkit';
import { readTextIfPresent } from '../../host/file-system';

/** What the program of this file is told, in a file whose path is its argument. */
export interface TargetRequest {
  readonly target: { readonly project: string; readonly target: string; readonly configuration?: string };
  readonly overrides: Readonly<Record<string, unknown>>;
  readonly context: Pick<
    ExecutorContext,
    'root' | 'cwd' | 'isVerbose' | 'projectsConfigurations' | 'nxJsonConfiguration' | 'projectGraph'
  >;
}

/**
 * Runs a target of Nx in a process of its own, with exactly the environment that this process was given.
 *
 * `nx run` would add variables from env files, take away some of ours, and write what was printed into its cache.
 */
async function main(): Promise<void> {
  const { target, overrides, context } = JSON.parse(
    readTextIfPresent(process.argv[2] ?? '') ?? '',
  ) as TargetRequest;
  let succeeded = false;
  for await (const { success } of await runExecutor(target, overrides, context)) succeeded = success;
  process.exit(succeeded ? 0 : 1);
}

void main();
