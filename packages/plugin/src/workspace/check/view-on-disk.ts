import { join } from 'node:path';
import { CLOSED_FOLDERS, type CheckedProject, type WorkspaceView } from '../../checker/workspace-view';
import { readFolder } from '../../host/read-folder';
import { isFile, readTextIfReadable, sizeIfPresent } from '../../host/file-system';

/** The files of a workspace, listed once; each is read at most once, when somebody asks for it. */
export function viewOnDisk(root: string, projects: readonly CheckedProject[]): WorkspaceView {
  const files: string[] = [];
  const closedFolders: string[] = [];
  const others = new Set<string>();
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const reading = readFolder(join(root, folder));
    if (reading.kind !== 'read') continue;
    for (const entry of reading.entries) {
      // A name that is no text can be in no file that a rule reads.
      if (typeof entry.name !== 'string') continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory() && !entry.isFile()) others.add(path);
      if (!entry.isDirectory()) files.push(path);
      else if (CLOSED_FOLDERS.has(entry.name)) closedFolders.push(path);
      else pending.push(path);
    }
  }
  const texts = new KeptTexts(root, others);
  return {
    files: files.sort(),
    closedFolders: closedFolders.sort(),
    read: (path) => texts.read(path),
    size: (path) => sizeIfPresent(join(root, path)),
    projects,
    today: new Date().toISOString().slice(0, 10),
  };
}

/** Characters of texts that are kept; what does not fit is read again when it is asked for again. */
const MOST_KEPT = 64 * 1024 * 1024;

/** The texts that were read; rules on code read nearly all of a large workspace, each file once or twice. */
class KeptTexts {
  private readonly texts = new Map<string, string | undefined>();
  private kept = 0;

  constructor(
    private readonly root: string,
    /** Links, and what may have no end. */
    private readonly others: ReadonlySet<string>,
  ) {}

  read(path: string): string | undefined {
    if (this.texts.has(path)) return this.texts.get(path);
    const full = join(this.root, path);
    const text = this.others.has(path) && !isFile(full) ? undefined : readText(full);
    this.kept += text?.length ?? 0;
    if (this.kept <= MOST_KEPT) this.texts.set(path, text);
    return text;
  }
}

/** Larger files are none that people write, and what holds a zero byte is no text. */
const LARGEST = 2 * 1024 * 1024;

function readText(path: string): string | undefined {
  const text = readTextIfReadable(path);
  return text === undefined || text.length > LARGEST || text.includes('\0') ? undefined : text;
}
