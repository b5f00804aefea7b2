import type { FileKind } from '../host/read-folder';

/** Something in a build context that is no folder. */
export interface ContextFile {
  /** From the context root, with forward slashes. */
  readonly path: string;
  readonly kind: FileKind;
  /** Bytes that the engine gets; 0 for all but files. */
  readonly size: number;
  /** Permission bits, such as 0o644. */
  readonly mode: number;
  /** Where a symbolic link leads, as it is written. */
  readonly linkTarget?: string;
  /** SHA-256 of a file's content or of a link's target, where content hashes were asked for. */
  readonly sha256?: string;
  /** The bytes of the path in hexadecimal digits, where they are no valid UTF-8. */
  readonly pathBytes?: string;
}

/** Something about a context that deserves a look. */
export interface ContextProblem {
  /** From the context root. */
  readonly path: string;
  readonly kind:
    'unreadable-folder' | 'unreadable-file' | 'vanished' | 'special-file' | 'odd-name' | 'without-content';
  /** One sentence. */
  readonly message: string;
}
