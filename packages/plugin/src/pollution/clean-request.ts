import type { FolderRules } from '../dockerignore/folder';
import type { KindName } from './kinds';
import type { RemovalMode } from './remover';

/** What to clean, and how. */
export interface CleanRequest {
  /** Absolute path without links, with forward slashes. */
  readonly workspaceRoot: string;
  /** Folders to search, from the workspace root; empty text for the root itself. */
  readonly folders: readonly string[];
  readonly kinds: readonly KindName[];
  /** More pollution: what these rules, read at the workspace root, exclude. */
  readonly patterns?: FolderRules | undefined;
  /** What must stay: what these rules exclude. */
  readonly keep?: FolderRules | undefined;
  readonly mode: RemovalMode;
  readonly signal?: AbortSignal | undefined;
  /** Hears now and then how far the work is. */
  readonly onProgress?: ((progress: CleanProgress) => void) | undefined;
}

/** How far a cleaning is. */
export interface CleanProgress {
  readonly searchedFolders: number;
  /** Places with pollution that were found, and of those how many have been worked on. */
  readonly places: number;
  readonly done: number;
}
