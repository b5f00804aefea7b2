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
  readonly projects: readonly CheckedProject[];
  /** The day of the check, as in `2026-11-26`. */
  readonly today: string;
  /** What BuildKit's own checks say of the Dockerfiles that it was asked about; undefined where no engine was asked. */
  readonly buildChecks?: ReadonlyMap<string, BuildCheck>;
}

/** Whether a path names a file or a folder that exists. */
export function exists({ files, closedFolders }: WorkspaceView, path: string): boolean {
  if (path === '' || path === '.') return true;
  if (closedFolders.some((folder) => path === folder || path.startsWith(`${folder}/`))) return true;
  const at = lowerBound(files, path);
  return files[at] === path || (files[lowerBound(files, `${path}/`)] ?? '').startsWith(`${path}/`);
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
): WorkspaceView {
  const paths = Object.keys(files).sort();
  const closed = paths.flatMap((path) => closedFolderOf(path) ?? []);
  return {
    files: paths.filter((path) => closedFolderOf(path) === undefined),
    closedFolders: [...new Set(closed)],
    read: (path) => files[path],
    projects,
    today,
  };
}

/** Names of folders that hold what tools make or fetch. */
export const CLOSED_FOLDERS: ReadonlySet<string> = new Set([
  '.git',
  'node_modules',
  '.nx',
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
