import type { Scope } from './scope';
import { isSubjectName, kindOfText, MAY_BE_MEANT } from './subjects/subject-names';
import { isListed, type WorkspaceView } from './workspace-view';

/** A file or a folder that was not looked at. */
export interface Unread {
  /** From the workspace root. */
  readonly path: string;
  /** As in `not readable: EACCES`. */
  readonly why: string;
}

/**
 * What would have been looked at and could not be read, sorted. In a project's report that is what is its own, ignore files of its contexts,
 * and all compose files, workflows and folders: any of them may tell of it.
 */
export function findUnread(view: WorkspaceView, { isOwn, subjects }: UnreadScope): Unread[] {
  const contexts = subjects.dockerfile.flatMap((dockerfile) => dockerfile.contexts);
  const files = new Set([
    ...view.files.filter((file) => MAY_BE_MEANT.test(file) && isMeant(file, isOwn)),
    ...contexts.flatMap(({ context }) => context.ignoreFile ?? []),
    ...subjects.workspace.flatMap(({ builds }) =>
      builds.map(({ dockerfile }) => dockerfile).filter((file) => isOwn(file)),
    ),
  ]);
  const unread = [...files].flatMap((path) => {
    const why = isListed(view, path) ? view.whyUnread?.(path) : undefined;
    return why === undefined ? [] : [{ path, why }];
  });
  const folders = [...(view.unreadFolders ?? [])].map(([path, why]) => ({ path: `${path}/`, why }));
  return [...unread, ...folders].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** For people and the record. */
export function describeUnread({ path, why }: Unread): string {
  return `${path} (${why})`;
}

type UnreadScope = Pick<Scope, 'isOwn' | 'subjects'>;

function isMeant(file: string, isOwn: (file: string) => boolean): boolean {
  if (isSubjectName.compose(file)) return true;
  const kind = kindOfText(file);
  if (kind === 'workflow' || !isOwn(file)) return kind === 'workflow';
  return kind !== undefined || Object.values(isSubjectName).some((isNamed) => isNamed(file));
}
