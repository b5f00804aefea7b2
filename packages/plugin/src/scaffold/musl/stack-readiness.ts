import { posix } from 'node:path';
import type { MuslTarget } from '../../formats/musl/musl-target';
import { detectPythonVersion } from '../python/detect-install';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { readMuslReadiness, type MuslReadiness } from './readiness';

/** Reads the readiness of a project for what its stack runs on; a stack without packages of others is always ready. */
export function readStackReadiness(
  stack: string,
  project: ScaffoldProject,
  files: WorkspaceFiles,
  architecture: MuslTarget['architecture'],
): MuslReadiness {
  const isPlain = stack === 'static' && files.read(posix.join(project.root, 'package.json')) === undefined;
  if (stack === 'go' || isPlain) return ALWAYS_READY;
  if (stack !== 'python') return readMuslReadiness(project, files, { architecture });
  const python = detectPythonVersion(project, files);
  // The stack itself says that no base has such a version.
  return python === undefined ? ALWAYS_READY : readMuslReadiness(project, files, { python, architecture });
}

const ALWAYS_READY: MuslReadiness = {
  file: undefined,
  verdicts: [],
  buildPackages: [],
  runtimePackages: [],
  problems: [],
  notes: [],
};
