import { withFileLock } from '../../host/file-lock';
import { countLeases, endLease } from './leases';
import type { RunningStack, StackWish } from './stack';
import { filesOfStack, forgetStack, readNote, writeNote } from './stack-files';
import { takeDown } from './take-down';

/** What became of a stack when a run let go. */
export type ReleaseEnd =
  | { readonly kind: 'gone' }
  | { readonly kind: 'kept' }
  | { readonly kind: 'still-used' }
  /** There was no time; the watchdog takes it down. */
  | { readonly kind: 'handed-over' }
  | { readonly kind: 'left'; readonly reason: string };

/** Milliseconds to wait for another run that is at the same stack; then the watchdog is asked to see to it. */
const LOCK_DEADLINE = 30_000;

/** Lets go at the end of a run; the last one out takes the stack down, unless it is to stay. */
export async function releaseStack(
  stack: RunningStack,
  wish: Pick<StackWish, 'sharingFolder' | 'environment' | 'keep'>,
  signal: AbortSignal,
): Promise<ReleaseEnd> {
  const files = filesOfStack(wish.sharingFolder, stack.projectName);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(LOCK_DEADLINE)]);
  try {
    return await withFileLock(files.lock, limit, async () => {
      const note = readNote(files);
      const isKept = note !== undefined && (wish.keep || note.isKept);
      if (isKept && !note.isKept) await writeNote(files, { ...note, isKept });
      await endLease(stack.lease);
      if (countLeases(files) > 0) return { kind: 'still-used' };
      if (isKept) return { kind: 'kept' };
      const end = await takeDown(stack.projectName, files, { environment: wish.environment, signal });
      if (end.kind === 'interrupted') return { kind: 'handed-over' };
      if (end.kind === 'gone') await forgetStack(files);
      return end;
    });
  } catch (error) {
    if (!limit.aborted) throw error;
    await endLease(stack.lease);
    return { kind: 'handed-over' };
  }
}

/** Lets go at once, without asking the engine anything: for a run that is being ended and has a second at most. The watchdog does the rest. */
export async function handOverStack(stack: RunningStack): Promise<void> {
  await endLease(stack.lease);
}
