import { join } from 'node:path';
import { CLOSED_FOLDERS, type CheckedProject, type WorkspaceView } from '../../checker/workspace-view';
import { readFolder } from '../../host/read-folder';
import { readTextIfReadable, sizeIfPresent } from '../../host/file-system';

/** The files of a workspace, listed once; each is read at most once, when somebody asks for it. */
export function viewOnDisk(root: string, projects: readonly CheckedProject[]): WorkspaceView {
  const files: string[] = [];
  const closedFolders: string[] = [];
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const reading = readFolder(join(root, folder));
    if (reading.kind !== 'read') continue;
    for (const entry of reading.entries) {
      // A name that is no text can be in no file that a rule reads.
      if (typeof entry.name !== 'string') continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) files.push(path);
      else if (CLOSED_FOLDERS.has(entry.name)) closedFolders.push(path);
      else pending.push(path);
    }
  }
  const texts = new Map<string, string | undefined>();
  return {
    files: files.sort(),
    closedFolders: closedFolders.sort(),
    read: (path) => {
      if (!texts.has(path)) texts.set(path, readText(join(root, path)));
      return texts.get(path);
    },
    size: (path) => sizeIfPresent(join(root, path)),
    projects,
    today: new Date().toISOString().slice(0, 10),
  };
}

/** Larger files are none that people write, and what holds a zero byte is no text. */
const LARGEST = 2 * 1024 * 1024;

function readText(path: string): string | undefined {
  const text = readTextIfReadable(path);
  return text === undefined || text.length > LARGEST || text.includes('\0') ? undefined : text;
}
