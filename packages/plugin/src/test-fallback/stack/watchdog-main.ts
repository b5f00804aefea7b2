import { startDetached } from '../../host/detached-process';
import { guardStack } from './guard-stack';

/** Twelve hours are more than any run of tests has. */
const TIMES = { interval: 500, afterFailure: 5_000, longest: 12 * 60 * 60 * 1000 };

/**
 * A program of its own: `watchdog-main.js [--detach] <sharing folder> <project name>`.
 *
 * Nx ends an executor by walking from parents to children, and by SIGKILL after about five seconds. With --detach the program starts
 * itself once more and ends, so the one that stays has no living parent to be found by, and a session of its own. On Linux
 * that is proven; see `startDetached` for the others.
 */
async function main([first, ...rest]: readonly string[]): Promise<void> {
  if (first === '--detach') {
    startDetached(__filename, rest, process.env);
    return;
  }
  const [projectName] = rest;
  if (first === undefined || projectName === undefined) throw new Error('two arguments are needed');
  await guardStack(first, projectName, process.env, TIMES);
}

if (require.main === module) void main(process.argv.slice(2));
