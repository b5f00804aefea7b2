/** A checker of others, as it runs without an engine. */
export interface Checker {
  readonly name: string;
  /** Whether it looks at files of such a path. */
  readonly looksAt: (path: string) => boolean;
  /** What it says of a file below a folder, each by the checker's own name for it. */
  readonly check: (root: string, file: string) => readonly string[];
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
