import type { ByteSource } from '../../base/byte-source';

/** Hears of each path: a buffer, which is used again afterwards, and where in it the path starts and ends. */
export type PathVisitor = (bytes: Buffer, start: number, end: number) => void;

const HEADER = 12;
/** Ten 32-bit fields; the object's id and two bytes of flags follow, then the name. */
const STAT_FIELDS = 40;
const SHA1 = 20;
const FLAGS_AT = STAT_FIELDS + SHA1;
const EXTENDED = 0x4000;
const NAME_LENGTH = 0x0fff;
/** How much is read at a time, and how much of it an entry may take: more than the system's longest path. */
const WINDOW = 256 * 1024;
const LONGEST_ENTRY = 8 * 1024;

/** How many entries an index says it has; undefined where it is not of version 2 or 3. */
function countEntries(source: ByteSource): number | undefined {
  const header = Buffer.alloc(HEADER);
  if (source.read(header, 0) < HEADER || header.toString('latin1', 0, 4) !== 'DIRC') return undefined;
  const version = header.readUInt32BE(4);
  if (version !== 2 && version !== 3) return undefined;
  const count = header.readUInt32BE(8);
  // No entry is shorter than this, so a larger count is damage.
  return count > source.size / (FLAGS_AT + 4) ? undefined : count;
}

/**
 * Walks through an index of version 2 or 3 (git's `Documentation/gitformat-index`), in little memory: an index can be larger
 * than everything else that a cleaning needs.
 *
 * False for all that it does not know for certain: version 4, a split or sparse index, SHA-256 repositories, damage.
 */
export function walkIndex(source: ByteSource, visit: PathVisitor, windowBytes = WINDOW): boolean {
  const count = countEntries(source);
  if (count === undefined) return false;
  const entries = new EntryWindow(source, windowBytes);
  for (let index = 0; index < count; index += 1) {
    if (!entries.next()) return false;
    visit(entries.bytes, entries.start, entries.end);
  }
  return hasOnlyHarmlessExtensions(source, entries.position);
}

/** A piece of the file that moves on from entry to entry. */
class EntryWindow {
  readonly bytes: Buffer;
  /** Where the current entry's name starts and ends in the bytes. */
  start = 0;
  end = 0;
  /** Where the bytes lie in the file, how many are there, and where in them the next entry begins. */
  private from = HEADER;
  private length: number;
  private at = 0;

  constructor(
    private readonly source: ByteSource,
    windowBytes: number,
  ) {
    this.bytes = Buffer.allocUnsafeSlow(Math.min(windowBytes, source.size));
    this.length = source.read(this.bytes, this.from);
  }

  /** Where the next entry begins in the file. */
  get position(): number {
    return this.from + this.at;
  }

  /** Goes to the next entry; false where there is none of the expected layout. */
  next(): boolean {
    if (this.at + LONGEST_ENTRY > this.length) this.moveOn();
    const { bytes, at, length } = this;
    if (at + FLAGS_AT + 4 > length) return false;
    // Not readUInt16BE, which checks what was just checked, for each of very many entries.
    const flags = ((bytes[at + FLAGS_AT] ?? 0) << 8) | (bytes[at + FLAGS_AT + 1] ?? 0);
    this.start = at + FLAGS_AT + ((flags & EXTENDED) === 0 ? 2 : 4);
    const nameLength = flags & NAME_LENGTH;
    this.end = nameLength < NAME_LENGTH ? this.start + nameLength : bytes.indexOf(0, this.start);
    this.at += Math.floor((this.end - at + 8) / 8) * 8;
    // A name ends in a NUL; a layout that is not the expected one fails here.
    return this.end > this.start && this.end < length && bytes[this.end] === 0;
  }

  private moveOn(): void {
    if (this.from + this.length >= this.source.size) return;
    this.from += this.at;
    this.at = 0;
    this.length = this.source.read(this.bytes, this.from);
  }
}

/** Extensions in capitals only speed git up (`TREE`, `UNTR`); `link` and `sdir` change what the entries mean. */
function hasOnlyHarmlessExtensions(source: ByteSource, start: number): boolean {
  const header = Buffer.alloc(8);
  let at = start;
  while (at + header.length <= source.size - SHA1) {
    if (source.read(header, at) < header.length) return false;
    const first = header[0] ?? 0;
    if (first < 0x41 || first > 0x5a) return false;
    at += header.length + header.readUInt32BE(4);
  }
  return at === source.size - SHA1;
}
