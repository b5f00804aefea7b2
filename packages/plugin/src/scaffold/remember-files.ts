import type { WorkspaceFiles } from './workspace-files';

/**
 * Looks at each file and folder once: for many projects that share dependencies, and for as long as nothing is written of what
 * is looked at.
 */
export function rememberFiles(files: WorkspaceFiles): WorkspaceFiles {
  return { read: once(files.read), list: once(files.list) };
}

function once<T>(look: (path: string) => T): (path: string) => T {
  const seen = new Map<string, { readonly found: T }>();
  return (path) => {
    const known = seen.get(path);
    if (known !== undefined) return known.found;
    const found = look(path);
    seen.set(path, { found });
    return found;
  };
}
