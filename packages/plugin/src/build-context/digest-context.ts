import type { ContextProblem } from './context-file';
import { digestManifest, isWhole } from './manifest-digest';
import type { ContextSize } from './scan/measurement';
import { scanRemembering, type ScanRequest } from './scan/scan-context';

/** How much a context holds, and one digest over it. */
export interface DigestedContext extends ContextSize {
  /** As in `readBuildContext`. */
  readonly digest: string | undefined;
  readonly problems: readonly ContextProblem[];
}

/**
 * Says of a context what `measureContext` says, and its digest, in hardly more time where nothing changed.
 *
 * The memory is as in `readBuildContext`. Nothing is made for the files that are as they were, not even their paths.
 */
export async function digestContext(request: ScanRequest, hashMemory: string): Promise<DigestedContext> {
  const { read, remembered } = await scanRemembering(request, hashMemory);
  const { files, emptyFolders, problems, emptied } = read;
  const known = remembered.total();
  return {
    files: known.files + files.length,
    bytes: known.bytes + files.reduce((sum, { size }) => sum + size, 0),
    emptied: emptied.sort(),
    problems,
    digest: isWhole(problems) ? digestManifest(files, emptyFolders, remembered) : undefined,
  };
}
