import { spawn } from 'node:child_process';
import { parse } from 'node:path';

/**
 * Starts a program of Node that outlives this process and every signal to its group or session.
 *
 * The program has to start itself once more and end: then nobody who walks from parent to child finds it.
 * Proven on Linux. On macOS the calls are the same; on Windows `detached` gives it no console, and a job object that
 * ends all its members would end it, too: neither is proven.
 */
export function startDetached(script: string, args: readonly string[], environment: NodeJS.ProcessEnv): void {
  spawn(process.execPath, [script, ...args], {
    // A folder that nobody wants to remove.
    cwd: parse(script).root,
    env: environment,
    detached: true,
    windowsHide: true,
    stdio: 'ignore',
  })
    // Whoever needs the program sees that it does not come up.
    .on('error', () => undefined)
    .unref();
}
