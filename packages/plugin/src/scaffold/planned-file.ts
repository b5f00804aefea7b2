/** A file that a generator wants to exist. */
export interface PlannedFile {
  /** From the workspace root, with forward slashes. */
  readonly path: string;
  /** Whole, with line feeds and a final one. */
  readonly content: string;
}
