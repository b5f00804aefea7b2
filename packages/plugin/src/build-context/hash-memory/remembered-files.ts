import type { ContextFile } from '../context-file';
import { readTable, STAMP, type MemoryTable } from './memory-table';
import { Mark, type SharedMemory } from './recollection';
import { findPlace, hashOf, lineStart, pathOf } from './table-entries';

// Hashing a line at a time takes longer than the hashing does.
const PIECE = 2 ** 12;

/** The files that a scan did not read, since they are as they were; in the order of their paths. */
export class RememberedFiles {
  private readonly table: MemoryTable | undefined;

  constructor(private readonly memory: SharedMemory) {
    this.table = readTable(memory.table);
  }

  /** How many there are, and the bytes in them. */
  total(): { files: number; bytes: number } {
    const { table, memory } = this;
    const total = { files: 0, bytes: 0 };
    for (let file = 0; file < memory.marks.length; file += 1) {
      if (memory.marks[file] !== Mark.AsBefore) continue;
      total.files += 1;
      total.bytes += table?.stamps[file * STAMP] ?? 0;
    }
    return total;
  }

  list(): ContextFile[] {
    const { table, memory } = this;
    const files: ContextFile[] = [];
    if (table === undefined) return files;
    for (let file = 0; file < memory.marks.length; file += 1) {
      if (memory.marks[file] !== Mark.AsBefore) continue;
      const size = table.stamps[file * STAMP] ?? 0;
      const mode = table.modes[file] ?? 0;
      files.push({ path: pathOf(table, file), kind: 'file', size, mode, sha256: hashOf(table, file) });
    }
    return files;
  }

  /** The manifest in pieces: their lines, with the lines of others, in the order of the paths, where these belong. */
  *manifestWith(
    others: Iterable<{ readonly path: string; readonly line: string }>,
  ): Generator<string | Uint8Array> {
    const { table } = this;
    let next = 0;
    let text = '';
    for (const { path, line } of others) {
      const place = table === undefined ? 0 : findPlace(table, path, next);
      if (place > next || text.length > PIECE) {
        yield text;
        yield* this.lines(next, place);
        text = '';
      }
      next = place;
      text += line;
    }
    yield text;
    yield* this.lines(next, this.memory.marks.length);
  }

  private *lines(from: number, to: number): Generator<Uint8Array> {
    const { table } = this;
    if (table === undefined) return;
    let start = from;
    for (let file = from; file <= to; file += 1) {
      if (file < to && this.memory.marks[file] === Mark.AsBefore) continue;
      if (file > start) yield table.lines.subarray(lineStart(table, start), lineStart(table, file));
      start = file + 1;
    }
  }
}
