import { posix } from 'node:path';
import type { WorkspaceFiles } from '../workspace-files';

/** A file of a project in JavaScript or TypeScript. */
export interface SourceFile {
  /** From the workspace root. */
  readonly path: string;
  readonly text: string;
}

const SOURCE = /\.[cm]?[jt]sx?$/;
const NOT_SOURCE = /\.(?:spec|test|d)\.[cm]?[jt]sx?$|\.config\.[cm]?[jt]s$/;
const NOT_SOURCES =
  /^(?:tests?|e2e|docs|node_modules|dist|build|out|coverage|public|__tests__|__mocks__)$|\./;

/** Levels of folders that are looked into: deeper lies no entry point, and a large project is not read whole. */
const DEPTH = 3;

/** The sources of a project that are no tests, those nearest to its root first. */
export function findSources(root: string, files: WorkspaceFiles): SourceFile[] {
  const found: SourceFile[] = [];
  let folders = [root];
  for (let depth = 0; depth <= DEPTH && folders.length > 0; depth += 1) {
    for (const folder of folders) found.push(...sourcesIn(folder, files));
    folders = folders.flatMap((folder) => foldersIn(folder, files));
  }
  return found;
}

function sourcesIn(folder: string, files: WorkspaceFiles): SourceFile[] {
  return files
    .list(folder)
    .filter((name) => SOURCE.test(name) && !NOT_SOURCE.test(name))
    .flatMap((name) => {
      const path = posix.join(folder, name);
      const text = files.read(path);
      return text === undefined ? [] : [{ path, text }];
    });
}

function foldersIn(folder: string, files: WorkspaceFiles): string[] {
  return files
    .list(folder)
    .filter((name) => !NOT_SOURCES.test(name))
    .map((name) => posix.join(folder, name))
    .filter((path) => files.list(path).length > 0);
}
