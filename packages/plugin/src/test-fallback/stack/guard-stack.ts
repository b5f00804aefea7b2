import { freeLock, tryLock } from '../../host/file-lock';
import { pause } from '../../host/pause';
import { countLeases } from './leases';
import { filesOfStack, forgetStack, readNote } from './stack-files';
import { takeDown } from './take-down';

/** How a watchdog keeps time, in milliseconds. */
export interface GuardTimes {
  readonly interval: number;
  /** After an engine could not take the stack down. */
  readonly afterFailure: number;
  /** No run of tests lasts longer; the next start of any stack sweeps what is left. */
  readonly longest: number;
}

/**
 * Watches over a stack as long as somebody holds it, takes it down when nobody does any more, and ends with it.
 *
 * A stack that is kept stays, and has no watchdog while nobody holds it. A second guard of the same stack ends at once.
 */
export async function guardStack(
  sharingFolder: string,
  projectName: string,
  environment: NodeJS.ProcessEnv,
  times: GuardTimes,
): Promise<void> {
  const { watchdog } = filesOfStack(sharingFolder, projectName);
  if (!(await tryLock(watchdog))) return;
  const forever = new AbortController().signal;
  const until = Date.now() + times.longest;
  while (Date.now() < until) {
    const look = await lookAfter(sharingFolder, projectName, environment);
    if (look === 'done') return;
    await pause(look === 'held' ? times.interval : times.afterFailure, forever);
  }
  await freeLock(watchdog);
}

/** The watchdog's own file goes away while the stack is locked, so that whoever comes next sees that nobody guards it. */
async function lookAfter(
  sharingFolder: string,
  projectName: string,
  environment: NodeJS.ProcessEnv,
): Promise<'held' | 'failed' | 'done'> {
  const files = filesOfStack(sharingFolder, projectName);
  if (countLeases(files) > 0 || !(await tryLock(files.lock))) return 'held';
  try {
    if (countLeases(files) > 0) return 'held';
    const note = readNote(files);
    if (note !== undefined && !(note.isRunning && note.isKept)) {
      const end = await takeDown(projectName, files, { environment });
      if (end.kind !== 'gone') return 'failed';
      await forgetStack(files);
    }
    await freeLock(files.watchdog);
    return 'done';
  } finally {
    await freeLock(files.lock);
  }
}
