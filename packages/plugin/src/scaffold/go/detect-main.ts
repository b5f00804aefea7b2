import { posix } from 'node:path';
import type { ScaffoldProject } from '../scaffold-project';
import { shortName } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';

/** The package of a program, or the several from which one must be chosen. */
export type FoundMain =
  | { readonly kind: 'found'; readonly folder: string; readonly binary: string }
  | { readonly kind: 'several'; readonly names: readonly string[] }
  | { readonly kind: 'not-found' };

/**
 * Finds the package with `main`: the one that is named, that of the project's own folder, `cmd/<project>`, or the only one in `cmd`.
 *
 * https://go.dev/doc/modules/layout
 */
export function detectMain(
  project: ScaffoldProject,
  files: WorkspaceFiles,
  wanted: string | undefined,
): FoundMain {
  const own = shortName(project);
  const commands = files
    .list(posix.join(project.root, 'cmd'))
    .filter((name) => isMain(posix.join(project.root, 'cmd', name), files));
  const found = (name: string): FoundMain => ({
    kind: 'found',
    folder: posix.join(project.root, 'cmd', name),
    binary: name,
  });
  if (wanted !== undefined && commands.includes(wanted)) return found(wanted);
  if (isMain(project.root, files)) return { kind: 'found', folder: project.root, binary: own };
  if (commands.includes(own)) return found(own);
  const [only, ...others] = commands;
  if (only === undefined) {
    const command = posix.join(project.root, 'cmd');
    return isMain(command, files) ? { kind: 'found', folder: command, binary: own } : { kind: 'not-found' };
  }
  return others.length === 0 ? found(only) : { kind: 'several', names: commands };
}

function isMain(folder: string, files: WorkspaceFiles): boolean {
  return goFiles(folder, files).some((text) => /^package main\b/m.test(text));
}

/** The texts of the sources in a folder, tests not. */
export function goFiles(folder: string, files: WorkspaceFiles): string[] {
  return files
    .list(folder)
    .filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'))
    .flatMap((name) => files.read(posix.join(folder, name)) ?? []);
}

/** Levels of folders that are looked into for what a program does. */
const DEPTH = 3;

/** The texts of all sources of a project. */
export function allGoFiles(root: string, files: WorkspaceFiles): string[] {
  const texts: string[] = [];
  let folders = [root];
  for (let depth = 0; depth <= DEPTH && folders.length > 0; depth += 1) {
    for (const folder of folders) texts.push(...goFiles(folder, files));
    folders = folders.flatMap((folder) =>
      files
        .list(folder)
        .filter((name) => !/\.|^(?:node_modules|vendor|testdata)$/.test(name))
        .map((name) => posix.join(folder, name))
        .filter((path) => files.list(path).length > 0),
    );
  }
  return texts;
}
