import type { ContextSource } from '../../formats/dockerfile/context-sources';
import { exists, filesIn, type WorkspaceView } from '../workspace-view';
import { contextView, type ContextView } from './context-view';
import { literalPath } from './literal-source';
import { below } from './workspace-path';

/** The one of some folders that has every source of a Dockerfile and leaves none of them out; undefined where there are several or none, or a source is not plain. */
export function certainRoot(
  folders: readonly string[],
  sources: readonly ContextSource[],
  dockerfile: string,
  view: WorkspaceView,
): string | undefined {
  const paths = sources.map(literalPath);
  if (!paths.every((path) => path !== undefined)) return undefined;
  const [only, other] = [...new Set(folders)].filter((folder) => {
    const context = contextView(folder, dockerfile, view);
    return !context.isBroken && paths.every((path) => arrives(path, context, view));
  });
  return other === undefined ? only : undefined;
}

function arrives(path: string, { root, excludes }: ContextView, view: WorkspaceView): boolean {
  const full = below(root, path);
  if (!exists(view, full)) return false;
  const inside = filesIn(view, full);
  const skip = root === '' ? 0 : root.length + 1;
  return (inside.length === 0 ? [full] : inside).some((file) => !excludes(file.slice(skip)));
}
