import type { ExecutorContext } from '@nx/devkit';
import { isRecord, type UnknownRecord } from '../../base/unknown-record';

/** A target of a project, as Nx would run it. */
export interface TargetFacts {
  readonly executor: string;
  readonly options: UnknownRecord;
  /** Options of its configurations, which go over its own. */
  readonly configurations: Readonly<Record<string, UnknownRecord>>;
  /** The text of the script that it runs, where it is one of package.json. */
  readonly script: string | undefined;
}

/** The targets of the project that Nx runs. */
export function readTargets(context: ExecutorContext): ReadonlyMap<string, TargetFacts> {
  const targets = context.projectsConfigurations.projects[context.projectName ?? '']?.targets ?? {};
  return new Map(
    Object.entries(targets).map(([name, { executor, command, options, configurations, metadata }]) => {
      const own: UnknownRecord = isRecord(options) ? options : {};
      const facts: TargetFacts = {
        executor: executor ?? 'nx:run-commands',
        options: command === undefined ? own : { command, ...own },
        configurations: configurations ?? {},
        script: scriptIn(metadata),
      };
      return [name, facts];
    }),
  );
}

/** Where Nx keeps the text of a script that it made a target of. */
function scriptIn(metadata: unknown): string | undefined {
  const text = isRecord(metadata) ? metadata['scriptContent'] : undefined;
  return typeof text === 'string' ? text : undefined;
}

/** The options of a target with those of a configuration over them. */
export function optionsOf(
  { options, configurations }: TargetFacts,
  configuration: string | undefined,
): UnknownRecord {
  return configuration === undefined ? options : { ...options, ...configurations[configuration] };
}

/** The one command that a target runs; undefined where there are several, or it is no command. */
export function commandOf(facts: TargetFacts, configuration: string | undefined): string | undefined {
  if (facts.executor === 'nx:run-script') return facts.script;
  const { command, commands } = optionsOf(facts, configuration);
  if (typeof command === 'string') return command;
  if (Array.isArray(command)) return command.join(' ');
  if (!Array.isArray(commands) || commands.length !== 1) return undefined;
  const [only] = commands as readonly unknown[];
  const text = isRecord(only) ? only['command'] : only;
  return typeof text === 'string' ? text : undefined;
}

/** Executors of Nx that run tests, and take arguments as options. */
export const RUNNERS_OF_EXECUTORS: Readonly<
  Record<string, 'jest' | 'vitest' | 'playwright' | 'cypress' | undefined>
> = {
  '@nx/jest:jest': 'jest',
  '@nx/vite:test': 'vitest',
  '@nx/vitest:test': 'vitest',
  '@nx/playwright:playwright': 'playwright',
  '@nx/cypress:cypress': 'cypress',
};

/** Whether an executor hands words on to a command. */
export function takesWords(executor: string): boolean {
  return executor === 'nx:run-commands' || executor === 'nx:run-script';
}

/** What a shell does not take for words. */
const SHELL_SYNTAX = /[|&;<>`\n]|\$\(/;

/** Why arguments of ours would not reach the program that runs the tests; undefined where they do. */
export function whyNoArguments(facts: TargetFacts, configuration: string | undefined): string | undefined {
  if (!takesWords(facts.executor)) {
    if (RUNNERS_OF_EXECUTORS[facts.executor] !== undefined) return undefined;
    return `of the executor ${facts.executor} it is not known how it takes arguments`;
  }
  const command = commandOf(facts, configuration);
  if (command === undefined) return 'the target does not run a single command that can be read';
  if (SHELL_SYNTAX.test(command)) return 'the command of the target has more than one part';
  if (optionsOf(facts, configuration)['forwardAllArgs'] === false || command.includes('{args')) {
    return 'the target does not hand arguments on as they are';
  }
  return undefined;
}
