import { joinPath } from '../base/context-path';
import type { FolderRules } from '../dockerignore/folder-rules';
import { readFolder, type DirectoryEntry } from '../host/read-folder';
import type { Catalogue, KnownFile } from './catalogue';
import { ENVIRONMENT_MARKERS } from './kinds';
import { protectionOf, type LazyProtection } from './protection';
import type { FilesTask, FolderTask, RemovalTask } from './removal-task';
import type { FoundKind, LeftPath } from './tally';

/** A folder of the workspace that is still to be searched. */
export interface SearchedFolder {
  /** From the workspace root, empty for the root itself. */
  readonly path: string;
  readonly name: string;
  /** Whether the search begins here, so that the folder is not pollution itself. */
  readonly isStart: boolean;
  readonly protection: LazyProtection;
  /** What the user's patterns say here: what they exclude is pollution. */
  readonly patterns: FolderRules | undefined;
  /** What must stay, whatever it is called: what these exclude. */
  readonly keep: FolderRules | undefined;
}

type PollutingFile = FilesTask['files'][number];
type FoundFile = Omit<KnownFile, 'kind'> & { readonly kind: FoundKind };

/** Searches the workspace folder by folder, and says what is to be removed. */
export class PollutionScan {
  /** What looked like pollution, and must not be removed. */
  readonly kept: LeftPath[] = [];
  /** Repositories that do not tell what they track, and folders that cannot be read. */
  readonly unsearched: LeftPath[] = [];
  /** Whether there was pollution in a place where no git protects anything. */
  metNoGit = false;

  constructor(
    private readonly root: string,
    private readonly catalogue: Catalogue,
  ) {}

  /** Searches one folder: gives the pollution in it, and puts the folders to search next on the list. */
  search(folder: SearchedFolder, pending: SearchedFolder[]): RemovalTask[] {
    const path = this.absolute(folder.path);
    const reading = readFolder(path);
    if (reading.kind === 'unreadable')
      this.unsearched.push({ path, reason: `it cannot be read (${reading.code})` });
    if (reading.kind !== 'read') return [];
    const { isEnvironment, isRepository } = lookAround(reading.entries);
    if (isEnvironment) return this.judgeEnvironment(folder);
    const here = isRepository && !folder.isStart ? { ...folder, protection: protectionOf(path) } : folder;
    return this.judgeEntries(here, reading.entries, pending);
  }

  private judgeEnvironment(folder: SearchedFolder): RemovalTask[] {
    if (folder.isStart) {
      this.kept.push({
        path: this.absolute(folder.path),
        reason: 'the folder itself is a virtual environment',
      });
      return [];
    }
    if (!this.catalogue.includes('virtual-environments')) return [];
    return this.folderTask(folder, folder.path, 'virtual-environments', { isCertain: true, isWhole: true });
  }

  private judgeEntries(
    folder: SearchedFolder,
    entries: readonly DirectoryEntry[],
    pending: SearchedFolder[],
  ): RemovalTask[] {
    const tasks: RemovalTask[] = [];
    const files: PollutingFile[] = [];
    for (const entry of entries) {
      const { name } = entry;
      if (typeof name !== 'string') continue;
      if (entry.isDirectory()) {
        const task = this.judgeFolder(folder, name, pending);
        if (task !== undefined) tasks.push(task);
      } else if (entry.isFile()) {
        const file = this.judgeFile(folder, name, entries);
        if (file !== undefined) files.push(file);
      }
    }
    if (files.length > 0) tasks.push({ type: 'files', path: this.absolute(folder.path), files });
    return tasks;
  }

  private judgeFolder(
    folder: SearchedFolder,
    name: string,
    pending: SearchedFolder[],
  ): FolderTask | undefined {
    const path = joinPath(folder.path, name);
    const keep = folder.keep?.enter(name, folder.path);
    if (name === '.git' || keep?.excluded === true) return undefined;
    const patterns = folder.patterns?.enter(name, folder.path);
    if (patterns?.excluded === true) {
      return this.folderTask(folder, path, 'custom', { isCertain: true, isWhole: false })[0];
    }
    const known = this.catalogue.folder(name, folder.name);
    if (known !== undefined) {
      const { kind, pattern } = known;
      // A name that needs a proof may be that of an ordinary folder, in which the search goes on without one.
      if (pattern.proof !== undefined && !this.hasProof(path, pattern.proof)) {
        pending.push({ path, name, isStart: false, protection: folder.protection, patterns, keep });
        return undefined;
      }
      return this.folderTask(folder, path, kind, { ...pattern, isWhole: kind === 'node-modules' })[0];
    }
    if (name !== 'node_modules') {
      pending.push({ path, name, isStart: false, protection: folder.protection, patterns, keep });
    }
    return undefined;
  }

  private hasProof(path: string, proof: readonly string[]): boolean {
    const reading = readFolder(this.absolute(path));
    return reading.kind === 'read' && reading.entries.some(({ name }) => proof.includes(name.toString()));
  }

  private folderTask(
    { protection }: SearchedFolder,
    path: string,
    kind: FoundKind,
    {
      only,
      isCertain,
      isWhole,
    }: { readonly only?: RegExp; readonly isCertain: boolean; readonly isWhole: boolean },
  ): FolderTask[] {
    const absolute = this.absolute(path);
    if (!this.mayRemove(protection, absolute, isCertain)) return [];
    const tracked = protection().below(absolute);
    return [{ type: 'folder', path: absolute, kind, only, isWhole, tracked }];
  }

  private judgeFile(
    folder: SearchedFolder,
    name: string,
    entries: readonly DirectoryEntry[],
  ): PollutingFile | undefined {
    const known = this.catalogue.file(name) ?? customFile(folder, name);
    if (known === undefined || folder.keep?.excludesFile(name, folder.path) === true) return undefined;
    const path = this.absolute(joinPath(folder.path, name));
    const reason = whyNotPollution(known, entries);
    if (reason !== undefined) {
      this.kept.push({ path, reason });
      return undefined;
    }
    if (!this.mayRemove(folder.protection, path, known.pattern.isCertain)) return undefined;
    if (folder.protection().tracks(path)) {
      this.kept.push({ path, reason: 'git tracks it' });
      return undefined;
    }
    return { name, kind: known.kind, settledHours: known.pattern.settledHours };
  }

  private mayRemove(protection: LazyProtection, path: string, isCertain: boolean): boolean {
    const { kind, reason = '' } = protection();
    if (kind === 'git') return true;
    if (kind === 'unknown') {
      this.kept.push({ path, reason: `its repository does not tell what it tracks: ${reason}` });
      return false;
    }
    this.metNoGit = true;
    if (!isCertain) this.kept.push({ path, reason: 'without git it cannot be told from work of yours' });
    return isCertain;
  }

  private absolute(path: string): string {
    return path === '' ? this.root : `${this.root}/${path}`;
  }
}

function lookAround(entries: readonly DirectoryEntry[]): { isEnvironment: boolean; isRepository: boolean } {
  let isEnvironment = false;
  let isRepository = false;
  for (const { name } of entries) {
    if (name === '.git') isRepository = true;
    else if (ENVIRONMENT_MARKERS.has(name as string)) isEnvironment = true;
  }
  return { isEnvironment, isRepository };
}

/** A file that the user's patterns call pollution; they may name anything. */
function customFile({ patterns, path }: SearchedFolder, name: string): FoundFile | undefined {
  if (patterns?.excludesFile(name, path) !== true) return undefined;
  return { kind: 'custom', pattern: { name, isCertain: true }, beside: undefined };
}

function whyNotPollution({ beside }: FoundFile, entries: readonly DirectoryEntry[]): string | undefined {
  if (beside === undefined || entries.some(({ name }) => name === beside)) return undefined;
  return `without a ${beside} beside it, it may be the module itself`;
}
