import type { LosingLine } from '../../dockerignore/content-loss';
import { hashText, readContent, readFacts, readLinkTarget, type FileFacts } from '../../host/file-facts';
import type { ContextFile, ContextProblem } from '../context-file';
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
}

/** Keeps everything that the engine receives, on demand with the hashes of the contents. */
export class Listing implements ScanSink {
  readonly files: ContextFile[] = [];
  readonly emptyFolders: string[] = [];
  readonly problems: ContextProblem[] = [];

  constructor(
    readonly takesSockets: boolean,
    private readonly rootLength: number,
    private readonly hashes: boolean,
  ) {}

  readonly entry: ScanSink['entry'] = (entry) => {
    const found = this.read(entry);
    if (found === undefined) return;
    const { system, emptiedBy } = entry;
    const file = emptiedBy === undefined ? found : this.empty(found, emptiedBy);
    this.files.push(typeof system === 'string' ? file : { ...file, pathBytes: this.pathBytes(system) });
    const oddity = describeOddName(entry);
    if (oddity !== undefined) this.problems.push(oddity);
  };

  readonly emptyFolder = (path: string): void => void this.emptyFolders.push(path);

  readonly unreadableFolder = (path: string, code: string): void =>
    void this.problems.push(unreadableFolder(path, code));

  result(): ListedContext {
    return { files: this.files, emptyFolders: this.emptyFolders, problems: this.problems };
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

  private empty(file: ContextFile, emptiedBy: LosingLine): ContextFile {
    this.problems.push(withoutContent(file.path, emptiedBy));
    return { ...file, size: 0, ...(file.sha256 === undefined ? {} : { sha256: hashText('') }) };
  }

  private readPlain({ path, kind, system }: SentEntry): ContextFile | undefined {
    const facts = readFacts(system);
    if ('code' in facts) return this.miss(path, facts.code);
    if (kind === 'file') this.checkReadable(path, facts);
    return { path, kind, size: kind === 'file' ? facts.size : 0, mode: facts.mode };
  }

  private readHashed(entry: SentEntry): ContextFile | undefined {
    const content = readContent(entry.system);
    if (content.kind === 'vanished') return this.miss(entry.path, 'ENOENT');
    if (content.kind === 'unreadable') {
      this.problems.push(unreadableFile(entry.path, content.code));
      const facts = readFacts(entry.system);
      if ('code' in facts) return undefined;
      return { path: entry.path, kind: entry.kind, size: facts.size, mode: facts.mode };
    }
    const { facts, sha256 } = content;
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
    this.problems.push(isGone ? vanished(path) : unreadableFile(path, code));
    return undefined;
  }

  private checkReadable(path: string, { isReadable }: FileFacts): void {
    if (!isReadable) this.problems.push(unreadableFile(path, 'EACCES'));
  }
}
