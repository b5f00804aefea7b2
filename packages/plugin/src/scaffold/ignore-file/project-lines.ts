import { posix } from 'node:path';
import { escapePath } from '../../dockerignore/escape-path';
import type { WorkspaceFiles } from '../workspace-files';

/** Folders that hold nothing but tests where they lie beside the sources of a project, and may be modules anywhere else. */
const TEST_FOLDERS = ['tests', 'test', '__tests__', 'spec', 'e2e'];

/** What tools make in the folder of a project; deeper inside, these may be the names of modules. */
export const OUTPUT_FOLDERS = ['dist', 'coverage'];

/** Lets the folders of projects in, and keeps their tests and outputs out. The workspace root needs no line to be let in. */
export function projectLines(folders: readonly string[], files: WorkspaceFiles): string[] {
  return [
    ...folders.filter((folder) => folder !== '.').map((folder) => `!${escapePath(folder)}`),
    ...folders.flatMap((folder) => testFolders(folder, files)).map(escapePath),
    ...folders.flatMap((folder) => OUTPUT_FOLDERS.map((name) => escapePath(posix.join(folder, name)))),
  ];
}

function testFolders(folder: string, files: WorkspaceFiles): string[] {
  return files
    .list(folder)
    .filter((name) => TEST_FOLDERS.includes(name))
    .map((name) => posix.join(folder, name))
    .filter((path) => files.read(path) === undefined);
}
