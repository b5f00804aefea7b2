import { posix } from 'node:path';
import { OpenQuestion } from '../stack/question';
import type { WorkspaceFiles } from '../workspace-files';

/** A requirements file, and those that it includes or is constrained by, in the order in which pip meets them. */
export function requirementFiles(path: string, files: WorkspaceFiles): string[] {
  const found: string[] = [];
  const visit = (file: string): void => {
    const text = files.read(file);
    if (text === undefined || found.includes(file)) return;
    found.push(file);
    for (const [, included = ''] of text.matchAll(INCLUDED)) visit(posix.join(posix.dirname(file), included));
  };
  visit(path);
  return found;
}

/** https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
const INCLUDED = /^\s*(?:-r|--requirement|-c|--constraint)[ =]+([^\s#]+)/gm;

const LOCAL = /^\s*(?:(?:-e|--editable)[ =]+)?(\.{1,2}\/[^\s#;]*)/m;

/** Packages are installed before any source is there, and so from no folder of the workspace. */
export function requireNoFolders(paths: readonly string[], files: WorkspaceFiles): void {
  const problems = paths.flatMap((path) => {
    const folder = LOCAL.exec(files.read(path) ?? '')?.[1];
    return folder === undefined ? [] : [folderProblem(path, folder)];
  });
  if (problems.length > 0) throw new OpenQuestion(problems);
}

/** What to do where a package is to come from a folder. */
export function folderProblem(path: string, folder: string): { what: string; why: string; fix: string } {
  return {
    what: `${path}: ${folder} is a folder of the workspace`,
    why: 'packages are installed before the sources are there, so that a change of these installs nothing anew',
    fix: 'take it out: the image has the sources of all projects that this one depends on, and PYTHONPATH leads to them',
  };
}
