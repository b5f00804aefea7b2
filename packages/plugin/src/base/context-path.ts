/** Turns a path of this platform into the form that ignore files, Dockerfiles and records use: forward slashes. */
export function toContextPath(path: string, separator: string): string {
  return separator === '/' ? path : path.split(separator).join('/');
}

/** The path of a name in a folder of the context, whose root is the empty path. */
export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** The folders above a path in a build context, outermost first: `a/b/c` gives `a`, `a/b`. */
export function parentFolders(path: string): string[] {
  const segments = path.split('/');
  return segments.slice(0, -1).map((_, index) => segments.slice(0, index + 1).join('/'));
}
