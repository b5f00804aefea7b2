import type { Program } from '../stack/program';

/** A project in Python: how its packages are installed, and how it starts. */
export interface PythonStack {
  readonly kind: 'python';
  /** Minor version, for example `3.13`. */
  readonly version: string;
  readonly install: PythonInstall;
  readonly program: Program;
}

/** Where the packages of a Python project stand. */
export type PythonInstall =
  /** It has none beside the standard library. */
  | { readonly manager: 'none' }
  /** Files from the workspace root; with a hash for each package, pip takes nothing that has none. */
  | {
      readonly manager: 'pip';
      readonly requirements: string;
      /** It and those that it includes. */
      readonly files: readonly string[];
      readonly hasHashes: boolean;
    }
  /** A `pyproject.toml` without a lock file, in this folder. */
  | { readonly manager: 'pyproject'; readonly folder: string }
  | { readonly manager: 'poetry'; readonly folder: string }
  /** Folder of `uv.lock`, and the package in it, where that is a workspace. */
  | { readonly manager: 'uv'; readonly folder: string; readonly packageName: string | undefined };
