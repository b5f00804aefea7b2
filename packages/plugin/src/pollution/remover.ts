import { posix } from 'node:path';
import { errorCode } from '../host/error-code';
import { openFolder, type OpenFolder } from '../host/open-folder';
import type { DirectoryEntry } from '../host/read-folder';
import { Account } from './account';
import { foldName } from './protection';
import type { FilesTask, FolderTask, RemovalTask, UserRules } from './removal-task';
import type { FoundKind, Tally } from './tally';

/** What is to be done with what is found. */
export interface RemovalMode {
  /** Remove it; else only look. */
  readonly removes: boolean;
  /** Keep the path of each polluting file. */
  readonly keepsPaths: boolean;
}

/** Compiled code that Python loads like a module; nothing but a compiler brings it back. */
const EXTENSION_MODULE = /\.(?:so|pyd|dylib|dll)$/i;
const HOUR = 3_600_000;

/** A folder that is held while it is emptied. */
interface Held {
  readonly folder: OpenFolder;
  /** Absolute path. */
  readonly path: string;
  /** From the folder of the task, with a slash at the end; empty for that itself. */
  readonly below: string;
  readonly userRules: UserRules | undefined;
}

/** What a folder's task says of things in the folder, however deep. */
interface Keeping {
  readonly kind: FoundKind;
  readonly only: RegExp | undefined;
  readonly isWhole: boolean;
  readonly tracked: ReadonlySet<string>;
}

/** Looks at pollution, and removes it if asked to; one for each thread. */
export class Remover {
  private readonly account: Account;

  constructor(
    private readonly mode: RemovalMode,
    private readonly now: number,
  ) {
    this.account = new Account(mode.keepsPaths);
  }

  readonly work = (task: RemovalTask): void => {
    const folder = openFolder(task.path);
    if ('reason' in folder) {
      this.account.refuse(task.path, folder);
      return;
    }
    try {
      if (task.type === 'folder') this.workOnFolder(task, folder);
      else this.workOnFiles(task, folder);
    } finally {
      folder.close();
    }
  };

  result(): Tally {
    return this.account.result();
  }

  private workOnFolder(task: FolderTask, folder: OpenFolder): void {
    const { path, kind, only, isWhole, tracked, userRules } = task;
    const keeping = { kind, only, isWhole, tracked: new Set(tracked) };
    this.account.atPlace(path, kind, () => {
      if (!this.clear({ folder, path, below: '', userRules }, keeping)) return;
      this.removeFolder(path, () => folder.removeSelf(posix.basename(path)));
    });
  }

  private workOnFiles({ path, files }: FilesTask, folder: OpenFolder): void {
    const held = { folder, path, below: '', userRules: undefined };
    for (const kind of new Set(files.map((file) => file.kind))) {
      const own = files.filter((file) => file.kind === kind);
      this.account.atPlace(path, kind, () => {
        for (const { name, settledHours } of own) this.removeFile(held, name, kind, settledHours);
      });
    }
  }

  /** Empties a folder as far as it may; whether nothing is left in it, or would be. */
  private clear(held: Held, keeping: Keeping): boolean {
    const reading = held.folder.list();
    if (reading.kind === 'unreadable') return this.account.fail(held.path, reading.code);
    if (reading.kind === 'vanished') return true;
    if (reading.entries.some(({ name }) => name === '.git')) {
      return this.account.keep(held.path, 'it holds a git repository');
    }
    let isEmpty = true;
    for (const entry of reading.entries) {
      const isGone = entry.isDirectory()
        ? this.clearFolder(held, entry, keeping)
        : this.clearFile(held, entry, keeping);
      isEmpty &&= isGone;
    }
    return isEmpty;
  }

  private clearFolder(parent: Held, { name }: DirectoryEntry, keeping: Keeping): boolean {
    const text = name.toString();
    const path = `${parent.path}/${text}`;
    const userRules = parent.userRules && enterRules(parent.userRules, text);
    if (userRules?.keep?.excluded === true) return this.account.keep(path, 'it is to be kept');
    if (keeping.only !== undefined) return this.account.keep(path, 'no tool puts a folder there');
    const folder = parent.folder.open(name);
    if ('reason' in folder) return this.account.refuse(path, folder);
    try {
      if (!this.clear({ folder, path, below: `${parent.below}${text}/`, userRules }, keeping)) return false;
    } finally {
      folder.close();
    }
    return this.removeFolder(path, () => parent.folder.removeFolder(name));
  }

  private clearFile(held: Held, { name }: DirectoryEntry, keeping: Keeping): boolean {
    const { kind, only, isWhole, tracked } = keeping;
    const text = name.toString();
    if (tracked.size > 0 && tracked.has(foldName(held.below + text))) {
      return this.keep(held, text, 'git tracks it');
    }
    const wish = held.userRules && whyUserKeeps(held.userRules, text);
    if (wish !== undefined) return this.keep(held, text, wish);
    if (!isWhole && EXTENSION_MODULE.test(text)) return this.keep(held, text, 'it is a compiled module');
    if (only?.test(text) === false)
      return this.keep(held, text, 'it is not what the owner of the folder puts there');
    return this.removeFile(held, name, kind);
  }

  private removeFile(held: Held, name: string | Buffer, kind: FoundKind, settledHours = 0): boolean {
    const { folder, path } = held;
    const facts = this.look(held, name);
    if (typeof facts === 'boolean') return facts;
    if (settledHours > 0 && this.now - facts.mtimeMs < settledHours * HOUR) {
      return this.keep(held, name.toString(), 'it was changed lately, so it may be in use');
    }
    const amount = { files: 1, folders: 0, bytes: facts.size };
    this.account.foundFile(path, name, kind, facts.size);
    if (!this.mode.removes) return this.account.isLeft(amount);
    return this.account.attempt(
      amount,
      () => folder.unlink(name),
      () => `${path}/${name.toString()}`,
    );
  }

  private removeFolder(path: string, remove: () => void): boolean {
    const amount = { files: 0, folders: 1, bytes: 0 };
    this.account.foundFolder();
    return this.mode.removes ? this.account.attempt(amount, remove, () => path) : this.account.isLeft(amount);
  }

  /** The facts of a file; true where it vanished, false where it cannot be looked at. */
  private look({ folder, path }: Held, name: string | Buffer): boolean | { size: number; mtimeMs: number } {
    try {
      return folder.facts(name) ?? true;
    } catch (error) {
      return this.account.fail(`${path}/${name.toString()}`, errorCode(error));
    }
  }

  private keep({ path }: Held, name: string, reason: string): false {
    return this.account.keep(`${path}/${name}`, reason);
  }
}

function enterRules({ path, keep, patterns }: UserRules, name: string): UserRules {
  return { path: `${path}/${name}`, keep: keep?.enter(name, path), patterns: patterns?.enter(name, path) };
}

function whyUserKeeps({ path, keep, patterns }: UserRules, name: string): string | undefined {
  if (keep?.excludesFile(name, path) === true) return 'it is to be kept';
  return patterns?.excludesFile(name, path) === false ? 'a pattern with "!" brings it back' : undefined;
}
