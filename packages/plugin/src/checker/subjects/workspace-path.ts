import { posix } from 'node:path';

/** What only a program can fill in, or no path at all: variables, templates, addresses, absolute and home paths. */
const NO_PATH = /[$<>{}`|*?"]|^[a-z][a-z0-9+.-]*:|^git@|^[/~\\]|\\/i;

/** A path from a folder of the workspace; undefined where it leads out, or is not plain. The root is the empty path. */
export function resolveInWorkspace(folder: string, path: string): string | undefined {
  if (NO_PATH.test(path)) return undefined;
  const resolved = posix.join(folder, path).replace(/\/+$/, '');
  if (resolved === '..' || resolved.startsWith('../')) return undefined;
  return resolved === '.' ? '' : resolved;
}

/** How a path is written from a folder; `.` for the folder itself. */
export function writeFrom(folder: string, path: string): string {
  const written = posix.relative(`/${folder}`, `/${path}`);
  return written === '' ? '.' : written;
}

/** A path below a root that may be the workspace's. */
export function below(root: string, path: string): string {
  if (path === '' || path === '.') return root;
  return root === '' ? path : `${root}/${path}`;
}

/** How a context is called in a sentence. */
export function nameRoot(root: string): string {
  return root === '' ? 'the workspace root' : root;
}

/** A folder and all above it, the nearest first; the workspace root is the last. */
export function upwards(folder: string): string[] {
  const names = folder === '' ? [] : folder.split('/');
  return names.map((_, index) => names.slice(0, names.length - index).join('/')).concat('');
}

/** Whether a path lies below a root that may be the workspace's. */
export function isIn(root: string, path: string): boolean {
  return root === '' || path.startsWith(`${root}/`);
}
