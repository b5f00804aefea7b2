import { posix } from 'node:path';
import type { ExecutorContext, ProjectGraph } from '@nx/devkit';

/** The folders of an executor's project and of all projects that it depends on, as `projectFolders`. */
export function findProjectFolders({ projectName = '', projectGraph }: ExecutorContext): string[] {
  return projectFolders(projectGraph, projectName);
}

/** The folders of a project and of all projects that it depends on, from the workspace root; none lies in another. */
export function projectFolders(
  projectGraph: Pick<ProjectGraph, 'nodes' | 'dependencies'>,
  projectName: string,
): string[] {
  const found = new Set<string>();
  const pending = [projectName];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    // The graph's other nodes are packages from a registry.
    if (found.has(name) || projectGraph.nodes[name] === undefined) continue;
    found.add(name);
    pending.push(...(projectGraph.dependencies[name] ?? []).map(({ target }) => target));
  }
  return withoutNested([...found].flatMap((name) => projectGraph.nodes[name]?.data.root ?? []));
}

function withoutNested(folders: readonly string[]): string[] {
  const all = new Set(folders);
  return folders.filter((folder) => !foldersAround(folder).some((other) => all.has(other))).sort();
}

function foldersAround(folder: string): string[] {
  if (folder === '.') return [];
  const parent = posix.dirname(folder);
  return [parent, ...foldersAround(parent)];
}
