import { join } from 'node:path';
import { CLOSED_FOLDERS, type CheckedProject, type WorkspaceView } from '../../checker/workspace-view';
import { readFolder } from '../../host/read-folder';
import { sizeIfPresent } from '../../host/file-system';
import { readRegularFile, readText } from '../../host/read-text';

/** The files of a workspace, listed once; each is read when somebody asks for it, and once unless it is code beyond what is kept. */
export function viewOnDisk(
  root: string,
  projects: readonly CheckedProject[],
  mostKept = MOST_KEPT,
): WorkspaceView {
  const files: string[] = [];
  const closedFolders: string[] = [];
  const unreadFolders = new Map<string, string>();
  const others = new Set<string>();
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const reading = readFolder(join(root, folder));
    if (reading.kind === 'unreadable') unreadFolders.set(folder, `not readable: ${reading.code}`);
    if (reading.kind !== 'read') continue;
    for (const entry of reading.entries) {
      // A name that is no text can be in no file that a rule reads.
      if (typeof entry.name !== 'string') continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isFile()) others.add(path);
      if (!entry.isDirectory()) files.push(path);
      else if (CLOSED_FOLDERS.has(entry.name)) closedFolders.push(path);
      else pending.push(path);
    }
  }
  const texts = new KeptTexts(root, others, mostKept);
  return {
    files: files.sort(),
    closedFolders: closedFolders.sort(),
    read: (path) => texts.read(path),
    whyUnread: (path) => texts.whyUnread(path),
    unreadFolders,
    size: (path) => sizeIfPresent(join(root, path)),
    projects,
    today: new Date().toISOString().slice(0, 10),
  };
}

/** Characters of code that are kept; what does not fit is read again when it is asked for again. */
const MOST_KEPT = 64 * 1024 * 1024;
/** Rules on code read nearly all of a large workspace, each file once or twice; all else is little, and asked for often. */
const CODE = /\.(?:[cm]?[jt]sx?|json|py|go|rs|java|kt|cs|rb|php|vue|svelte|s?css|html|lock)$/i;

/** The texts that were read, and why others were not. */
class KeptTexts {
  private readonly texts = new Map<string, string | undefined>();
  private readonly reasons = new Map<string, string>();
  private kept = 0;

  constructor(
    private readonly root: string,
    /** Links, and what may have no end. */
    private readonly others: ReadonlySet<string>,
    private readonly mostKept: number,
  ) {}

  read(path: string): string | undefined {
    if (this.texts.has(path)) return this.texts.get(path);
    const read = this.others.has(path) ? readText : readRegularFile;
    const reading = read(join(this.root, path));
    const text = reading.kind === 'text' ? reading.text : undefined;
    if (reading.kind === 'unread') this.reasons.set(path, reading.why);
    if (reading.kind === 'vanished' && this.others.has(path))
      this.reasons.set(path, 'a link that leads nowhere');
    if (CODE.test(path)) this.kept += text?.length ?? 0;
    if (!CODE.test(path) || this.kept <= this.mostKept) this.texts.set(path, text);
    return text;
  }

  whyUnread(path: string): string | undefined {
    this.read(path);
    return this.reasons.get(path);
  }
}
