import { posix } from 'node:path';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { importRoot } from './import-root';

/** A module of a project. */
export interface Module {
  /** As it is imported, for example `app.main`. */
  readonly name: string;
  /** From the workspace root. */
  readonly path: string;
  readonly text: string;
}

const NOT_SOURCES =
  /^(?:tests?|e2e|docs|node_modules|migrations|dist|build|venv|__pycache__)$|^\.|\.egg-info$/;

/** Levels of folders that are looked into: deeper lies no entry point, and a large project is not read whole. */
const DEPTH = 3;

/** The modules of a project, those nearest to its import root first; tests are none. */
export function findModules({ root }: ScaffoldProject, files: WorkspaceFiles): Module[] {
  const top = importRoot(root, files);
  const found: Module[] = [];
  let folders = [top];
  for (let depth = 0; depth <= DEPTH && folders.length > 0; depth += 1) {
    for (const folder of folders) found.push(...modulesIn(folder, top, files));
    folders = folders.flatMap((folder) => packagesIn(folder, files));
  }
  return found;
}

function modulesIn(folder: string, top: string, files: WorkspaceFiles): Module[] {
  return files
    .list(folder)
    .filter((name) => name.endsWith('.py') && !/^test_|_test\.py$|^(?:conftest|setup)\.py$/.test(name))
    .flatMap((name) => {
      const path = posix.join(folder, name);
      const text = files.read(path);
      const parts = posix.relative(top, path).slice(0, -'.py'.length).split('/');
      const isPackage = parts.length > 1 && parts.at(-1) === '__init__';
      return text === undefined
        ? []
        : { name: (isPackage ? parts.slice(0, -1) : parts).join('.'), path, text };
    });
}

function packagesIn(folder: string, files: WorkspaceFiles): string[] {
  return files
    .list(folder)
    .filter((name) => !NOT_SOURCES.test(name) && !name.includes('.'))
    .map((name) => posix.join(folder, name))
    .filter((path) => files.list(path).length > 0);
}
