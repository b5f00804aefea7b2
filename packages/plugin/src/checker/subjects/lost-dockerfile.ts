import { posix } from 'node:path';
import { folderOf } from '../../base/context-path';
import {
  neededStages,
  readContextSources,
  type ContextSource,
} from '../../formats/dockerfile/context-sources';
import { readDockerfile } from '../../formats/dockerfile/read-dockerfile';
import type { WorkspaceView } from '../workspace-view';
import { missingSources } from './better-root';
import { certainRoot } from './certain-root';
import { isIn, resolveInWorkspace, upwards, writeFrom } from './workspace-path';

/** A context, a Dockerfile as it is written from there, and the stage that is wanted. */
export interface WrittenBuild {
  /** From the workspace root. */
  readonly root: string;
  readonly dockerfile: string;
  readonly target: string | undefined;
}

/** A context and a Dockerfile that is there. */
export interface FoundBuild {
  readonly root: string;
  /** From the workspace root. */
  readonly file: string;
}

/**
 * The context and Dockerfile that were probably meant where the written ones lead to nothing, among some folders.
 *
 * A pair with all sources of the Dockerfile goes first; where the Dockerfile takes nothing, the context is kept if it can be.
 */
export function findMeantBuild(
  written: WrittenBuild,
  folders: readonly string[],
  view: WorkspaceView,
): FoundBuild | undefined {
  const { root, target } = written;
  const moved = [...new Set(folders)].flatMap((folder): FoundBuild[] => {
    const file = resolveInWorkspace(folder, written.dockerfile);
    return file === undefined || view.read(file) === undefined ? [] : [{ root: folder, file }];
  });
  const kept = moved.map(({ file }) => ({ root, file }));
  return (
    [...kept, ...moved].find((pair) => hasAll(pair, target, view)) ??
    kept.find(({ file }) => isIn(root, file)) ??
    // Further away it may be there by chance.
    moved.find((pair) => folderOf(root) === pair.root || !isIn(pair.root, root))
  );
}

/** Whether the Dockerfile takes anything, and finds all of it. */
function hasAll({ root, file }: FoundBuild, target: string | undefined, view: WorkspaceView): boolean {
  const sources = sourcesOf(file, target, view);
  return sources.length > 0 && missingSources(root, sources, view).length === 0;
}

/** Whether the Dockerfile finds all that it takes in this context, and in no other. */
export function isOnlyBuild(
  { root, file }: FoundBuild,
  target: string | undefined,
  view: WorkspaceView,
): boolean {
  const sources = sourcesOf(file, target, view);
  const folders = [...upwards(root), ...upwards(folderOf(file))];
  return sources.length > 0 && certainRoot(folders, sources, file, view) === root;
}

function sourcesOf(file: string, target: string | undefined, view: WorkspaceView): ContextSource[] {
  const text = view.read(file) ?? '';
  const stages = neededStages(readDockerfile(text), target);
  return readContextSources(text).filter(({ stage }) => stages.has(stage));
}

/** The folder at the end of a context with which the Dockerfile's path begins again; undefined where there is none. */
export function countedTwice({
  root,
  dockerfile,
}: Pick<WrittenBuild, 'root' | 'dockerfile'>): string | undefined {
  return upwards(posix.dirname(posix.normalize(dockerfile))).find(
    (folder) => folder !== '' && folder !== '.' && (root === folder || root.endsWith(`/${folder}`)),
  );
}

/** The two lines of a compose file for a pair, as written from its folder. */
export function writeBuild(base: string, { root, file }: FoundBuild): string {
  return `Write "context: ${writeFrom(base, root)}" and "dockerfile: ${writeFrom(root, file)}".`;
}

/** Folders from which the words of a Dockerfile may have been meant: above the context, one step less far up, and the compose file's. */
export function nearbyFolders(base: string, context: string, root: string, dockerfile: string): string[] {
  const lower = /^\.\.(?:\/|$)/.test(context) ? context.replace(/^\.\.\/?/, './') : undefined;
  const nearer = lower === undefined ? undefined : resolveInWorkspace(base, lower);
  // A name without a folder may be found further up by chance.
  const above = upwards(root).slice(1, dockerfile.includes('/') ? undefined : 2);
  return [...above, ...(nearer === undefined ? [] : [nearer]), base];
}
