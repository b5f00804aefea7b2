import type { Dialect } from '../../dockerignore/dialect';
import type { IgnoreLine } from '../../dockerignore/parse';
import type { SharedMemory } from '../hash-memory/recollection';

/** What is read of each entry: its size alone, all facts, or those and a hash of its content. */
export type ScanDepth = 'sizes' | 'facts' | 'hashes';

/** What the second thread of a scan needs to know once. */
export interface ScanSetup {
  /** Absolute path of the context root. */
  readonly root: string;
  readonly lines: readonly IgnoreLine[];
  readonly dialect: Dialect;
  readonly depth: ScanDepth;
  /** With the depth `hashes` only. */
  readonly memory: SharedMemory | undefined;
}
