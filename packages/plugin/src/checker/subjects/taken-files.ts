import type { ContextSource } from '../../formats/dockerfile/context-sources';
import { filesIn, isFile, type WorkspaceView } from '../workspace-view';
import type { ContextUse } from './dockerfile-subject';
import { literalPath } from './literal-source';
import { below, isIn } from './workspace-path';

/** A source and a file, or folder that nobody looks into, that it takes into the image. */
export interface TakenPath {
  readonly source: ContextSource;
  /** From the workspace root. */
  readonly file: string;
  /** From the root of the context. */
  readonly path: string;
}

/** Every file that the literal sources take and the ignore file keeps, each once. */
export function takenFiles({ context, sources }: ContextUse, view: WorkspaceView): TakenPath[] {
  if (context.isBroken) return [];
  const seen = new Set<string>();
  return sources.flatMap((source) => {
    const path = literalPath(source);
    if (path === undefined || source.keyword === 'RUN') return [];
    const full = below(context.root, path);
    const files = isFile(view, full) ? [full] : filesIn(view, full);
    return files.flatMap((file): TakenPath[] => {
      const inside = fromRoot(context.root, file);
      if (seen.has(file) || context.excludes(inside)) return [];
      seen.add(file);
      return [{ source, file, path: inside }];
    });
  });
}

/** Those of some files that a use takes; far cheaper than all where they are few. */
export function takenAmong({ context, sources }: ContextUse, files: readonly string[]): TakenPath[] {
  if (context.isBroken || files.length === 0) return [];
  const folders = sources.flatMap((source) => {
    const path = literalPath(source);
    return path === undefined || source.keyword === 'RUN'
      ? []
      : [{ source, full: below(context.root, path) }];
  });
  return files.flatMap((file): TakenPath[] => {
    const taking = folders.find(({ full }) => file === full || isIn(full, file));
    const path = fromRoot(context.root, file);
    return taking === undefined || context.excludes(path) ? [] : [{ source: taking.source, file, path }];
  });
}

/** Every folder of what tools make or fetch that a source takes along with the folder that it lies in. */
export function takenFolders({ context, sources }: ContextUse, view: WorkspaceView): TakenPath[] {
  if (context.isBroken) return [];
  return sources.flatMap((source) => {
    const path = literalPath(source);
    if (path === undefined || source.keyword === 'RUN') return [];
    const full = below(context.root, path);
    return view.closedFolders
      .filter((folder) => isIn(full, folder))
      .map((folder) => ({ source, file: folder, path: fromRoot(context.root, folder) }))
      .filter((taken) => !context.explain(`${taken.path}/x`).excluded);
  });
}

function fromRoot(root: string, path: string): string {
  return root === '' ? path : path.slice(root.length + 1);
}
