import { join } from 'node:path';
import { readTextIfPresent } from '../host/file-system';

/** The one ignore file that a build obeys. */
export interface IgnoreFile {
  /** Path on this machine. */
  readonly path: string;
  /** Its text; empty where the file is. */
  readonly content: string;
}

/**
 * Finds the ignore file that holds for a Dockerfile: `<Dockerfile>.dockerignore` beside it, even an empty one, else
 * `.dockerignore` at the root of the context. They are never merged.
 */
export function findIgnoreFile(contextRoot: string, dockerfile: string): IgnoreFile | undefined {
  const candidates = [`${dockerfile}.dockerignore`, join(contextRoot, '.dockerignore')];
  for (const path of candidates) {
    const content = readTextIfPresent(path);
    if (content !== undefined) return { path, content };
  }
  return undefined;
}
