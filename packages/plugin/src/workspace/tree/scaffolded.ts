import type { LaidFile } from './lay-files';

/** What became of scaffolded files. */
export interface Scaffolded {
  readonly laid: readonly LaidFile[];
  /** What the user should know, one sentence each. */
  readonly notes: readonly string[];
}
