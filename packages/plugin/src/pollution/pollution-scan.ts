import { joinPath } from '../base/context-path';
import type { FolderRules } from '../dockerignore/folder-rules';
import { realPathIfPresent } from '../host/file-system';
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
    /** Without git, what cannot be told from somebody's work is not pollution; who only looks wants to see it. */
    private readonly isCautious: boolean,
  ) {}

  /** Whether a folder lies where its path says; a link on the way would lead the search elsewhere. */
  canStartAt(path: string): boolean {
    const absolute = this.absolute(path);
    const isStraight = realPathIfPresent(absolute) === absolute;
    if (!isStraight) {
      this.unsearched.push({
        path: absolute,
        reason: 'it is missing, or a link leads elsewhere on the way to it',
      });
    }
    return isStraight;
  }

  /** Searches one folder: gives the pollution in it, and puts the folders to search next on the list. */
  search(folder: SearchedFolder, pending: SearchedFolder[]): RemovalTask[] {
    const path = this.absolute(folder.path);
    const reading = readFolder(path);
    if (reading.kind === 'unreadable')
      this.unsearched.push({ path, reason: `it cannot be read (${reading.code})` });
    if (reading.kind !== 'read') return [];
    const { isEnvironment, isRepository, isProject } = lookAround(reading.entries);
    if (isEnvironment) return this.judgeEnvironment(folder, isProject);
    const here =
      isRepository && !folder.isStart
        ? { ...folder, protection: protectionOf(path, folder.protection) }
        : folder;
    return this.judgeEntries(here, reading.entries, pending);
  }

  private judgeEnvironment(folder: SearchedFolder, isProject: boolean): RemovalTask[] {
    if (folder.isStart || isProject) {
      const reason = 'it is a virtual environment and a project in one, so nothing in it was looked at';
      this.kept.push({ path: this.absolute(folder.path), reason });
      return [];
    }
    if (!this.catalogue.includes('virtual-environments')) return [];
    const options = { isCertain: true, isWhole: true, keep: folder.keep };
    return this.folderTask(folder, folder.path, 'virtual-environments', options);
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
      return this.folderTask(folder, path, 'custom', { isCertain: true, isWhole: false, keep, patterns })[0];
    }
    const known = this.catalogue.folder(name, folder.name);
    if (known !== undefined) {
      const { kind, pattern } = known;
      // A name that needs a proof may be that of an ordinary folder, in which the search goes on without one.
      if (pattern.proof !== undefined && !this.hasProof(path, pattern.proof)) {
        pending.push({ path, name, isStart: false, protection: folder.protection, patterns, keep });
        return undefined;
      }
      return this.folderTask(folder, path, kind, { ...pattern, isWhole: kind === 'node-modules', keep })[0];
    }
    if (name !== 'node_modules') {
      pending.push({ path, name, isStart: false, protection: folder.protection, patterns, keep });
    }
    return undefined;
  }

  private hasProof(path: string, proof: readonly string[]): boolean {
    const reading = readFolder(this.absolute(path));
    if (reading.kind !== 'read' || lookAround(reading.entries).isProject) return false;
    return reading.entries.some(({ name }) => proof.includes(name.toString()));
  }

  private folderTask(
    { protection }: SearchedFolder,
    path: string,
    kind: FoundKind,
    { only, isCertain, isWhole, keep, patterns }: FolderOptions,
  ): FolderTask[] {
    const absolute = this.absolute(path);
    if (!this.mayRemove(protection, absolute, isCertain)) return [];
    if (protection().tracks(absolute)) {
      this.kept.push({ path: absolute, reason: 'git tracks it, as a submodule' });
      return [];
    }
    const tracked = protection().below(absolute);
    const userRules = keep === undefined && patterns === undefined ? undefined : { path, keep, patterns };
    return [{ type: 'folder', path: absolute, kind, only, isWhole, tracked, userRules }];
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
    if (!this.isCautious) return true;
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

interface Surroundings {
  isEnvironment: boolean;
  isRepository: boolean;
  isProject: boolean;
}

const MARKERS: ReadonlyMap<unknown, keyof Surroundings> = new Map([
  ['.git', 'isRepository'],
  ...[...ENVIRONMENT_MARKERS].map((name) => [name, 'isEnvironment'] as const),
  ...['project.json', 'package.json', 'pyproject.toml'].map((name) => [name, 'isProject'] as const),
]);

/** What a folder is, by the names in it. */
function lookAround(entries: readonly DirectoryEntry[]): Surroundings {
  const found: Surroundings = { isEnvironment: false, isRepository: false, isProject: false };
  for (const { name } of entries) {
    const mark = MARKERS.get(name);
    if (mark !== undefined) found[mark] = true;
  }
  return found;
}

interface FolderOptions {
  readonly only?: RegExp;
  readonly isCertain: boolean;
  /** Even extension modules go. */
  readonly isWhole: boolean;
  readonly keep: FolderRules | undefined;
  readonly patterns?: FolderRules | undefined;
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
