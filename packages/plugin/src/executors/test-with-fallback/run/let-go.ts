import { describeRelease } from '../../../test-fallback/stack/describe-stack';
import { handOverStack, releaseStack } from '../../../test-fallback/stack/release-stack';
import type { Occasion, Progress } from './occasion';
import { holdOf } from './services-step';

/** Lets go of what a run holds: a place on staging, and its services, which the last run out takes down. */
export async function letGo(occasion: Occasion, progress: Progress): Promise<void> {
  await progress.leaveStaging?.();
  const { stack } = progress;
  if (stack === undefined) return;
  const { signal, say } = occasion;
  if (signal.aborted) {
    // Nx leaves no time to take anything down; the watchdog has it.
    await handOverStack(stack);
    return;
  }
  const end = await releaseStack(stack, holdOf(occasion, progress), signal);
  say('services', describeRelease(end, stack.projectName));
  if (end.kind === 'left') progress.findings.remarks.push(describeRelease(end, stack.projectName));
}
