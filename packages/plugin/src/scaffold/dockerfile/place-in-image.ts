import { posix } from 'node:path';

/** Where a path of the workspace lies inside an image. */
export function inImage(path: string): string {
  return posix.join('/app', path);
}
