import { readSize } from '../../host/file-facts';
import type { ScanSink } from './scan-folder';

/** How much a build context holds. */
export interface ContextSize {
  /** Files, symbolic links, sockets, pipes and devices; folders do not count. */
  readonly files: number;
  /** The sizes of the files added up, in bytes; all else counts as nothing. */
  readonly bytes: number;
}

/** Only counts; what vanishes while it is looked at does not count. */
export class Measurement implements ScanSink {
  private files = 0;
  private bytes = 0;

  constructor(readonly takesSockets: boolean) {}

  readonly entry: ScanSink['entry'] = ({ kind, system }) => {
    const size = kind === 'file' ? readSize(system) : 0;
    if (size === undefined) return;
    this.files += 1;
    this.bytes += size;
  };

  readonly emptyFolder = (): void => undefined;
  readonly unreadableFolder = (): void => undefined;

  result(): ContextSize {
    return { files: this.files, bytes: this.bytes };
  }
}
