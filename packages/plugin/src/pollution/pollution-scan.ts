import { joinPath } from '../base/context-path';
import type { FolderRules } from '../dockerignore/folder';
import { realPathIfPresent } from '../host/file-system';
import { readFolder, type DirectoryEntry } from '../host/read-folder';
import type { Catalogue, KnownFile } from './catalogue';
import type { Find, FoundFile, FoundFolder } from './find';
import { protectionOf, type LazyProtection } from './protection';
import { lookAround } from './surroundings';
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

/** Searches the workspace folder by folder, and says what looks like pollution. */
export class PollutionScan {
  /** What looked like pollution, and is none by what lies around it. */
  readonly kept: LeftPath[] = [];
  /** Folders that cannot be read. */
  readonly unsearched: LeftPath[] = [];

  constructor(
    private readonly root: string,
    private readonly catalogue: Catalogue,
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

  /** Searches one folder: adds to the finds, and puts the folders to search next on the list. */
  search(folder: SearchedFolder, finds: Find[], pending: SearchedFolder[]): void {
    const path = this.absolute(folder.path);
    const reading = readFolder(path);
    if (reading.kind === 'unreadable')
      this.unsearched.push({ path, reason: `it cannot be read (${reading.code})` });
    if (reading.kind !== 'read') return;
    const { isEnvironment, isRepository, isProject } = lookAround(reading.entries);
    if (isEnvironment) {
      this.passEnvironment(folder, isProject, finds);
      return;
    }
    const here =
      isRepository && !folder.isStart
        ? { ...folder, protection: protectionOf(path, folder.protection) }
        : folder;
    this.searchEntries(here, reading.entries, finds, pending);
  }

  private passEnvironment(folder: SearchedFolder, isProject: boolean, finds: Find[]): void {
    const { path, keep, protection } = folder;
    if (folder.isStart || isProject) {
      const reason = 'it is a virtual environment and a project in one, so nothing in it was looked at';
      this.kept.push({ path: this.absolute(path), reason });
    } else if (this.catalogue.includes('virtual-environments')) {
      const kind = 'virtual-environments';
      finds.push({ type: 'folder', path, kind, protection, isCertain: true, isWhole: true, keep });
    }
  }

  private searchEntries(
    folder: SearchedFolder,
    entries: readonly DirectoryEntry[],
    finds: Find[],
    pending: SearchedFolder[],
  ): void {
    const files: FoundFile[] = [];
    for (const entry of entries) {
      const { name } = entry;
      if (typeof name !== 'string') continue;
      if (entry.isDirectory()) {
        const found = this.judgeFolder(folder, name, pending);
        if (found !== undefined) finds.push(found);
      } else if (entry.isFile()) {
        const found = this.judgeFile(folder, name, entries);
        if (found !== undefined) files.push(found);
      }
    }
    const { path, protection } = folder;
    if (files.length > 0) finds.push({ type: 'files', path, protection, files });
  }

  private judgeFolder(
    { path: parent, name: parentName, protection, ...rules }: SearchedFolder,
    name: string,
    pending: SearchedFolder[],
  ): FoundFolder | undefined {
    const keep = rules.keep?.enter(name, parent);
    if (name === '.git' || keep?.excluded === true) return undefined;
    const path = joinPath(parent, name);
    const patterns = rules.patterns?.enter(name, parent);
    if (patterns?.excluded === true) {
      return {
        type: 'folder',
        path,
        kind: 'custom',
        protection,
        isCertain: true,
        isWhole: false,
        keep,
        patterns,
      };
    }
    const known = this.catalogue.folder(name, parentName);
    // A name that needs a proof may be that of an ordinary folder, in which the search goes on without one.
    if (known !== undefined && this.hasProof(path, known.pattern.proof)) {
      const { kind, pattern } = known;
      const { only, isCertain } = pattern;
      return {
        type: 'folder',
        path,
        kind,
        protection,
        only,
        isCertain,
        isWhole: kind === 'node-modules',
        keep,
      };
    }
    if (name !== 'node_modules') pending.push({ path, name, isStart: false, protection, patterns, keep });
    return undefined;
  }

  private hasProof(path: string, proof: readonly string[] | undefined): boolean {
    if (proof === undefined) return true;
    const reading = readFolder(this.absolute(path));
    if (reading.kind !== 'read' || lookAround(reading.entries).isProject) return false;
    return reading.entries.some(({ name }) => proof.includes(name.toString()));
  }

  private judgeFile(
    folder: SearchedFolder,
    name: string,
    entries: readonly DirectoryEntry[],
  ): FoundFile | undefined {
    const known = this.catalogue.file(name) ?? customFile(folder, name);
    if (known === undefined || folder.keep?.excludesFile(name, folder.path) === true) return undefined;
    const reason = whyNotPollution(known, entries);
    if (reason !== undefined) {
      this.kept.push({ path: this.absolute(joinPath(folder.path, name)), reason });
      return undefined;
    }
    const { isCertain, settledHours } = known.pattern;
    return { name, kind: known.kind, isCertain, settledHours };
  }

  private absolute(path: string): string {
    return path === '' ? this.root : `${this.root}/${path}`;
  }
}

type MatchedFile = Omit<KnownFile, 'kind'> & { readonly kind: FoundKind };

/** A file that the user's patterns call pollution; they may name anything. */
function customFile({ patterns, path }: SearchedFolder, name: string): MatchedFile | undefined {
  if (patterns?.excludesFile(name, path) !== true) return undefined;
  return { kind: 'custom', pattern: { name, isCertain: true }, beside: undefined };
}

function whyNotPollution({ beside }: MatchedFile, entries: readonly DirectoryEntry[]): string | undefined {
  if (beside === undefined || entries.some(({ name }) => name === beside)) return undefined;
  return `without a ${beside} beside it, it may be the module itself`;
}
