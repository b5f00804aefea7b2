import { resolve } from 'node:path';
import type { Problem } from '../../../base/user-error';

/** A file that the run writes, and the option that names it. */
export interface WrittenFile {
  readonly option: string;
  /** Absolute path; undefined where the option is not given. */
  readonly path: string | undefined;
}

/** What a run writes it first takes away, so that no two files may be one, and none the Dockerfile. */
export function explainOverwriting(
  files: readonly WrittenFile[],
  dockerfile: string | Problem,
  workspaceRoot: string,
): Problem[] {
  const source = typeof dockerfile === 'string' ? resolve(workspaceRoot, dockerfile) : undefined;
  const fix = 'name another file';
  return files.flatMap(({ option, path }, index) => {
    if (path === undefined) return [];
    if (path === source) return [{ what: `${option}: that is the Dockerfile`, fix }];
    const earlier = files.slice(0, index).find((file) => file.path === path);
    return earlier === undefined ? [] : [{ what: `${option}: ${earlier.option} writes there too`, fix }];
  });
}
