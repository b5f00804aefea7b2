import type { Dialect } from '../../dockerignore/dialect';
import { readFacts, type FileFacts } from '../../host/file-facts';
import type { ScanSink } from './scan-folder';

/** How much a build context holds. */
export interface ContextSize {
  /** Files, symbolic links, sockets, pipes and devices; folders do not count. */
  readonly files: number;
  /** The sizes of the files added up, in bytes; all else counts as nothing. */
  readonly bytes: number;
  /** Files that the engine gets with nothing in them, though they hold something here; their paths from the context root. */
  readonly emptied: readonly string[];
}

const NOTHING: Pick<FileFacts, 'size' | 'isReadable'> = { size: 0, isReadable: true };

/** Only counts; what vanishes while it is looked at does not count. */
export class Measurement implements ScanSink {
  private files = 0;
  private bytes = 0;
  private readonly emptied: string[] = [];

  constructor(readonly dialect: Dialect) {}

  readonly entry: ScanSink['entry'] = ({ path, kind, system, emptiedBy }) => {
    const facts = kind === 'file' ? readFacts(system) : NOTHING;
    if ('code' in facts) return;
    this.files += 1;
    const arrives = emptiedBy === undefined && (facts.isReadable || this.dialect === 'buildah');
    if (arrives) this.bytes += facts.size;
    else if (facts.size > 0) this.emptied.push(path);
  };

  readonly emptyFolder = (): void => undefined;
  readonly unreadableFolder = (): void => undefined;

  result(): ContextSize {
    return { files: this.files, bytes: this.bytes, emptied: this.emptied };
  }
}
