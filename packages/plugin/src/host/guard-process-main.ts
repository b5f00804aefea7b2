import { descendantsOf, killAll } from './descendants';
import { startDetached } from './detached-process';
import { pause } from './pause';
import { isAlive, type ProcessIdentity } from './process-identity';
import { killGroup } from './run-in-group';

/** Milliseconds between two looks. */
const LOOK_AGAIN = 500;

/**
 * A program of its own: `guard-process-main.js [--detach] {"owner": …, "guarded": …}`.
 *
 * Nobody hears of a SIGKILL: the tests of an executor that gets one would run on, on staging, too. With --detach the program starts itself
 * once more and ends, so that whoever ends the executor with all that it has started does not find it.
 */
async function main([first, ...rest]: readonly string[]): Promise<void> {
  if (first === '--detach') {
    startDetached(__filename, rest, process.env);
    return;
  }
  const { owner, guarded } = JSON.parse(first ?? '') as Record<'owner' | 'guarded', ProcessIdentity>;
  while (isAlive(owner) && isAlive(guarded)) await pause(LOOK_AGAIN, new AbortController().signal);
  // A living owner ends what its tests have left behind.
  if (isAlive(owner)) return;
  // Some of them may have left the group.
  const started = isAlive(guarded) ? descendantsOf(guarded.pid) : [];
  killGroup(guarded.pid, 'SIGKILL');
  killAll(started);
}

if (require.main === module) void main(process.argv.slice(2));
