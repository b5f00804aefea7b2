import type { CleanProgress } from '../../pollution/clean-request';

/** How a run hears of an interruption, and how it tells of its progress. */
export interface Conduct {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: CleanProgress) => void;
}
