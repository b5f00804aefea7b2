import type { CommandLine, CommandRunner, RunResult } from '../../host/command-runner';

/** Asks a client something that only tells whether and how it works. */
export type Question = (command: CommandLine) => Promise<RunResult>;

/** Milliseconds that a healthy engine never needs to say its version; a hung one would let the client wait for ever. */
const DEADLINE = 5_000;

export function createQuestion(run: CommandRunner, environment: NodeJS.ProcessEnv): Question {
  return (command) => run(command, { environment, deadline: DEADLINE });
}

/** The standard output of a command that succeeded. */
export function outputOf(answer: RunResult): string | undefined {
  return answer.kind === 'exited' && answer.status === 0 ? answer.stdout : undefined;
}

/** An answer in JSON; undefined where the command failed or printed something else. */
export function jsonOf(answer: RunResult): unknown {
  try {
    return JSON.parse(outputOf(answer) ?? '');
  } catch {
    return undefined;
  }
}

/** The flags that a client's help names. */
export function flagsIn(help: RunResult): string[] {
  const found = (outputOf(help) ?? '').matchAll(/^\s+(?:-\w, )?(--[a-z][\w-]*)/gm);
  return [...found].flatMap(([, flag]) => flag ?? []);
}
