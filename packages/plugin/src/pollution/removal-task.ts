import type { FoundKind } from './tally';

/** A folder that is pollution as a whole, or up to what must be kept. */
export interface FolderTask {
  readonly type: 'folder';
  /** Absolute path, with the system's separators. */
  readonly path: string;
  readonly kind: FoundKind;
  /** The names of the files that are removed; undefined: all but compiled extension modules. */
  readonly only?: RegExp | undefined;
  /** Not even extension modules are kept: the user asked for the folder as such. */
  readonly isWhole: boolean;
  /** Paths below the folder that git tracks. */
  readonly tracked: readonly string[];
}

/** Files that are pollution in a folder that is not. */
export interface FilesTask {
  readonly type: 'files';
  /** Absolute path of their folder. */
  readonly path: string;
  readonly files: readonly {
    readonly name: string;
    readonly kind: FoundKind;
    readonly settledHours?: number | undefined;
  }[];
}

export type RemovalTask = FolderTask | FilesTask;
