import { globSync } from 'fast-glob';
import { join, posix } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { readTextIfPresent } from '../../host/file-system';

/** A project that Nx knows without us. */
export interface KnownProject {
  /** From the workspace root, `.` for the root itself. */
  readonly root: string;
  readonly name: string;
}

/**
 * Finds the projects that exist anyway: folders with a project.json, and members of the package manager's workspace.
 *
 * Targets for any other folder would make Nx invent a nameless project, and the whole graph would fail.
 */
export function findKnownProjects(configFiles: readonly string[], workspaceRoot: string): KnownProject[] {
  const members = new Set(findWorkspaceMembers(workspaceRoot));
  const known = configFiles.filter((file) => posix.basename(file) === 'project.json' || members.has(file));
  const roots = [...new Set(known.map((file) => posix.dirname(file)))].sort();
  return roots.map((root) => ({ root, name: readProjectName(join(workspaceRoot, root), root) }));
}

/** The package.json files that belong to the workspace of npm, yarn, bun or pnpm. */
function findWorkspaceMembers(workspaceRoot: string): string[] {
  const rootManifest = readObject(join(workspaceRoot, 'package.json'));
  const globs = [...workspaceGlobs(rootManifest['workspaces']), ...pnpmGlobs(workspaceRoot)];
  const patterns = globs.map((glob) => posix.join(glob.replace(/^(!?)\.\//, '$1'), 'package.json'));
  const members = globSync(patterns, { cwd: workspaceRoot, ignore: ['**/node_modules/**'] });
  return 'nx' in rootManifest ? [...members, 'package.json'] : members;
}

function workspaceGlobs(workspaces: unknown): string[] {
  const globs = isObject(workspaces) ? workspaces['packages'] : workspaces;
  return Array.isArray(globs) ? globs.filter((glob) => typeof glob === 'string') : [];
}

function pnpmGlobs(workspaceRoot: string): string[] {
  try {
    return workspaceGlobs(parseYaml(readTextIfPresent(join(workspaceRoot, 'pnpm-workspace.yaml')) ?? ''));
  } catch {
    return [];
  }
}

/** Nx's own order: project.json, then package.json, then the folder's name. */
function readProjectName(folder: string, root: string): string {
  const manifest = readObject(join(folder, 'package.json'));
  const nx = isObject(manifest['nx']) ? manifest['nx'] : {};
  const names = [readObject(join(folder, 'project.json'))['name'], nx['name'], manifest['name']];
  return names.find((name) => typeof name === 'string') ?? posix.basename(root).toLowerCase();
}

/** A JSON file's object; an empty one where there is none or it is broken, for which Nx itself reports the error. */
function readObject(file: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(readTextIfPresent(file) ?? '{}');
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
