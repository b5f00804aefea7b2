import { parseIgnoreFile, type IgnoreLine } from '../../dockerignore/parse';

/** An ignore file and the Dockerfiles whose context it cuts down. */
export interface IgnoreFileSubject {
  readonly file: string;
  readonly text: string;
  /** As Docker reads them today. */
  readonly lines: readonly IgnoreLine[];
  /** Dockerfiles for which it is the effective one; none where no engine reads it for a known Dockerfile. */
  readonly governs: readonly { readonly dockerfile: string; readonly contextRoot: string }[];
}

export function ignoreFileSubject(
  file: string,
  text: string,
  governs: IgnoreFileSubject['governs'],
): IgnoreFileSubject {
  return { file, text, lines: parseIgnoreFile(text), governs };
}
