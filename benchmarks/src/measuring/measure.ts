import { execa } from 'execa';
import { lastLines } from '../../../tools/dist/engine/run';
import { BenchmarkError } from '../benchmark-error';

/** A command that is compared. */
export interface Command {
  /** As it stands in the tables. */
  readonly name: string;
  readonly argv: readonly string[];
  readonly cwd?: string;
  /** Its output goes to /dev/null, because it is long and nobody reads it. */
  readonly silent?: boolean;
}

/** What the kernel says of one run of a command, with what it printed. */
export interface Run {
  readonly wallMs: number;
  /** User and system time. */
  readonly cpuMs: number;
  readonly peakKiB: number;
  readonly stdout: string;
}

/** How runs are measured. */
export interface Meter {
  /** The program `child-usage`. */
  readonly childUsage: string;
  readonly signal: AbortSignal;
}

interface Report extends Omit<Run, 'stdout'> {
  readonly status: number;
  readonly timedOut: boolean;
}

const DEADLINE_SECONDS = 900;

/** Runs a command to its end; one that fails or takes too long ends the comparison. */
export async function measure(command: Command, { childUsage, signal }: Meter): Promise<Run> {
  const running = await execa(childUsage, [`${DEADLINE_SECONDS}`, ...command.argv], {
    stdio: ['ignore', command.silent ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    cwd: command.cwd ?? process.cwd(),
    env: withoutNodeVariables(process.env),
    extendEnv: false,
    reject: false,
    cancelSignal: signal,
    timeout: (DEADLINE_SECONDS + 10) * 1000,
    maxBuffer: 2 ** 28,
  });
  signal.throwIfAborted();
  const [, stdout = '', stderr, report] = running.stdio;
  if (!report) throw new BenchmarkError(`${command.name} cannot be run: ${lastLines(stderr)}`);
  const { status, timedOut, ...usage } = JSON.parse(report) as Report;
  if (timedOut) throw new BenchmarkError(`${command.name} did not end within ${DEADLINE_SECONDS} s`);
  if (status !== 0) throw new BenchmarkError(`${command.name} failed (${status}): ${lastLines(stderr)}`);
  return { ...usage, stdout };
}

/** Node's own variables would be measured too: NODE_EXTRA_CA_CERTS alone can double the time of its start. */
function withoutNodeVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('NODE_')));
}
