import type { CommandRunner, RunResult } from '../../host/command-runner';
import { EngineError } from '../engine-error';

/** Asks the docker client one short question. */
export type Ask = (args: readonly string[]) => Promise<RunResult>;

/** Milliseconds for questions that an engine answers from what it has; a build has no deadline. */
const DEADLINE = 60_000;

/** Binds the client's questions to an environment and a deadline. */
export function createAsk(run: CommandRunner, environment: NodeJS.ProcessEnv): Ask {
  return (args) => run(['docker', ...args], { environment, deadline: DEADLINE });
}

/** The standard output of an answered question; anything else means that the engine failed us. */
export function succeed(answer: RunResult): string {
  if (answer.kind === 'exited' && answer.status === 0) return answer.stdout;
  throw new EngineError([
    {
      what: 'The engine failed',
      why: describeEnd(answer),
      fix: 'check it with `docker info`, then run the target again',
    },
  ]);
}

/** Whether the client answered that the named thing does not exist, rather than failed to ask. */
export function isMissing(answer: RunResult): boolean {
  return (
    answer.kind === 'exited' && answer.status !== 0 && /no such|could not find the file/i.test(answer.stderr)
  );
}

/** How a command ended, in the words that it printed where it printed any. */
export function describeEnd(end: RunResult): string {
  switch (end.kind) {
    case 'exited':
      return end.stderr.trim() || `exit status ${String(end.status)}`;
    case 'not-found':
      return `${end.program} is not on PATH any more`;
    case 'deadline-passed':
      return `no answer in ${String(end.deadline / 1000)} s`;
    case 'interrupted':
      return 'interrupted';
    case 'killed':
      return `${end.stderr}\nthe client was ended by ${end.by}`.trim();
  }
}
