import { basename, join } from 'node:path';
import { openFolder, type OpenFolder } from '../host/open-folder';
import type { DirectoryEntry } from '../host/read-folder';
import { Account } from './account';
import type { FilesTask, FolderTask, RemovalTask } from './removal-task';
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

  private workOnFolder({ path, kind, only, isWhole, tracked }: FolderTask, folder: OpenFolder): void {
    const keeping = { kind, only, isWhole, tracked: new Set(tracked) };
    this.account.atPlace(path, kind, () => {
      if (!this.clear({ folder, path, below: '' }, keeping)) return;
      this.removeFolder(path, () => folder.removeSelf(basename(path)));
    });
  }

  private workOnFiles({ path, files }: FilesTask, folder: OpenFolder): void {
    for (const { name, kind, settledHours } of files) {
      this.account.atPlace(path, kind, () =>
        this.removeFile({ folder, path, below: '' }, name, kind, settledHours),
      );
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
    const path = join(parent.path, name.toString());
    if (keeping.only !== undefined) return this.account.keep(path, 'no tool puts a folder there');
    const folder = parent.folder.open(name);
    if ('reason' in folder) return this.account.refuse(path, folder);
    try {
      if (!this.clear({ folder, path, below: `${parent.below}${name.toString()}/` }, keeping)) return false;
    } finally {
      folder.close();
    }
    return this.removeFolder(path, () => parent.folder.removeFolder(name));
  }

  private clearFile(held: Held, { name }: DirectoryEntry, keeping: Keeping): boolean {
    const { kind, only, isWhole, tracked } = keeping;
    const text = name.toString();
    if (tracked.size > 0 && tracked.has(held.below + text)) return this.keep(held, text, 'git tracks it');
    if (!isWhole && EXTENSION_MODULE.test(text)) return this.keep(held, text, 'it is a compiled module');
    if (only?.test(text) === false)
      return this.keep(held, text, 'it is not what the owner of the folder puts there');
    return this.removeFile(held, name, kind);
  }

  private removeFile(
    { folder, path }: Held,
    name: string | Buffer,
    kind: FoundKind,
    settledHours = 0,
  ): boolean {
    const facts = folder.facts(name);
    if (facts === undefined) return true;
    if (settledHours > 0 && this.now - facts.mtimeMs < settledHours * HOUR) {
      return this.account.keep(join(path, name.toString()), 'it was changed lately, so it may be in use');
    }
    const amount = { files: 1, folders: 0, bytes: facts.size };
    this.account.foundFile(path, name, kind, facts.size);
    if (!this.mode.removes) return this.look(amount);
    return this.account.attempt(
      amount,
      () => folder.unlink(name),
      () => join(path, name.toString()),
    );
  }

  private removeFolder(path: string, remove: () => void): boolean {
    const amount = { files: 0, folders: 1, bytes: 0 };
    this.account.foundFolder();
    return this.mode.removes ? this.account.attempt(amount, remove, () => path) : this.look(amount);
  }

  /** What is only looked at counts as still there, and as something that would go. */
  private look(amount: { readonly files: number; readonly folders: number; readonly bytes: number }): true {
    this.account.isLeft(amount);
    return true;
  }

  private keep({ path }: Held, name: string, reason: string): false {
    return this.account.keep(join(path, name), reason);
  }
}
