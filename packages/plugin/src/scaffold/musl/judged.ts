import type { MuslVerdict } from './verdict';

/** A verdict, and whether everything goes on without its package. */
export type JudgedNeed = MuslVerdict & { readonly isOptional: boolean };

/** What came of going through the packages of one language. */
export interface Judged {
  /** The file that told, from the workspace root; undefined where none did. */
  readonly file: string | undefined;
  readonly verdicts: readonly JudgedNeed[];
  readonly notes: readonly string[];
}
