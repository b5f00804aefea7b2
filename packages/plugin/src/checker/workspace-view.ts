import { folderOf, nameOf, parentFolders } from '../base/context-path';
import type { BuildCheck } from '../formats/build-check/read-build-check';

/** A project as Nx knows it. */
export interface CheckedProject {
  readonly name: string;
  /** From the workspace root, `.` for the root itself. */
  readonly root: string;
  /** Folders of all projects that it depends on. */
  readonly dependencies: readonly string[];
}

/** The files of a workspace as rules look at them; paths are from its root, with forward slashes. */
export interface WorkspaceView {
  /** All files, sorted, without what lies in the folders that `closedFolders` names. */
  readonly files: readonly string[];
  /** Folders whose content nobody looks at: `.git`, `node_modules`, virtual environments and caches, wherever they lie. */
  readonly closedFolders: readonly string[];
  /** Undefined where there is no such file, or it is not text. */
  readonly read: (path: string) => string | undefined;
  /** Why a file that is there cannot be read, as in `not readable: EACCES`; undefined where it can, or there is none. */
  readonly whyUnread?: (path: string) => string | undefined;
  /** Folders that could not be read, and why; what they hold is not known. */
  readonly unreadFolders?: ReadonlyMap<string, string>;
  /** Bytes of a file, for the few of which a rule asks; undefined where it is not known. */
  readonly size: (path: string) => number | undefined;
  readonly projects: readonly CheckedProject[];
  /** The day of the check, as in `2026-11-26`. */
  readonly today: string;
  /** What BuildKit's own checks say of the Dockerfiles that it was asked about; undefined where no engine was asked. */
  readonly buildChecks?: ReadonlyMap<string, BuildCheck>;
}

/** Whether a path names a file or a folder that exists; what lies in a folder that is closed or could not be read is taken to be there. */
export function exists(view: WorkspaceView, path: string): boolean {
  if (path === '' || path === '.') return true;
  const { files, folders, closed } = placesIn(view);
  if (files.has(path) || folders.has(path)) return true;
  return closed.size > 0 && [path, ...parentFolders(path)].some((folder) => closed.has(folder));
}

/** Whether a path names a file, or something else that is no folder. */
export function isFile(view: WorkspaceView, path: string): boolean {
  return placesIn(view).files.has(path);
}

/** What lies directly in a folder, by name. */
export interface FolderContent {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** What lies directly in a folder of the workspace; the root is the empty path. */
export function contentOf(view: WorkspaceView, folder: string): FolderContent {
  return placesIn(view).folders.get(folder) ?? { files: [], folders: [] };
}

/** All folders of the workspace with what lies directly in them; the root is the empty path. */
export function foldersOf(view: WorkspaceView): ReadonlyMap<string, FolderContent> {
  return placesIn(view).folders;
}

/** Files and folders as they are asked for. */
interface Places {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlyMap<string, FolderContent>;
  readonly closed: ReadonlySet<string>;
}

const known = new WeakMap<WorkspaceView, Places>();

function placesIn(view: WorkspaceView): Places {
  const found = known.get(view) ?? findPlaces(view);
  known.set(view, found);
  return found;
}

function findPlaces({ files, closedFolders, unreadFolders }: WorkspaceView): Places {
  const folders = new Map<string, { readonly files: string[]; readonly folders: string[] }>();
  const enter = (folder: string): { readonly files: string[]; readonly folders: string[] } => {
    const old = folders.get(folder);
    if (old !== undefined) return old;
    const content = { files: [], folders: [] };
    folders.set(folder, content);
    if (folder !== '') enter(folderOf(folder)).folders.push(nameOf(folder));
    return content;
  };
  enter('');
  for (const file of files) enter(folderOf(file)).files.push(nameOf(file));
  return {
    files: new Set(files),
    folders,
    closed: new Set([...closedFolders, ...(unreadFolders?.keys() ?? [])]),
  };
}

/** Whether a path is that of a file, or of a link to whatever it may be. */
export function isListed({ files }: WorkspaceView, path: string): boolean {
  return files[lowerBound(files, path)] === path;
}

/** All files in a folder and below, in their order. */
export function filesIn({ files }: WorkspaceView, folder: string): readonly string[] {
  if (folder === '' || folder === '.') return files;
  const prefix = `${folder}/`;
  const from = lowerBound(files, prefix);
  let to = from;
  while (files[to]?.startsWith(prefix) === true) to += 1;
  return files.slice(from, to);
}

/** The first place in a sorted list at which a text is not after what stands there. */
function lowerBound(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Files that are held in memory, for tests. */
export function viewInMemory(
  files: Readonly<Record<string, string>>,
  projects: readonly CheckedProject[] = [],
  today = '2026-11-26',
  sizes: Readonly<Record<string, number>> = {},
): WorkspaceView {
  const paths = Object.keys(files).sort();
  const closed = paths.flatMap((path) => closedFolderOf(path) ?? []);
  return {
    files: paths.filter((path) => closedFolderOf(path) === undefined),
    closedFolders: [...new Set(closed)],
    read: (path) => files[path],
    size: (path) => sizes[path],
    projects,
    today,
  };
}

/** Names of folders that hold what tools make or fetch. */
export const CLOSED_FOLDERS: ReadonlySet<string> = new Set([
  '.git',
  'node_modules',
  'bower_components',
  '.nx',
  '.cache',
  '.venv',
  'venv',
  '__pycache__',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.next',
]);

function closedFolderOf(path: string): string | undefined {
  const parts = path.split('/');
  const at = parts.slice(0, -1).findIndex((part) => CLOSED_FOLDERS.has(part));
  return at === -1 ? undefined : parts.slice(0, at + 1).join('/');
}
