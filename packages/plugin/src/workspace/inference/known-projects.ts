import { join, posix } from 'node:path';
import { isRecord, type UnknownRecord } from '../../base/unknown-record';
import { readManifest } from './read-manifest';
import { findWorkspaceMembers } from './workspace-members';

/** A project that Nx knows without us. */
export interface KnownProject {
  /** From the workspace root, `.` for the root itself. */
  readonly root: string;
  readonly name: string;
}

/** A project with what its own files say of its targets. */
export interface ManifestProject extends KnownProject {
  /** The targets in its package.json and its project.json; the latter count more. */
  readonly targets: readonly UnknownRecord[];
  /** The scripts in its package.json, each of which is a target for Nx. */
  readonly scripts: UnknownRecord;
}

/**
 * Finds the projects that exist anyway: folders with a project.json, and members of the package manager's workspace.
 *
 * Targets for any other folder would make Nx invent a nameless project, and the whole graph would fail.
 */
export function findKnownProjects(configFiles: readonly string[], workspaceRoot: string): ManifestProject[] {
  const members = new Set(findWorkspaceMembers(workspaceRoot));
  const known = configFiles.filter((file) => posix.basename(file) === 'project.json' || members.has(file));
  const roots = [...new Set(known.map((file) => posix.dirname(file)))].sort();
  const present = new Set(configFiles);
  return roots.map((root) => {
    const [packageJson = {}, projectJson = {}] = ['package.json', 'project.json']
      .map((name) => posix.join(root, name))
      .map((file) => (present.has(file) ? readManifest(join(workspaceRoot, file)) : {}));
    return describeProject(root, packageJson, projectJson);
  });
}

/** Of the names Nx's own order: project.json, then package.json, then the folder's name. */
function describeProject(
  root: string,
  packageJson: UnknownRecord,
  projectJson: UnknownRecord,
): ManifestProject {
  const nx = isRecord(packageJson['nx']) ? packageJson['nx'] : {};
  const names = [projectJson['name'], nx['name'], packageJson['name']];
  return {
    root,
    name: names.find((name) => typeof name === 'string') ?? posix.basename(root).toLowerCase(),
    targets: [nx['targets'], projectJson['targets']].filter(isRecord),
    scripts: isRecord(packageJson['scripts']) ? packageJson['scripts'] : {},
  };
}
