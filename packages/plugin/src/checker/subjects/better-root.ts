import { folderOf } from '../../base/context-path';
import type { ContextSource } from '../../formats/dockerfile/context-sources';
import type { WorkspaceView } from '../workspace-view';
import { isCertainlyMissing, literalPath } from './literal-source';
import { upwards } from './workspace-path';

/** The literal sources that are certainly not below a root. */
export function missingSources(
  root: string,
  sources: readonly ContextSource[],
  view: WorkspaceView,
): ContextSource[] {
  return sources.filter((source) => {
    const path = literalPath(source);
    return path !== undefined && isCertainlyMissing(root, path, view);
  });
}

/**
 * Another folder from which every source can be taken: one above the context, or one above the Dockerfile.
 *
 * Undefined where nothing is missing, or where no folder has all of it.
 */
export function findBetterRoot(
  root: string,
  sources: readonly ContextSource[],
  dockerfile: string,
  view: WorkspaceView,
): string | undefined {
  if (missingSources(root, sources, view).length === 0) return undefined;
  const folders = [...upwards(root), ...upwards(folderOf(dockerfile))].filter((folder) => folder !== root);
  return [...new Set(folders)].find((folder) => missingSources(folder, sources, view).length === 0);
}
