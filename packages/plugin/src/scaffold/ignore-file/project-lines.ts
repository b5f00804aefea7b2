import { posix } from 'node:path';
import { escapePath } from '../../dockerignore/escape-path';
import type { WorkspaceFiles } from '../workspace-files';

/** Folders that hold nothing but tests where they lie beside the sources of a project, and may be modules anywhere else. */
const TEST_FOLDERS = ['tests', 'test', '__tests__', 'e2e'];

/** What tools make in the folder of a project; deeper inside, these may be the names of modules. */
export const OUTPUT_FOLDERS = ['dist', 'coverage'];

/** Lets the folders of projects in, and keeps out what lies in these and no image needs. The workspace root needs no line to be let in. */
export function projectLines(folders: readonly string[], files: WorkspaceFiles): string[] {
  return [
    ...folders.filter((folder) => folder !== '.').map((folder) => `!${escapePath(folder)}`),
    ...folders.flatMap((folder) =>
      unneeded(folder, files).map((name) => escapePath(posix.join(folder, name))),
    ),
  ];
}

function unneeded(folder: string, files: WorkspaceFiles): string[] {
  const present = files.list(folder);
  const isFolder = (name: string): boolean => files.read(posix.join(folder, name)) === undefined;
  return [
    ...present.filter((name) => TEST_FOLDERS.includes(name) && isFolder(name)),
    ...present.filter((name) => name === 'spec' && holdsSpecs(posix.join(folder, name), files)),
    ...present.filter((name) => files.read(posix.join(folder, name, 'pyvenv.cfg')) !== undefined),
    ...OUTPUT_FOLDERS.filter((name) => !isPartOfProgram(folder, name, files)),
    ...present.filter((name) => name === 'project.json'),
  ];
}

/** `spec` may as well hold the description of an interface that a program reads. */
function holdsSpecs(folder: string, files: WorkspaceFiles): boolean {
  return files.list(folder).some((name) => /[._-](?:spec|test)\.\w+$|^spec_helper/.test(name));
}

/** An insurance has a module `coverage`; Go embeds what it was given as `dist`; a site by hand has its pages as they are. */
function isPartOfProgram(folder: string, name: string, files: WorkspaceFiles): boolean {
  const beside = files.list(folder);
  const isGo = beside.some((file) => file === 'go.mod' || file.endsWith('.go'));
  const isPlainSite = beside.includes('index.html') && !beside.includes('package.json');
  const mayBeSource = name === 'dist' && (isGo || isPlainSite);
  return mayBeSource || files.list(posix.join(folder, name)).some((file) => file.endsWith('.py'));
}
