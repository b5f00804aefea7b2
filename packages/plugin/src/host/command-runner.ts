import { execa, type Subprocess } from 'execa';

/** A program and its arguments; nothing ever passes through a shell. */
export type CommandLine = readonly [program: string, ...args: string[]];

export interface RunOptions {
  readonly cwd?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** Milliseconds after which the program is ended; no deadline by default. */
  readonly deadline?: number;
  /** Ends the program when it aborts. */
  readonly signal?: AbortSignal;
  /** Milliseconds between asking a program to end and killing it; where it is given, nobody waits for what the program has started, either. */
  readonly patience?: number;
  /** Receives the output of both streams while it arrives. */
  readonly onOutput?: (chunk: string) => void;
  /** Gives the program the terminal itself, so that nothing is captured. */
  readonly terminal?: boolean;
}

export type RunResult =
  | { readonly kind: 'exited'; readonly status: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'not-found'; readonly program: string }
  | {
      readonly kind: 'deadline-passed';
      readonly deadline: number;
      readonly stdout: string;
      readonly stderr: string;
    }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'killed'; readonly by: string; readonly stdout: string; readonly stderr: string };

/** Runs a command line; tests hand in their own. */
export type CommandRunner = (command: CommandLine, options?: RunOptions) => Promise<RunResult>;

/** An engine client that ignores the polite signal for this long is killed. */
const FORCE_KILL_AFTER = 5_000;
/** Characters of each stream that are kept; a program that prints more is ended, so this is far above any build's log. */
const KEPT_OUTPUT = 256 * 1024 * 1024;

/** Runs a real program and tells how it ended; only a bug of ours makes it throw. */
export const runCommand: CommandRunner = async ([program, ...args], options = {}) => {
  const child = execa(program, args, toExecaOptions(options));
  if (options.onOutput !== undefined) {
    child.stdout?.setEncoding('utf8').on('data', options.onOutput);
    child.stderr?.setEncoding('utf8').on('data', options.onOutput);
  }
  if (options.patience !== undefined) child.once('exit', () => letGo(child));
  return readEnd(await child, program, options);
};

/** What a killed program has started, such as a plugin, lives on and would hold its output open. */
function letGo({
  killed,
  stdout,
  stderr,
}: { killed: boolean } & Pick<Subprocess, 'stdout' | 'stderr'>): void {
  if (!killed) return;
  stdout?.destroy();
  stderr?.destroy();
}

type ExecaEnd = Awaited<ReturnType<typeof execa<ReturnType<typeof toExecaOptions>>>>;

function readEnd(end: ExecaEnd, program: string, { deadline = 0 }: RunOptions): RunResult {
  const output = { stdout: end.stdout ?? '', stderr: end.stderr ?? '' };
  if (end.isCanceled) return { kind: 'interrupted' };
  if (end.timedOut) return { kind: 'deadline-passed', deadline, ...output };
  if (end.code === 'ENOENT') return { kind: 'not-found', program };
  if (end.exitCode !== undefined) return { kind: 'exited', status: end.exitCode, ...output };
  return { kind: 'killed', by: end.signal ?? end.code ?? 'unknown', ...output };
}

function toExecaOptions(options: RunOptions) {
  const { cwd, environment, deadline, signal, patience = FORCE_KILL_AFTER, terminal = false } = options;
  return {
    reject: false,
    stripFinalNewline: false,
    stdin: terminal ? 'inherit' : 'ignore',
    stdout: terminal ? 'inherit' : 'pipe',
    stderr: terminal ? 'inherit' : 'pipe',
    forceKillAfterDelay: patience,
    maxBuffer: KEPT_OUTPUT,
    ...(cwd !== undefined && { cwd }),
    ...(environment !== undefined && { env: environment, extendEnv: false }),
    ...(deadline !== undefined && { timeout: deadline }),
    ...(signal !== undefined && { cancelSignal: signal }),
  } as const;
}
