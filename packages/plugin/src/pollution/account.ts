import type { Refusal } from '../host/open-folder';
import {
  NOTHING,
  type FoundKind,
  type LeftPath,
  type PollutedPlace,
  type PollutingFile,
  type Tally,
} from './tally';

interface Counter {
  files: number;
  folders: number;
  bytes: number;
}

/** Keeps account of what one thread finds, removes and leaves. */
export class Account {
  private readonly places: PollutedPlace[] = [];
  private readonly found: Counter = { ...NOTHING };
  private readonly removed: Counter = { ...NOTHING };
  private readonly remaining: Counter = { ...NOTHING };
  private readonly failures: LeftPath[] = [];
  private readonly kept: LeftPath[] = [];
  private readonly paths: PollutingFile[] = [];

  constructor(private readonly keepsPaths: boolean) {}

  result(): Tally {
    const { places, found, removed, remaining, failures, kept, paths } = this;
    return { places, found, removed, remaining, failures, kept, paths };
  }

  /** Does something with a place, and notes how much pollution that found in it. */
  atPlace(path: string, kind: FoundKind, job: () => void): void {
    const before = { ...this.found };
    job();
    const files = this.found.files - before.files;
    const folders = this.found.folders - before.folders;
    if (files + folders === 0) return;
    this.places.push({ path, kind, files, folders, bytes: this.found.bytes - before.bytes });
  }

  foundFile(folder: string, name: string | Buffer, kind: FoundKind, bytes: number): void {
    this.found.files += 1;
    this.found.bytes += bytes;
    if (this.keepsPaths) this.paths.push({ path: `${folder}/${name.toString()}`, kind });
  }

  foundFolder(): void {
    this.found.folders += 1;
  }

  /** A file that was found stays for now; it would be gone after a removal. */
  fileIsLeft(bytes: number): true {
    this.remaining.files += 1;
    this.remaining.bytes += bytes;
    return true;
  }

  fileIsGone(bytes: number): true {
    this.removed.files += 1;
    this.removed.bytes += bytes;
    return true;
  }

  folderIsLeft(): true {
    this.remaining.folders += 1;
    return true;
  }

  folderIsGone(): true {
    this.removed.folders += 1;
    return true;
  }

  /** Something that looked like pollution stays on purpose. */
  keep(path: string, reason: string): false {
    this.kept.push({ path, reason });
    return false;
  }

  fail(path: string, code: string): false {
    this.failures.push({ path, reason: describeFailure(code) });
    return false;
  }

  /** A folder that was not opened: gone is fine, all else is a failure. */
  refuse(path: string, { kind, reason }: Refusal): boolean {
    if (kind === 'vanished') return true;
    return this.fail(path, kind === 'moved' ? 'MOVED' : reason);
  }
}

function describeFailure(code: string): string {
  switch (code) {
    case 'MOVED':
      return 'a link or something else has taken its place, or leads elsewhere on the way to it';
    case 'EACCES':
    case 'EPERM':
      return `${code}: this user has no permission`;
    case 'EROFS':
      return 'EROFS: the file system is read-only';
    case 'ENOTEMPTY':
      return 'ENOTEMPTY: something new was put into it meanwhile';
    case 'EBUSY':
      return 'EBUSY: it is in use';
    default:
      return code;
  }
}
