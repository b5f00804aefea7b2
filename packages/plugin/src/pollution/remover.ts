import { posix } from 'node:path';
import { foldName } from '../base/fold-name';
import { errorCode } from '../host/error-code';
import { openFolder, type OpenFolder } from '../host/open-folder';
import { Account } from './account';
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

/** Of what the system says of an entry, what matters here. */
interface Facts {
  readonly size: number;
  readonly mtimeMs: number;
  isDirectory(): boolean;
}

/** Looks at pollution, and removes it if asked to; one for each thread. */
export class Remover {
  private readonly account: Account;
  private readonly expressions = new Map<string, RegExp>();

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
    const { path, kind, isWhole, tracked, userRules } = task;
    const only = task.only === undefined ? undefined : this.expression(task.only);
    const keeping = { kind, only, isWhole, tracked: tracked.length === 0 ? NONE : new Set(tracked) };
    this.account.atPlace(path, kind, () => {
      if (!this.clear({ folder, path, below: '', userRules }, keeping)) return;
      this.removeFolder(path, () => folder.removeSelf(posix.basename(path)));
    });
  }

  private expression(source: string): RegExp {
    const known = this.expressions.get(source) ?? new RegExp(source);
    this.expressions.set(source, known);
    return known;
  }

  private workOnFiles({ path, files }: FilesTask, folder: OpenFolder): void {
    const held = { folder, path, below: '', userRules: undefined };
    for (const kind of new Set(files.map((file) => file.kind))) {
      const own = files.filter((file) => file.kind === kind);
      this.account.atPlace(path, kind, () => {
        for (const { name, settledHours } of own) this.removeIfSettled(held, name, kind, settledHours);
      });
    }
  }

  private removeIfSettled(held: Held, name: string, kind: FoundKind, settledHours = 0): void {
    const facts = this.look(held, name);
    if (typeof facts === 'boolean') return;
    if (settledHours > 0 && this.now - facts.mtimeMs < settledHours * HOUR) {
      this.keep(held, name, 'it was changed lately, so it may be in use');
    } else if (facts.isDirectory()) {
      this.account.fail(`${held.path}/${name}`, 'MOVED');
    } else {
      this.removeFile(held, name, kind, facts.size);
    }
  }

  /** Empties a folder as far as it may; whether nothing is left in it, or would be. */
  private clear(held: Held, keeping: Keeping): boolean {
    const reading = held.folder.list();
    if (reading.kind === 'unreadable') return this.account.fail(held.path, reading.code);
    if (reading.kind === 'vanished') return true;
    if (reading.names.includes('.git')) return this.account.keep(held.path, 'it holds a git repository');
    let isEmpty = true;
    for (const name of reading.names) {
      if (!this.clearEntry(held, name, keeping)) isEmpty = false;
    }
    return isEmpty;
  }

  private clearEntry(held: Held, name: string | Buffer, keeping: Keeping): boolean {
    const facts = this.look(held, name);
    if (typeof facts === 'boolean') return facts;
    if (facts.isDirectory()) return this.clearFolder(held, name, keeping);
    const reason = whyFileStays(held, name.toString(), keeping);
    if (reason !== undefined) return this.keep(held, name, reason);
    return this.removeFile(held, name, keeping.kind, facts.size);
  }

  private clearFolder(parent: Held, name: string | Buffer, keeping: Keeping): boolean {
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

  private removeFile(held: Held, name: string | Buffer, kind: FoundKind, bytes: number): boolean {
    this.account.foundFile(held.path, name, kind, bytes);
    if (!this.mode.removes) return this.account.fileIsLeft(bytes);
    try {
      held.folder.unlink(name);
    } catch (error) {
      const code = errorCode(error);
      // Somebody else was faster.
      if (code === 'ENOENT') return true;
      this.account.fileIsLeft(bytes);
      return this.account.fail(`${held.path}/${name.toString()}`, code);
    }
    return this.account.fileIsGone(bytes);
  }

  private removeFolder(path: string, remove: () => void): boolean {
    this.account.foundFolder();
    if (!this.mode.removes) return this.account.folderIsLeft();
    try {
      remove();
    } catch (error) {
      const code = errorCode(error);
      if (code === 'ENOENT') return true;
      this.account.folderIsLeft();
      return this.account.fail(path, code);
    }
    return this.account.folderIsGone();
  }

  /** The facts of an entry; true where it vanished, false where it cannot be looked at. */
  private look({ folder, path }: Held, name: string | Buffer): boolean | Facts {
    try {
      return folder.facts(name) ?? true;
    } catch (error) {
      return this.account.fail(`${path}/${name.toString()}`, errorCode(error));
    }
  }

  private keep({ path }: Held, name: string | Buffer, reason: string): false {
    return this.account.keep(`${path}/${name.toString()}`, reason);
  }
}

const NONE: ReadonlySet<string> = new Set();

function whyFileStays(
  { below, userRules }: Held,
  name: string,
  { tracked, isWhole, only }: Keeping,
): string | undefined {
  if (tracked.size > 0 && tracked.has(foldName(below + name))) return 'git tracks it';
  const wish = userRules && whyUserKeeps(userRules, name);
  if (wish !== undefined) return wish;
  if (!isWhole && EXTENSION_MODULE.test(name)) return 'it is a compiled module';
  return only?.test(name) === false ? 'it is not what the owner of the folder puts there' : undefined;
}

function enterRules({ path, keep, patterns }: UserRules, name: string): UserRules {
  return { path: `${path}/${name}`, keep: keep?.enter(name, path), patterns: patterns?.enter(name, path) };
}

function whyUserKeeps({ path, keep, patterns }: UserRules, name: string): string | undefined {
  if (keep?.excludesFile(name, path) === true) return 'it is to be kept';
  return patterns?.excludesFile(name, path) === false ? 'a pattern with "!" brings it back' : undefined;
}
