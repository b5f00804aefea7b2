import { spawn, type ChildProcess } from 'node:child_process';
import type { CommandLine, RunResult } from './command-runner';
import { errorCode } from './error-code';

/** How a program is run that may have helpers of its own, as `docker compose` has. */
export interface GroupRun {
  readonly cwd?: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Milliseconds after which the program and its helpers are ended. */
  readonly deadline: number;
  /** Ends them when it aborts. */
  readonly signal?: AbortSignal;
  /** What it reads from its standard input. */
  readonly input?: string;
  /** Receives the id of the process, which is that of its group, too; the program gets its input when this has come to its end, and is ended where it fails. */
  readonly onStart?: (pid: number) => void | Promise<void>;
}

/** Milliseconds between the polite signal and the other one; Nx leaves an executor five seconds for everything. */
const GRACE = 500;

// Windows has no groups of processes; there the helpers of a killed client are left to end by themselves, which is not proven.
const HAS_GROUPS = process.platform !== 'win32';

/** Runs a program in a process group of its own, which a deadline or a signal ends as a whole. Needs no package, so that small programs of ours stay small. */
export function runInGroup(command: CommandLine, run: GroupRun): Promise<RunResult> {
  const [program, ...args] = command;
  if (run.signal?.aborted === true) return Promise.resolve({ kind: 'interrupted' });
  const child = spawn(program, args, {
    ...(run.cwd !== undefined && { cwd: run.cwd }),
    env: run.environment,
    detached: HAS_GROUPS,
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // A program that does not read, or is gone, closes the pipe; its end says more than this.
  child.stdin.on('error', () => undefined);
  const end = watch(child, program, run);
  return noteStart(child, run).then(
    () => {
      child.stdin.end(run.input ?? '');
      return end;
    },
    async (error: unknown) => {
      // It has not learned what to do, and nobody could end it later.
      endGroup(child, 'SIGKILL');
      await end;
      throw error;
    },
  );
}

async function noteStart(child: ChildProcess, { onStart }: GroupRun): Promise<void> {
  if (child.pid !== undefined) await onStart?.(child.pid);
}

function watch(child: ChildProcess, program: string, run: GroupRun): Promise<RunResult> {
  const output = { stdout: collect(child.stdout), stderr: collect(child.stderr) };
  let cause: 'deadline' | 'signal' | undefined;
  let force: NodeJS.Timeout | undefined;
  const end = (why: 'deadline' | 'signal') => (): void => {
    cause ??= why;
    endGroup(child, 'SIGTERM');
    force ??= setTimeout(() => endGroup(child, 'SIGKILL'), GRACE);
  };
  const abort = end('signal');
  const timer = setTimeout(end('deadline'), run.deadline);
  run.signal?.addEventListener('abort', abort);
  return new Promise((resolve) => {
    const settle = (result: RunResult): void => {
      clearTimeout(timer);
      clearTimeout(force);
      run.signal?.removeEventListener('abort', abort);
      // Whoever is left of a group that was to end holds a pipe or the engine.
      if (cause !== undefined) endGroup(child, 'SIGKILL');
      resolve(result);
    };
    child.on('error', (error) => settle(readError(error, program)));
    child.on('close', (status, by) => {
      const texts = { stdout: output.stdout.join(''), stderr: output.stderr.join('') };
      if (cause === 'signal') settle({ kind: 'interrupted' });
      else if (cause === 'deadline') settle({ kind: 'deadline-passed', deadline: run.deadline, ...texts });
      else if (status !== null) settle({ kind: 'exited', status, ...texts });
      else settle({ kind: 'killed', by: by ?? 'unknown', ...texts });
    });
  });
}

function readError(error: Error, program: string): RunResult {
  const code = errorCode(error);
  return code === 'ENOENT'
    ? { kind: 'not-found', program }
    : { kind: 'killed', by: code, stdout: '', stderr: '' };
}

function collect(stream: NodeJS.ReadableStream | null): string[] {
  const pieces: string[] = [];
  stream?.setEncoding('utf8').on('data', (piece: string) => pieces.push(piece));
  return pieces;
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (HAS_GROUPS) killGroup(child.pid, signal);
  else child.kill(signal);
}

/** Sends a signal to all processes of a group; one that is gone is fine. */
export function killGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(HAS_GROUPS ? -leader : leader, signal);
  } catch {
    // ESRCH: nobody is left. EPERM: the id is another's by now.
  }
}
