import { join, posix } from 'node:path';
import { readLinkTarget } from './file-facts';
import { exists, readTextIfPresent } from './file-system';

/** Links that a path may take before it is taken for a circle, as on Linux. */
const MOST_LINKS = 40;

/** Reads a text file below a folder as a program would that has this folder for its root, so that no link leads out of it. */
export function readTextInside(root: string, path: string): string | undefined {
  const resolved = resolveInside(root, path);
  return resolved === undefined ? undefined : readTextIfPresent(join(root, resolved));
}

/** The path, from the root, where all links have led; undefined where something is missing or they lead in a circle. */
function resolveInside(root: string, path: string): string | undefined {
  const pending = path.split('/');
  let resolved = '/';
  for (let links = 0; links <= MOST_LINKS;) {
    const name = pending.shift();
    if (name === undefined) return resolved;
    const next = posix.join(resolved, name);
    if (!exists(join(root, next))) return undefined;
    const target = readLinkTarget(join(root, next));
    if (target === undefined) {
      resolved = next;
      continue;
    }
    links += 1;
    if (target.startsWith('/')) resolved = '/';
    pending.unshift(...target.split('/'));
  }
  return undefined;
}
