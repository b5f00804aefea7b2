import type { FolderRules } from '../dockerignore/folder';
import type { FoundKind } from './tally';

/** What the user's own lines say in a folder; functions, which cannot pass to another thread. */
export interface UserRules {
  /** The folder's path from the workspace root. */
  readonly path: string;
  /** What these exclude must stay. */
  readonly keep: FolderRules | undefined;
  /** Where the user's patterns named the folder: only what these exclude goes. */
  readonly patterns: FolderRules | undefined;
}

/** A folder that is pollution as a whole, or up to what must be kept. */
export interface FolderTask {
  readonly type: 'folder';
  /** Absolute path, with forward slashes. */
  readonly path: string;
  readonly kind: FoundKind;
  /** The source of an expression for the names of the files that are removed; undefined: all but compiled extension modules. */
  readonly only?: string | undefined;
  /** Not even extension modules are kept: the user asked for the folder as such. */
  readonly isWhole: boolean;
  /** Paths below the folder that git tracks, as `foldName` makes them. */
  readonly tracked: readonly string[];
  /** Undefined where the user gave no lines. */
  readonly userRules?: UserRules | undefined;
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
