import { posix } from 'node:path';
import { satisfies, validRange } from '@renovatebot/pep440';
import { baseVersions } from '../base-images';
import type { ScaffoldProject } from '../scaffold-project';
import { OpenQuestion } from '../stack/question';
import type { WorkspaceFiles } from '../workspace-files';
import type { PythonInstall } from './python-stack';
import { readPyproject, readRequirementNames } from './read-pyproject';
import { folderProblem, requirementFiles, requireNoFolders } from './requirement-files';

/** How the packages of a project are installed: by its own lock file, by that of the workspace, or without one. */
export function detectInstall({ root }: ScaffoldProject, files: WorkspaceFiles): PythonInstall {
  const has = (name: string): boolean => files.read(posix.join(root, name)) !== undefined;
  const pyproject = files.read(posix.join(root, 'pyproject.toml'));
  requireNoPaths(posix.join(root, 'pyproject.toml'), pyproject);
  if (has('uv.lock')) return { manager: 'uv', folder: root, packageName: undefined };
  if (has('poetry.lock')) return { manager: 'poetry', folder: root };
  if (pyproject !== undefined && files.read('uv.lock') !== undefined)
    return { manager: 'uv', folder: '.', packageName: readPyproject(pyproject).name };
  const requirements = posix.join(root, 'requirements.txt');
  const all = requirementFiles(requirements, files);
  if (all.length > 0) {
    requireNoFolders(all, files);
    const hasHashes = all.some((path) => files.read(path)?.includes('--hash=') === true);
    return { manager: 'pip', requirements, files: all, hasHashes };
  }
  if (pyproject === undefined) return { manager: 'none' };
  const { dependencies, needsPoetry } = readPyproject(pyproject);
  if (needsPoetry) throw missingLock(posix.join(root, 'pyproject.toml'));
  return dependencies.length > 0 ? { manager: 'pyproject', folder: root } : { manager: 'none' };
}

function requireNoPaths(path: string, text: string | undefined): void {
  const [folder] = readPyproject(text ?? '').folders;
  if (folder !== undefined) throw new OpenQuestion([folderProblem(path, folder)]);
}

function missingLock(pyproject: string): OpenQuestion {
  return new OpenQuestion([
    {
      what: `${pyproject}: which versions shall be installed?`,
      why: 'its packages stand where only poetry reads them, and there is no poetry.lock',
      fix: `poetry lock, in ${posix.dirname(pyproject)}`,
    },
  ]);
}

/** The names of the packages that a project itself asks for. */
export function requiredPackages({ root }: ScaffoldProject, files: WorkspaceFiles): ReadonlySet<string> {
  const requirements = requirementFiles(posix.join(root, 'requirements.txt'), files)
    .map((path) => files.read(path) ?? '')
    .join('\n');
  const pyproject = files.read(posix.join(root, 'pyproject.toml')) ?? '';
  return new Set([
    ...readRequirementNames(requirements),
    ...readPyproject(pyproject).dependencies,
    // https://fastapi.tiangolo.com/#dependencies
    ...(/\bfastapi\[[^\]]*\b(?:standard|all)\b/i.test(requirements + pyproject) ? ['uvicorn'] : []),
  ]);
}

/** The first version of Python with a base image that the project allows; undefined where it allows none. */
export function detectPythonVersion({ root }: ScaffoldProject, files: WorkspaceFiles): string | undefined {
  const pinned = files.read(posix.join(root, '.python-version')) ?? files.read('.python-version');
  const wanted = /^\s*(\d+\.\d+)/m.exec(pinned ?? '')?.[1];
  const { requiresPython } = readPyproject(files.read(posix.join(root, 'pyproject.toml')) ?? '');
  return baseVersions('python').find(
    (version) =>
      (wanted === undefined || wanted === version) &&
      // The newest patch of a version is what its image has.
      (requiresPython === undefined ||
        !isRange(requiresPython) ||
        satisfies(`${version}.99`, requiresPython)),
  );
}

/** What its own tool reads and we do not is no wish. */
function isRange(text: string): boolean {
  return validRange(text);
}
