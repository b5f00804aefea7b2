import { execa } from 'execa';
import { EngineError } from './engine-error';

/** How a program is run quietly: always with a deadline, because a hung engine hangs its clients. */
export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly deadlineSeconds?: number;
  /** A second, shorter deadline for the first line of output. */
  readonly firstLineSeconds?: number;
  readonly signal?: AbortSignal;
}

/** The exit status alone decides; what stderr says is the reason when it failed. */
export type RunResult =
  { readonly ok: true; readonly stdout: string } | { readonly ok: false; readonly reason: string };

/** Runs a program and reports its failure as a value. Only an interruption is thrown. */
export async function run(
  file: string,
  argv: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const { signal, deadlineSeconds = DEFAULT_DEADLINE } = options;
  signal?.throwIfAborted();
  const running = execa(file, argv, toExecaOptions(options));
  const silence = limitSilence(running, options.firstLineSeconds);
  const result = await running;
  signal?.throwIfAborted();
  if (!result.failed) return { ok: true, stdout: result.stdout };
  if (result.timedOut) return { ok: false, reason: `${file} did not end within ${deadlineSeconds} s` };
  const killed = silence.wasBroken() ? `${file} said nothing for ${options.firstLineSeconds ?? 0} s` : '';
  return { ok: false, reason: killed || lastLines(result.stderr) || result.shortMessage || `${file} failed` };
}

const DEFAULT_DEADLINE = 60;

function toExecaOptions({ cwd, env, signal, deadlineSeconds = DEFAULT_DEADLINE }: RunOptions) {
  return {
    reject: false,
    stdin: 'ignore',
    timeout: deadlineSeconds * 1000,
    forceKillAfterDelay: 1000,
    ...(cwd && { cwd }),
    ...(env && { env, extendEnv: false }),
    ...(signal && { cancelSignal: signal }),
  } as const;
}

type Running = ReturnType<typeof execa<ReturnType<typeof toExecaOptions>>>;

/** Ends a program that prints nothing for too long. */
function limitSilence(running: Running, seconds: number | undefined): { readonly wasBroken: () => boolean } {
  if (seconds === undefined) return { wasBroken: () => false };
  let broken = false;
  const timer = setTimeout(() => {
    broken = true;
    running.kill();
  }, seconds * 1000);
  const stop = (): void => clearTimeout(timer);
  running.stdout.once('data', stop);
  running.once('exit', stop);
  return { wasBroken: () => broken };
}

/** Runs a program whose failure ends everything; `purpose` begins the message. */
export async function must(
  purpose: string,
  file: string,
  argv: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const result = await run(file, argv, options);
  if (!result.ok) throw new EngineError(`${purpose}: ${result.reason}`);
  return result.stdout;
}

/** The end of a program's messages, where it says why it gave up. */
export function lastLines(text: string, count = 4): string {
  return text.trim().split('\n').slice(-count).join('\n');
}
