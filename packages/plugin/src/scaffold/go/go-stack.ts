import type { Program } from '../stack/program';

/** A program in Go. */
export interface GoStack {
  /** Minor version, for example `1.26`. */
  readonly version: string;
  readonly module: GoModule;
  /** The package with `main`, from the workspace root. */
  readonly mainFolder: string;
  /** What the program is called in the image. */
  readonly binary: string;
  readonly program: Program;
  /** Names in the folder of the project that the program reads when it runs. */
  readonly runTimeFiles: readonly string[];
}

/** The module that a project belongs to. */
export interface GoModule {
  /** From the workspace root. */
  readonly folder: string;
  /** Whether a `go.work` at the workspace root leads to the other modules. */
  readonly inWorkspace: boolean;
  readonly hasSums: boolean;
}
