import { join, resolve } from 'node:path';
import { runCommand, type CommandRunner } from '../host/command-runner';
import { withoutGitVariables } from '../host/git';
import { readTextIfReadable } from '../host/file-system';

/** Milliseconds for each question to git. */
const DEADLINE = 10_000;

/**
 * Absolute paths of the files that differ from the base of the change under test: NX_BASE, else where it left the default branch.
 *
 * Undefined where nothing says what the change is: no git, or a clean working tree on the default branch itself.
 */
export async function findChangedFiles(
  workspaceRoot: string,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
  run: CommandRunner = runCommand,
): Promise<readonly string[] | undefined> {
  const ask: Ask = async (...args) => {
    const options = {
      cwd: workspaceRoot,
      environment: withoutGitVariables(environment),
      deadline: DEADLINE,
      signal,
    };
    const end = await run(['git', ...args], options);
    return end.kind === 'exited' && end.status === 0 ? end.stdout : undefined;
  };
  const named = environment['NX_BASE'];
  const base = named ?? (await ask('merge-base', 'HEAD', defaultBase(workspaceRoot)))?.trim();
  const files = base === undefined ? undefined : await listChanges(ask, base);
  if (files === undefined) return undefined;
  const isKnown =
    named !== undefined || files.length > 0 || (await ask('rev-parse', 'HEAD'))?.trim() !== base;
  return isKnown ? files.map((file) => resolve(workspaceRoot, file)) : undefined;
}

type Ask = (...args: readonly string[]) => Promise<string | undefined>;

async function listChanges(ask: Ask, base: string): Promise<readonly string[] | undefined> {
  const [differing, untracked] = await Promise.all([
    ask('diff', '--name-only', '-z', '--relative', base),
    ask('ls-files', '--others', '--exclude-standard', '-z'),
  ]);
  if (differing === undefined || untracked === undefined) return undefined;
  return `${differing}${untracked}`.split('\0').filter((file) => file !== '');
}

/** What Nx compares with, too. */
function defaultBase(workspaceRoot: string): string {
  try {
    const { defaultBase: named, affected } = JSON.parse(
      readTextIfReadable(join(workspaceRoot, 'nx.json')) ?? '{}',
    ) as { defaultBase?: string; affected?: { defaultBase?: string } };
    return named ?? affected?.defaultBase ?? 'main';
  } catch {
    return 'main';
  }
}
