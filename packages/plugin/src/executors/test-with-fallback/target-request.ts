import type { ExecutorContext } from '@nx/devkit';
import type { TargetRequest } from './run-target-main';
import { takesWords } from './target-facts';
import type { TestCommand } from './test-command';

/** What the program that runs a target is told. */
export function requestTarget(
  { target, configuration, args, executor }: Extract<TestCommand, { kind: 'target' }>,
  added: readonly string[],
  context: ExecutorContext,
): TargetRequest {
  const { root, cwd, isVerbose, projectsConfigurations, nxJsonConfiguration, projectGraph } = context;
  const words = [...args, ...added];
  return {
    target: {
      project: context.projectName ?? '',
      target,
      ...(configuration !== undefined && { configuration }),
    },
    overrides: overridesOf(words, executor),
    context: {
      root,
      cwd,
      isVerbose,
      projectsConfigurations,
      nxJsonConfiguration: withoutToken(nxJsonConfiguration),
      projectGraph,
    },
  };
}

/** No executor needs it, and what is written down here may be found after a crash. */
function withoutToken(
  nxJson: ExecutorContext['nxJsonConfiguration'],
): ExecutorContext['nxJsonConfiguration'] {
  const { nxCloudAccessToken, ...others } = nxJson;
  return others;
}

/** Commands and scripts take words, and hand them to a shell; other executors take options. */
function overridesOf(words: readonly string[], executor: string): Record<string, unknown> {
  // Only what stands here reaches these executors word by word.
  return takesWords(executor) ? { _: words.map((word) => quoteForShell(word)) } : optionsIn(words);
}

/**
 * A word that a shell reads as it is: that of Windows knows double quotes only.
 *
 * One that begins with a dash is in quotes, too: run-commands would take `--parallel` or `--env` for an option of its own, and it puts
 * what is not yet in quotes into double ones, where a shell reads `$` and backticks.
 */
export function quoteForShell(word: string, platform: NodeJS.Platform = process.platform): string {
  if (/^[\w@%+=:,./][\w@%+=:,./-]*$/.test(word)) return word;
  return platform === 'win32' ? `"${word.replaceAll('"', '""')}"` : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Words as options of an executor, as Nx reads those of its command line; what is given several times is a list. */
function optionsIn(words: readonly string[]): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const word of words) {
    const [, name, value = 'true'] = OPTION.exec(word) ?? [];
    if (name === undefined) continue;
    const known = options[name];
    options[name] = known === undefined ? (value === 'true' ? true : value) : [known, value].flat();
  }
  return options;
}

/** The only form of an argument that can be told as an option. */
export const OPTION = /^--([A-Za-z][\w.-]*)(?:=(.*))?$/s;
