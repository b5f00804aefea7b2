import type { CommandRunner, RunResult } from '../../host/command-runner';
import type { BuildIo } from '../engine';
import { EngineError } from '../engine-error';
import type { EngineName } from '../engine-facts';

/** An engine's command-line client in one environment. */
export interface Client {
  readonly program: EngineName;
  /** Asks what an engine answers from what it has, with a deadline. */
  readonly ask: (args: readonly string[], how?: Asking) => Promise<RunResult>;
  /** Has something done that may take its time, and shows its progress. */
  readonly work: (args: readonly string[], io: BuildIo, place?: WorkPlace) => Promise<RunResult>;
}

export interface Asking {
  /** Milliseconds. */
  readonly deadline?: number;
  /** What is added to the client's environment. */
  readonly environment?: ReadonlyMap<string, string>;
}

export interface WorkPlace {
  readonly cwd?: string;
  /** Gives the client the terminal itself. */
  readonly terminal?: boolean;
}

/** Milliseconds for questions that an engine answers from what it has; a build has no deadline. */
const DEADLINE = 60_000;

export function createClient(
  run: CommandRunner,
  program: EngineName,
  environment: NodeJS.ProcessEnv,
): Client {
  return {
    program,
    ask: (args, { deadline = DEADLINE, environment: added = new Map<string, string>() } = {}) =>
      run([program, ...args], { environment: { ...environment, ...Object.fromEntries(added) }, deadline }),
    work: (args, { signal, onOutput }, place = {}) =>
      run([program, ...args], { environment, signal, onOutput, ...place }),
  };
}

/** The standard output of an answered question; anything else means that the engine failed us. */
export function succeed(answer: RunResult): string {
  if (answer.kind === 'exited' && answer.status === 0) return answer.stdout;
  throw new EngineError([
    {
      what: 'The engine failed',
      why: describeEnd(answer),
      fix: 'see whether the engine still answers, then run the target again',
    },
  ]);
}

/** How long work ended, where its success needs no words. */
export function readWorkEnd(
  end: RunResult,
  signal: AbortSignal,
):
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly log: string }
  | { readonly kind: 'interrupted' } {
  if (signal.aborted) return { kind: 'interrupted' };
  if (end.kind !== 'exited' || end.status !== 0) return { kind: 'failed', log: describeEnd(end) };
  return { kind: 'done' };
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
