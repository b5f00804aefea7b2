import { execa } from 'execa';
import type { CommandLine } from './command-runner';
import { descendantsOf, killAll } from './descendants';
import { guardProcess } from './guard-process';
import { pause } from './pause';
import { isAlive, type ProcessIdentity } from './process-identity';
import { killGroup } from './run-in-group';

/** How a program runs whose output is for people, and is not kept. */
export interface ProcessOptions {
  readonly cwd: string;
  /** All of it; nothing is inherited. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds after which it is ended. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  readonly onStdout: (chunk: Buffer) => void;
  readonly onStderr: (chunk: Buffer) => void;
}

export type ProcessEnd =
  | { readonly kind: 'exited'; readonly status: number }
  | { readonly kind: 'killed'; readonly signal: string }
  | { readonly kind: 'not-started'; readonly reason: string }
  | { readonly kind: 'deadline-passed' }
  | { readonly kind: 'interrupted' };

/** Milliseconds between the polite signal and the other; Nx gives about five seconds to all. */
const GRACE = 2_000;

const MANNER = {
  extendEnv: false,
  preferLocal: true,
  reject: false,
  buffer: false,
  stdin: 'ignore',
  // In a process group of its own.
  detached: process.platform !== 'win32',
  cleanup: false,
} as const;

/** Runs a program in a process group of its own, so that what it leaves running ends with it. */
export async function runProcess(
  [program, ...args]: CommandLine,
  { cwd, environment, deadline, signal, onStdout, onStderr }: ProcessOptions,
): Promise<ProcessEnd> {
  if (signal.aborted) return { kind: 'interrupted' };
  const child = execa(program, args, { ...MANNER, cwd, env: environment, localDir: cwd });
  if (child.pid !== undefined) guardProcess(child.pid);
  child.stdout.on('data', onStdout);
  child.stderr.on('data', onStderr);
  let stopped: 'deadline-passed' | 'interrupted' | undefined;
  let started: readonly ProcessIdentity[] = [];
  const stop = (why: 'deadline-passed' | 'interrupted') => (): void => {
    stopped ??= why;
    // Some of them may have left the group, as the commands of Nx's targets do.
    started = child.pid === undefined ? [] : descendantsOf(child.pid);
    killIfStarted(child.pid, 'SIGTERM');
    killLater ??= setTimeout(() => {
      killIfStarted(child.pid, 'SIGKILL');
      killAll(started);
    }, GRACE);
  };
  let killLater: NodeJS.Timeout | undefined;
  const interrupt = stop('interrupted');
  signal.addEventListener('abort', interrupt);
  const timer = setTimeout(stop('deadline-passed'), deadline);
  // What it started in the background holds its output open, so this comes before the end of the output.
  child.once('exit', () => killIfStarted(child.pid, 'SIGKILL'));
  try {
    const end = await child;
    if (stopped !== undefined) {
      await endSurvivors(started);
      return { kind: stopped };
    }
    if (end.exitCode !== undefined) return { kind: 'exited', status: end.exitCode };
    if (end.signal !== undefined) return { kind: 'killed', signal: end.signal };
    return { kind: 'not-started', reason: end.originalMessage ?? end.code ?? 'unknown' };
  } finally {
    clearTimeout(timer);
    clearTimeout(killLater);
    signal.removeEventListener('abort', interrupt);
  }
}

/** What has left the group, as the commands of Nx's targets do, got no signal of ours, or did not hear it. */
async function endSurvivors(started: readonly ProcessIdentity[]): Promise<void> {
  const until = Date.now() + GRACE;
  while (started.some(isAlive) && Date.now() < until) await pause(LOOK_AGAIN, NEVER);
  killAll(started);
}

const LOOK_AGAIN = 50;
const NEVER = new AbortController().signal;

function killIfStarted(pid: number | undefined, name: NodeJS.Signals): void {
  if (pid !== undefined) killGroup(pid, name);
}
