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
  const built = dependencies.flatMap((folder) => readBuilt(folder, files) ?? []);
  const ordered = new Set<Built>();
  const visit = (one: Built, above: ReadonlySet<Built>): void => {
    if (ordered.has(one) || above.has(one)) return;
    const here = new Set([...above, one]);
    for (const other of built) if (asksFor(one, other)) visit(other, here);
    ordered.add(one);
  };
  for (const one of built) visit(one, new Set());
  return [...ordered].map(({ folder, output }) => ({ folder, output }));
}

/** With what its manifest says, which is read once. */
interface Built extends BuiltDependency {
  readonly name: string | undefined;
  readonly packages: ReadonlySet<string>;
}

function readBuilt(folder: string, files: WorkspaceFiles): Built | undefined {
  const manifest = readPackageJson(folder, files);
  if (!hasBuildScript(manifest) || manifest?.entry === undefined) return undefined;
  const output = builtFolderOf(posix.normalize(manifest.entry), folder, files);
  if (output === undefined) return undefined;
  return { folder, output, name: manifest.name, packages: new Set(manifest.packages) };
}

function asksFor({ packages }: Built, { name }: Built): boolean {
  return name !== undefined && packages.has(name);
}
