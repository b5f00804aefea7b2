import { join } from 'node:path';
import type { Dialect } from '../dockerignore/dialect';
import { readTextIfPresent } from '../host/file-system';

/** The one ignore file that a build obeys. */
export interface IgnoreFile {
  /** Path on this machine. */
  readonly path: string;
  /** Its text; empty where the file is. */
  readonly content: string;
}

/** Finds the ignore file that holds for a Dockerfile: the first that exists, even an empty one, and never two merged. */
export function findIgnoreFile(
  contextRoot: string,
  dockerfile: string,
  dialect: Dialect = 'docker',
): IgnoreFile | undefined {
  for (const path of ignoreFileCandidates(contextRoot, dockerfile, dialect)) {
    const content = readTextIfPresent(path);
    if (content !== undefined) return { path, content };
  }
  return undefined;
}

/**
 * Where an engine looks for an ignore file, in its order.
 *
 * Docker knows `<Dockerfile>.dockerignore` beside the Dockerfile and `.dockerignore` at the root of the context; buildah
 * also knows both with the name `.containerignore`, which is second beside the Dockerfile and first at the root.
 */
function ignoreFileCandidates(contextRoot: string, dockerfile: string, dialect: Dialect): string[] {
  const own = `${dockerfile}.dockerignore`;
  const common = join(contextRoot, '.dockerignore');
  if (dialect !== 'buildah') return [own, common];
  return [own, `${dockerfile}.containerignore`, join(contextRoot, '.containerignore'), common];
}
