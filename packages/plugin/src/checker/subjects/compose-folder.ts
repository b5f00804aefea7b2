import { folderOf } from '../../base/context-path';
import type { WorkspaceView } from '../workspace-view';
import type { ComposeService, ComposeSubject } from './compose-subject';

const STANDARD = /^(?:docker-)?compose\.ya?ml$/;
const ANY = /^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/;

/** Whether a file is one that the engine takes by itself; others may be laid over a file of another folder. */
function isStandardName(file: string): boolean {
  return STANDARD.test(file.slice(file.lastIndexOf('/') + 1));
}

/**
 * Folders from which a compose file's relative paths may count: its own, and where the file may be laid over
 * another or a project directory may be given, those of the other compose files and the workspace root.
 */
export function possibleFolders({ file }: ComposeSubject, view: WorkspaceView): readonly string[] {
  const own = folderOf(file);
  if (isStandardName(file) && !namesProjectDirectory(view)) return [own];
  const others = view.files.filter((other) => ANY.test(other.slice(other.lastIndexOf('/') + 1)));
  return [...new Set([own, '', ...others.map(folderOf)])];
}

/** Where the same service stands in another compose file of the folder, which may give what is missing here. */
export function isCompletedElsewhere(
  { name, value }: ComposeService,
  { file }: ComposeSubject,
  view: WorkspaceView,
): boolean {
  if (value.get('extends') !== undefined) return true;
  const named = new RegExp(`^\\s+["']?${name.replace(/[^\w-]/g, '.')}["']?:`, 'm');
  return view.files.some(
    (other) =>
      other !== file &&
      ANY.test(other.slice(other.lastIndexOf('/') + 1)) &&
      named.test(view.read(other) ?? ''),
  );
}

const remembered = new WeakMap<WorkspaceView, boolean>();

function namesProjectDirectory(view: WorkspaceView): boolean {
  const known = remembered.get(view);
  if (known !== undefined) return known;
  const isNamed = view.files
    .filter((file) => /(?:\.(?:sh|bash|ya?ml|mdx?|json|mk|toml)|file)$/i.test(file))
    .some((file) => /--project-directory\b/.test(view.read(file) ?? ''));
  remembered.set(view, isNamed);
  return isNamed;
}
