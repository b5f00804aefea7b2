import { readSize } from '../../host/file-facts';
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

/** Only counts; what vanishes while it is looked at does not count. */
export class Measurement implements ScanSink {
  private files = 0;
  private bytes = 0;
  private readonly emptied: string[] = [];

  constructor(readonly takesSockets: boolean) {}

  readonly entry: ScanSink['entry'] = ({ path, kind, system, emptiedBy }) => {
    const size = kind === 'file' ? readSize(system) : 0;
    if (size === undefined) return;
    this.files += 1;
    if (emptiedBy === undefined) this.bytes += size;
    else if (size > 0) this.emptied.push(path);
  };

  readonly emptyFolder = (): void => undefined;
  readonly unreadableFolder = (): void => undefined;

  result(): ContextSize {
    return { files: this.files, bytes: this.bytes, emptied: this.emptied };
  }
}
