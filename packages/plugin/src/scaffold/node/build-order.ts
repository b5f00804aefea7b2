import { posix } from 'node:path';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { builtFolderOf, hasBuildScript } from './build-script';
import { readPackageJson } from './package-json';

/** A dependency whose entry does not exist before its own build script has run. */
export interface BuiltDependency {
  /** From the workspace root. */
  readonly folder: string;
  /** What its build makes, from the workspace root. */
  readonly output: string;
}

/** The dependencies of a project that must be built, each after those that it asks for itself. */
export function builtDependencies(
  { dependencies }: ScaffoldProject,
  files: WorkspaceFiles,
): BuiltDependency[] {
  const built = dependencies.flatMap((folder) => {
    const output = outputOf(folder, files);
    return output === undefined ? [] : [{ folder, output }];
  });
  const ordered: BuiltDependency[] = [];
  const visit = (one: BuiltDependency, above: readonly BuiltDependency[]): void => {
    if (ordered.includes(one) || above.includes(one)) return;
    for (const other of built) if (asksFor(one.folder, other.folder, files)) visit(other, [...above, one]);
    ordered.push(one);
  };
  for (const one of built) visit(one, []);
  return ordered;
}

function outputOf(folder: string, files: WorkspaceFiles): string | undefined {
  const manifest = readPackageJson(folder, files);
  if (!hasBuildScript(manifest) || manifest?.entry === undefined) return undefined;
  return builtFolderOf(posix.normalize(manifest.entry), folder, files);
}

function asksFor(folder: string, other: string, files: WorkspaceFiles): boolean {
  const name = readPackageJson(other, files)?.name;
  return name !== undefined && (readPackageJson(folder, files)?.packages ?? []).includes(name);
}
