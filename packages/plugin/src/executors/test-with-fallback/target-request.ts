import type { ExecutorContext } from '@nx/devkit';
import type { TargetRequest } from './run-target-main';
import type { TargetFacts, TestCommand } from './test-command';

/** The targets of a project, as far as it matters what they run. */
export function readTargets(context: ExecutorContext): Readonly<Record<string, TargetFacts>> {
  const targets = context.projectsConfigurations.projects[context.projectName ?? '']?.targets ?? {};
  return Object.fromEntries(
    Object.entries(targets).map(([name, { executor, command, options }]) => {
      const ofOptions = (options as { command?: unknown } | undefined)?.command;
      const known = command ?? (typeof ofOptions === 'string' ? ofOptions : undefined);
      return [name, { executor, command: known }];
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

/** Commands and scripts take words as they are, and hand them to a shell; other executors take options. */
function overridesOf(words: readonly string[], executor: string | undefined): Record<string, unknown> {
  if (executor === undefined || executor === 'nx:run-commands') return { __unparsed__: words };
  // Unlike run-commands it puts words into a command line as they are.
  if (executor === 'nx:run-script') return { __unparsed__: words.map((word) => quoteForShell(word)) };
  return optionsIn(words);
}

/** A word that a shell reads as it is: that of Windows knows double quotes only. */
export function quoteForShell(word: string, platform: NodeJS.Platform = process.platform): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
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
