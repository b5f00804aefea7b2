import type { Programs } from '../private/programs';
import type { RunDirectory } from '../private/run-directory';
import type { UndoList } from '../undo-list';

/** Where a further private engine may be, beside the one that with-engine has started. */
export interface PrivatePlace {
  readonly cache: string;
  /** Below the run directory of with-engine, which removes it if nobody else does. */
  readonly run: RunDirectory;
  /** The programs of the main engine. */
  readonly programs: Programs;
  /** `host:port` of the registry that has the base images. */
  readonly registry: string;
  readonly undo: UndoList;
  readonly signal: AbortSignal;
}
