import { globSync } from 'fast-glob';
import { join, posix } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { isRecord } from '../../base/unknown-record';
import { readTextIfReadable } from '../../host/file-system';
import { readManifest } from './read-manifest';

/** The package.json files that belong to the workspace of npm, yarn, bun or pnpm. */
export function findWorkspaceMembers(workspaceRoot: string): string[] {
  const rootManifest = readManifest(join(workspaceRoot, 'package.json'));
  const globs = [...workspaceGlobs(rootManifest['workspaces']), ...pnpmGlobs(workspaceRoot)];
  const patterns = globs.map((glob) => posix.join(glob.replace(/^(!?)\.\//, '$1'), 'package.json'));
  const members = globSync(patterns, { cwd: workspaceRoot, ignore: ['**/node_modules/**'] });
  return 'nx' in rootManifest ? [...members, 'package.json'] : members;
}

function workspaceGlobs(workspaces: unknown): string[] {
  const globs = isRecord(workspaces) ? workspaces['packages'] : workspaces;
  return Array.isArray(globs) ? globs.filter((glob) => typeof glob === 'string') : [];
}

function pnpmGlobs(workspaceRoot: string): string[] {
  try {
    return workspaceGlobs(parseYaml(readTextIfReadable(join(workspaceRoot, 'pnpm-workspace.yaml')) ?? ''));
  } catch {
    return [];
  }
}
