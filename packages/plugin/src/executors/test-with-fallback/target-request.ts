import type { ExecutorContext } from '@nx/devkit';
import type { TargetRequest } from './run-target-main';
import type { TargetFacts, TestCommand } from './test-command';

/** The targets of a project, as far as it matters what they run. */
export function readTargets(context: ExecutorContext): Readonly<Record<string, TargetFacts>> {
  const targets = context.projectsConfigurations.projects[context.projectName ?? '']?.targets ?? {};
  return Object.fromEntries(
    Object.entries(targets).map(([name, { executor, command, options }]) => {
      const { command: ofOptions, forwardAllArgs } = (options ?? {}) as Readonly<Record<string, unknown>>;
      const known = command ?? (typeof ofOptions === 'string' ? ofOptions : undefined);
      // A command that is not given what we add runs whatever it likes: nothing is known of it.
      const takesWords = forwardAllArgs !== false && known?.includes('{args.') !== true;
      return [name, { executor, command: takesWords ? known : undefined }];
    }),
  );
}

/** What the program that runs a target is told. */
export function requestTarget(
  { target, configuration, args }: Extract<TestCommand, { kind: 'target' }>,
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
    overrides: overridesOf(words, readTargets(context)[target]?.executor),
    context: { root, cwd, isVerbose, projectsConfigurations, nxJsonConfiguration, projectGraph },
  };
}

/** Commands and scripts take words, and hand them to a shell; other executors take options. */
function overridesOf(words: readonly string[], executor: string | undefined): Record<string, unknown> {
  const takesWords = executor === undefined || executor === 'nx:run-commands' || executor === 'nx:run-script';
  // Only what stands here reaches these executors word by word.
  return takesWords ? { _: words.map((word) => quoteForShell(word)) } : optionsIn(words);
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

/** Words as options of an executor, as Nx reads those of its command line. */
function optionsIn(words: readonly string[]): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  words.forEach((word, index) => {
    const [, name, value] = /^--([A-Za-z][\w.-]*)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === undefined) return;
    const next = words[index + 1];
    options[name] = value ?? (next === undefined || next.startsWith('-') ? true : next);
  });
  return options;
}
