import { posix } from 'node:path';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { findModules } from './find-modules';

const MANIFESTS = [
  'pyproject.toml',
  'requirements.txt',
  'uv.lock',
  'poetry.lock',
  'setup.py',
  'manage.py',
  'Pipfile',
];

/** The file by which a project shows that it is in Python; undefined where none does. */
export function findPythonEvidence(project: ScaffoldProject, files: WorkspaceFiles): string | undefined {
  const manifest = MANIFESTS.map((name) => posix.join(project.root, name)).find(
    (path) => files.read(path) !== undefined,
  );
  return manifest ?? findModules(project, files)[0]?.path;
}
