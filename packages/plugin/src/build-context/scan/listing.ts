import type { Dialect } from '../../dockerignore/dialect';
import type { LosingLine } from '../../dockerignore/content-loss';
import { hashText, readContent, readFacts, readLinkTarget, type FileFacts } from '../../host/file-facts';
import type { ContextFile, ContextProblem } from '../context-file';
import type { Recollection } from '../hash-memory/recollection';
import {
  describeOddName,
  specialFile,
  unreadableFile,
  unreadableFolder,
  vanished,
  withoutContent,
} from './problems';
import type { ScanSink, SentEntry } from './scan-folder';

/** All that a scan found, in no particular order. */
export interface ListedContext {
  readonly files: ContextFile[];
  readonly emptyFolders: string[];
  readonly problems: ContextProblem[];
  /** Files that the engine gets with nothing in them, though they hold something here; paths from the context root. */
  readonly emptied: string[];
}

/** Keeps everything that the engine receives, on demand with the hashes of the contents, but for what is remembered. */
export class Listing implements ScanSink {
  readonly files: ContextFile[] = [];
  readonly emptyFolders: string[] = [];
  readonly problems: ContextProblem[] = [];
  readonly emptied: string[] = [];

  constructor(
    readonly dialect: Dialect,
    private readonly rootLength: number,
    private readonly hashes: boolean,
    private readonly recollection?: Recollection,
  ) {}

  readonly entry: ScanSink['entry'] = (entry) => {
    if (this.isRemembered(entry)) return;
    const { system, emptiedBy } = entry;
    const file = emptiedBy === undefined ? this.read(entry) : this.readEmptied(entry, emptiedBy);
    if (file === undefined) return;
    this.files.push(typeof system === 'string' ? file : { ...file, pathBytes: this.pathBytes(system) });
    const oddity = describeOddName(entry);
    if (oddity !== undefined) this.problems.push(oddity);
  };

  readonly emptyFolder = (path: string): void => void this.emptyFolders.push(path);

  readonly unreadableFolder = (path: string, code: string): void =>
    void this.problems.push(unreadableFolder(path, code));

  result(): ListedContext {
    const { files, emptyFolders, problems, emptied } = this;
    return { files, emptyFolders, problems, emptied };
  }

  /** Files with odd names are never remembered, and so reported in any case. */
  private isRemembered({ kind, folder, path, system, emptiedBy }: SentEntry): boolean {
    if (this.recollection === undefined || kind !== 'file' || emptiedBy !== undefined) return false;
    return typeof system === 'string' && this.recollection.recalls(folder, path, system);
  }

  private pathBytes(system: Buffer): string {
    return system.subarray(this.rootLength + 1).toString('hex');
  }

  private read(entry: SentEntry): ContextFile | undefined {
    switch (entry.kind) {
      case 'file':
        return this.hashes ? this.readHashed(entry) : this.readPlain(entry);
      case 'link':
        return this.readLink(entry);
      case 'socket':
      case 'pipe':
      case 'device':
        this.problems.push(specialFile(entry.path, entry.kind));
        return this.readPlain(entry);
    }
  }

  /** Its content is of no interest: the client does not even try to open it. */
  private readEmptied({ path, system }: SentEntry, emptiedBy: LosingLine): ContextFile | undefined {
    const facts = readFacts(system);
    if ('code' in facts) return this.miss(path, facts.code);
    if (facts.size > 0) this.problems.push(withoutContent(path, emptiedBy));
    return this.withoutContent(path, facts);
  }

  private unreadable(path: string, facts: FileFacts, code: string): ContextFile {
    this.problems.push(unreadableFile(path, code, this.dialect));
    return this.dialect === 'buildah'
      ? { path, kind: 'file', size: facts.size, mode: facts.mode }
      : this.withoutContent(path, facts);
  }

  private withoutContent(path: string, { mode, size }: FileFacts): ContextFile {
    if (size > 0) this.emptied.push(path);
    const file = { path, kind: 'file', size: 0, mode } as const;
    return this.hashes ? { ...file, sha256: hashText('') } : file;
  }

  private readPlain({ path, kind, system }: SentEntry): ContextFile | undefined {
    const facts = readFacts(system);
    if ('code' in facts) return this.miss(path, facts.code);
    if (kind === 'file' && !facts.isReadable) return this.unreadable(path, facts, 'EACCES');
    return { path, kind, size: kind === 'file' ? facts.size : 0, mode: facts.mode };
  }

  private readHashed(entry: SentEntry): ContextFile | undefined {
    const content = readContent(entry.system);
    if (content.kind === 'vanished') return this.miss(entry.path, 'ENOENT');
    if (content.kind === 'unreadable') {
      const facts = readFacts(entry.system);
      return 'code' in facts
        ? this.miss(entry.path, facts.code)
        : this.unreadable(entry.path, facts, content.code);
    }
    const { facts, sha256 } = content;
    if (describeOddName(entry) === undefined) this.recollection?.keep(this.files.length, facts);
    return { path: entry.path, kind: entry.kind, size: facts.size, mode: facts.mode, sha256 };
  }

  private readLink({ path, kind, system }: SentEntry): ContextFile | undefined {
    const linkTarget = readLinkTarget(system);
    if (linkTarget === undefined) return this.miss(path, 'ENOENT');
    const file = { path, kind, size: 0, mode: 0o777, linkTarget };
    return this.hashes ? { ...file, sha256: hashText(linkTarget) } : file;
  }

  private miss(path: string, code: string): ContextFile | undefined {
    const isGone = code === 'ENOENT' || code === 'ENOTDIR';
    this.problems.push(isGone ? vanished(path) : unreadableFile(path, code, this.dialect));
    return undefined;
  }
}
