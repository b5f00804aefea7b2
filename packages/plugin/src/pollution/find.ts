import type { FolderRules } from '../dockerignore/folder';
import type { LazyProtection } from './protection';
import type { FoundKind } from './tally';

/** A folder that is pollution by its name, before git was asked about it. */
export interface FoundFolder {
  readonly type: 'folder';
  /** From the workspace root. */
  readonly path: string;
  readonly kind: FoundKind;
  readonly protection: LazyProtection;
  /** Only files like these go. */
  readonly only?: RegExp | undefined;
  readonly isCertain: boolean;
  /** Even extension modules go. */
  readonly isWhole: boolean;
  readonly keep: FolderRules | undefined;
  readonly patterns?: FolderRules | undefined;
}

/** Files that are pollution by their names, in a folder that is not, before git was asked about them. */
export interface FoundFiles {
  readonly type: 'files';
  /** Their folder, from the workspace root. */
  readonly path: string;
  readonly protection: LazyProtection;
  readonly files: readonly FoundFile[];
}

/** One of them. */
export interface FoundFile {
  readonly name: string;
  readonly kind: FoundKind;
  readonly isCertain: boolean;
  readonly settledHours?: number | undefined;
}

/** What the search comes across. */
export type Find = FoundFolder | FoundFiles;
