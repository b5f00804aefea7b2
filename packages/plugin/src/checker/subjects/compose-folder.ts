import { folderOf } from '../../base/context-path';
import type { WorkspaceView } from '../workspace-view';
import type { ComposeService, ComposeSubject } from './compose-subject';
import { isCopiedElsewhere } from './copied-elsewhere';
import { namesOtherFolder } from './project-directory';
import { rememberedFor } from './remembered';

const STANDARD = /^(?:docker-)?compose\.ya?ml$/;
const ANY = /^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/;

const composeFiles = rememberedFor(({ files }) =>
  files.filter((file) => ANY.test(file.slice(file.lastIndexOf('/') + 1))),
);

/** Whether a file is one that the engine takes by itself; others may be laid over a file of another folder. */
function isStandardName(file: string): boolean {
  return STANDARD.test(file.slice(file.lastIndexOf('/') + 1));
}

/**
 * Folders from which a compose file's relative paths may count: its own, and where the file may be laid over
 * another or a project directory may be given, those of the other compose files and the workspace root.
 * None for a file that is copied elsewhere before it is used.
 */
export function possibleFolders({ file }: ComposeSubject, view: WorkspaceView): readonly string[] {
  if (isCopiedElsewhere(file)) return [];
  const own = folderOf(file);
  if (isStandardName(file) && !namesOtherFolder(view)) return [own];
  return [...new Set([own, '', ...composeFiles(view).map(folderOf)])];
}

/**
 * Whether something is in none of these folders; `isThere` says nothing where it cannot be known. The file's own folder is asked first: for the
 * others all that may call compose has to be read.
 */
export function isNowhere(
  subject: ComposeSubject,
  view: WorkspaceView,
  isThere: (folder: string) => boolean | undefined,
): boolean {
  if (isThere(folderOf(subject.file)) !== false) return false;
  const folders = possibleFolders(subject, view);
  return folders.length > 0 && folders.every((folder) => isThere(folder) === false);
}

/** Where the same service stands in another compose file of the folder, which may give what is missing here. */
export function isCompletedElsewhere(
  { name, value }: ComposeService,
  { file }: ComposeSubject,
  view: WorkspaceView,
): boolean {
  if (value.get('extends') !== undefined) return true;
  const named = new RegExp(`^\\s+["']?${name.replace(/[^\w-]/g, '.')}["']?:`, 'm');
  return composeFiles(view).some((other) => other !== file && named.test(view.read(other) ?? ''));
}
