import { readFacts, type FileFacts } from '../../host/file-facts';
import { readTable, STAMP, type MemoryTable } from './memory-table';
import { isSettled } from './settled';
import { TableLookup } from './table-lookup';

/** What a scan found out about each file of a table. */
export const Mark = { Unseen: 0, Changed: 1, AsBefore: 2 } as const;

/** What both threads of a scan know of what was read before, and the marks that both make. */
export interface SharedMemory {
  readonly table: ArrayBufferLike;
  /** A Mark for each file of the table. */
  readonly marks: Uint8Array;
  /** The device of the context root. */
  readonly device: number;
  /** Files that changed at this moment or later are read, and not remembered. */
  readonly doubtfulSince: number;
}

/** Files whose content was read and may be remembered: their places in a list, and STAMP numbers for each. */
export interface FreshHashes {
  readonly indexes: number[];
  readonly stamps: number[];
}

/** One thread's use of a memory of hashes. */
export class Recollection {
  readonly fresh: FreshHashes = { indexes: [], stamps: [] };
  private readonly table: MemoryTable | undefined;
  private readonly lookup: TableLookup | undefined;

  constructor(private readonly memory: SharedMemory) {
    this.table = readTable(memory.table);
    this.lookup = this.table && new TableLookup(this.table);
  }

  /** Marks a file that is as it was when it was read; false where it has to be read again. */
  recalls(folder: string, path: string, system: string): boolean {
    const file = this.lookup?.find(folder, path) ?? -1;
    if (file === -1) return false;
    const facts = readFacts(system);
    const isKnown = !('code' in facts) && this.isAsBefore(file, facts);
    this.memory.marks[file] = isKnown ? Mark.AsBefore : Mark.Changed;
    return isKnown;
  }

  /** Keeps the state of a file that has been read, by facts from before the reading. */
  keep(index: number, facts: FileFacts): void {
    if (!isSettled(facts, this.memory.device, this.memory.doubtfulSince)) return;
    this.fresh.indexes.push(index);
    this.fresh.stamps.push(facts.size, facts.mtime, facts.ctime, facts.inode);
  }

  private isAsBefore(file: number, { size, mtime, ctime, inode, device, isReadable }: FileFacts): boolean {
    const stamps = this.table?.stamps ?? [];
    const at = file * STAMP;
    return (
      stamps[at] === size &&
      stamps[at + 1] === mtime &&
      stamps[at + 2] === ctime &&
      stamps[at + 3] === inode &&
      device === this.memory.device &&
      isReadable
    );
  }
}
