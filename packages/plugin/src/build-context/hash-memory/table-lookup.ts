import type { MemoryTable } from './memory-table';
import { folderStart, pathOf } from './table-entries';

/** Finds files in a table while folders are read one by one. */
export class TableLookup {
  private readonly folders: ReadonlyMap<string, number>;
  private folder: string | undefined;
  /** A folder most often gives its files as it did before, so the next file is the next one in the order of reading. */
  private next = 0;
  private start = 0;
  private end = 0;
  private others: ReadonlyMap<string, number> | undefined;

  constructor(private readonly table: MemoryTable) {
    this.folders = new Map(table.folders.map((path, number) => [path, number]));
  }

  /** The number of a file in the table, or -1. */
  find(folder: string, path: string): number {
    if (folder !== this.folder) this.open(folder);
    if (this.start === this.end) return -1;
    const file = this.table.readingOrder[this.next] ?? 0;
    if (this.next < this.end && pathOf(this.table, file) === path) {
      this.next += 1;
      return file;
    }
    return this.search(path);
  }

  private open(folder: string): void {
    const number = this.folders.get(folder);
    this.folder = folder;
    this.start = number === undefined ? 0 : folderStart(this.table, number);
    this.end = number === undefined ? 0 : (this.table.folderEnds[number] ?? 0);
    this.next = this.start;
    this.others = undefined;
  }

  private search(path: string): number {
    const { readingOrder } = this.table;
    this.others ??= new Map(
      Array.from(readingOrder.subarray(this.start, this.end), (file, index) => [
        pathOf(this.table, file),
        this.start + index,
      ]),
    );
    const index = this.others.get(path);
    if (index === undefined) return -1;
    this.next = index + 1;
    return readingOrder[index] ?? -1;
  }
}
