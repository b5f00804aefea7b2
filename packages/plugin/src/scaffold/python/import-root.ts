import { posix } from 'node:path';
import type { WorkspaceFiles } from '../workspace-files';

/** Where Python looks for the packages of a project: in `src`, where Python lies there, else in its folder. */
export function importRoot(folder: string, files: WorkspaceFiles): string {
  const source = posix.join(folder, 'src');
  const holdsPython = (path: string): boolean => files.list(path).some((name) => name.endsWith('.py'));
  // Then `src` itself is the package, and is imported by that name.
  const isPackage = files.read(posix.join(source, '__init__.py')) !== undefined;
  const isSourceFolder =
    !isPackage &&
    (holdsPython(source) || files.list(source).some((name) => holdsPython(posix.join(source, name))));
  return isSourceFolder ? source : folder;
}
