import { join } from 'node:path';
import type { CommandLine } from '../../../host/command-runner';
import { isShell } from '../../../test-fallback/runner/find-runner';
import { planCommand, type PlannedCommand } from '../../../test-fallback/runner/plan-command';
import type { TagChoice } from '../../../test-fallback/runner/runner';
import { requestTarget } from '../target-request';
import type { TestCommand } from '../test-command';
import type { TargetRequest } from '../run-target-main';
import type { Occasion } from './occasion';

/** A run of the tests that is about to begin. */
export interface PlannedRun {
  readonly kind: 'planned';
  /** What is started. */
  readonly start: CommandLine;
  /** The same for people and the record. */
  readonly shown: readonly string[];
  readonly isShell: boolean;
  /** Where the runner may write a report. */
  readonly reportFile: string;
  /** What the program that runs a target is told, and where it looks for that. */
  readonly request: { readonly file: string; readonly content: TargetRequest } | undefined;
}

/** A command that takes no arguments runs as it is, and cannot choose. */
function planWords(
  { runner, takesNoArguments }: TestCommand,
  words: readonly string[],
  runnerWords: number,
  tags: TagChoice,
  report: string,
): PlannedCommand {
  if (takesNoArguments === undefined) return planCommand(runner, words, runnerWords, tags, report);
  if (tags.include.length + tags.exclude.length === 0) return { kind: 'planned', command: words, added: [] };
  return {
    kind: 'impossible',
    reason: `tests cannot be chosen by tags: ${takesNoArguments}`,
    fix: 'give a command that the runner reads itself, or say that no test has such a tag: excludeTags=[] in staging or the execution mode',
  };
}

/** Where a runner may write its report. */
export function reportFile(temporaryFolder: string): string {
  return join(temporaryFolder, 'report.json');
}

/** Plans how to run the chosen tests, or says why they cannot be chosen. */
export function planRun(
  command: TestCommand,
  tags: TagChoice,
  { temporaryFolder, context }: Pick<Occasion, 'temporaryFolder' | 'context'>,
): PlannedRun | Extract<PlannedCommand, { kind: 'impossible' }> {
  const [words, runnerWords] =
    command.kind === 'command' ? [command.words, command.runnerWords] : [command.args, 0];
  const planned = planWords(command, words, runnerWords, tags, reportFile(temporaryFolder));
  if (planned.kind === 'impossible') return planned;
  const common = { kind: 'planned', reportFile: reportFile(temporaryFolder) } as const;
  if (command.kind === 'command') {
    const [program = '', ...args] = planned.command;
    return {
      ...common,
      start: [program, ...args],
      shown: planned.command,
      isShell: isShell(program),
      request: undefined,
    };
  }
  const file = join(temporaryFolder, 'target.json');
  const name = [context.projectName ?? '', command.target, command.configuration].filter(Boolean).join(':');
  return {
    ...common,
    start: [process.execPath, join(__dirname, '../run-target-main.js'), file],
    shown: ['nx', 'run', name, ...planned.command],
    isShell: false,
    request: { file, content: requestTarget(command, planned.added, context) },
  };
}
