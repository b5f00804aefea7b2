import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { EngineError } from '../engine-error';
import { lastLines } from '../run';

/** A program of ours that runs beside the command. */
export interface Background {
  readonly name: string;
  readonly pid: number;
  readonly log: string;
  readonly ended: Promise<void>;
  hasEnded(): boolean;
}

/** In a session of its own, so that Ctrl-C reaches the command first; gets SIGTERM when this tool is killed. */
export function startBackground(
  name: string,
  argv: readonly string[],
  log: string,
  env: NodeJS.ProcessEnv,
): Background {
  const output = openSync(log, 'a');
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', ...argv], {
    detached: true,
    env,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  let running = true;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  }).then(() => void (running = false));
  if (!child.pid) throw new EngineError(`cannot start ${name}: setpriv cannot be run`);
  return { name, pid: child.pid, log, ended, hasEnded: () => !running };
}

/** Looks until there is something to see; a program that ends or takes too long is an error with the end of its log. */
export async function untilReady<T>(
  program: Background,
  look: () => T | undefined | Promise<T | undefined>,
  signal: AbortSignal,
  seconds = 60,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  while (!program.hasEnded() && Date.now() < deadline) {
    signal.throwIfAborted();
    const seen = await look();
    if (seen !== undefined) return seen;
    await sleep(50);
  }
  const what = program.hasEnded() ? 'ended at once' : `was not ready after ${seconds} s`;
  throw new EngineError(`${program.name} ${what}; its log ends:\n${lastLines(readLog(program), 12)}`);
}

/** What a program has written so far. */
export function readLog({ log }: Background): string {
  return existsSync(log) ? readFileSync(log, 'utf8') : '';
}

/** Asks a program to end, and ends it when it does not. */
export async function stopBackground(program: Background, graceSeconds: number): Promise<void> {
  if (program.hasEnded()) return;
  process.kill(program.pid, 'SIGTERM');
  await Promise.race([program.ended, sleep(graceSeconds * 1000, undefined, { ref: false })]);
  if (!program.hasEnded()) process.kill(program.pid, 'SIGKILL');
  await program.ended;
}
