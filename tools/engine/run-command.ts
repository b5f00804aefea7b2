import { spawn, type ChildProcess } from 'node:child_process';
import { EngineError } from './engine-error';
import { statusOf, type Interruption } from './interruption';

const graceSeconds = 15;

/** Runs the caller's command with our stdin, stdout and stderr, and answers with its exit status. */
export function runCommand(
  [file, ...argv]: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv,
  interruption: Interruption,
): Promise<number> {
  const terminal = [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY);
  const child = spawn(file, argv, { stdio: 'inherit', env, detached: !terminal });
  let killing: NodeJS.Timeout | undefined;
  interruption.signal.addEventListener('abort', () => {
    // A terminal has sent Ctrl-C to the command already, and twice means "at once" to many programs.
    if (!terminal || interruption.received !== 'SIGINT')
      kill(child, interruption.received ?? 'SIGTERM', !terminal);
    killing = setTimeout(() => kill(child, 'SIGKILL', !terminal), graceSeconds * 1000);
  });
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new EngineError(`cannot run "${file}": ${error.message}`)));
    child.once('exit', (status, signal) => {
      clearTimeout(killing);
      resolve(signal ? statusOf(signal) : (status ?? 1));
    });
  });
}

function kill(child: ChildProcess, signal: NodeJS.Signals, wholeGroup: boolean): void {
  if (!child.pid) return;
  try {
    process.kill(wholeGroup ? -child.pid : child.pid, signal);
  } catch {
    // It has ended in the meantime, which is what was wanted.
  }
}
