import type { ByteSource } from '../../base/byte-source';
import { walkIndex } from './index-walk';

/** Bits that names are marked in: enough for the names of some hundred thousand files, and a quarter of a megabyte. */
const BITS = 2 ** 21;
const SLASH = 0x2f;

/**
 * Tells of most names that no tracked path has them, as a folder or a file, in less memory than the paths would take.
 *
 * What is called like a cache is hardly ever tracked, so this is most often all that has to be known of an index. Each name
 * marks the bit of its FNV-1a hash: a name whose bit is not marked was not there, of any other nothing is known.
 */
export class NameFilter {
  private readonly marks = new Uint32Array(BITS / 32);

  /** Whether some tracked path may have this name; false is certain. */
  mayHold(name: string): boolean {
    const bytes = Buffer.from(name);
    let hash = BASIS;
    for (const byte of bytes) hash = mix(hash, byte);
    return ((this.marks[wordOf(hash)] ?? 0) & bitOf(hash)) !== 0;
  }

  /** Marks each name in a path. */
  add(bytes: Buffer, start: number, end: number): void {
    let hash = BASIS;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === SLASH) {
        this.mark(hash);
        hash = BASIS;
      } else {
        hash = mix(hash, byte);
      }
    }
    this.mark(hash);
  }

  private mark(hash: number): void {
    const word = wordOf(hash);
    this.marks[word] = (this.marks[word] ?? 0) | bitOf(hash);
  }
}

/** The names in an index; undefined where it is of no kind that is known for certain. */
export function filterOfIndex(source: ByteSource): NameFilter | undefined {
  const filter = new NameFilter();
  const isKnown = walkIndex(source, (bytes, start, end) => filter.add(bytes, start, end));
  return isKnown ? filter : undefined;
}

const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

function mix(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, PRIME);
}

const wordOf = (hash: number): number => (hash >>> 5) % (BITS / 32);
const bitOf = (hash: number): number => 1 << (hash & 31);
