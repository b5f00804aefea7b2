import type { ByteSource } from '../../base/byte-source';
import { walkIndex } from './index-walk';

/** The paths that a git index tracks, found by search in their bytes; nothing is decoded before it is asked for. */
export interface GitIndex {
  /** Every tracked path, in the order of the bytes. */
  readonly paths: () => string[];
  /** Whether exactly this path is tracked. */
  readonly tracks: (path: string) => boolean;
  /** The tracked paths below a folder, from that folder. */
  readonly below: (folder: string) => string[];
}

/** An index that tracks nothing, as in a repository to which nothing was ever added. */
export const EMPTY_INDEX: GitIndex = { paths: () => [], tracks: () => false, below: () => [] };

/** Reads an index; undefined for all that is not known for certain. Whoever gets that asks git itself. */
export function readGitIndex(source: ByteSource, windowBytes?: number): GitIndex | undefined {
  const packed = new PackedPaths();
  const isKnown = walkIndex(source, (bytes, start, end) => packed.add(bytes, start, end), windowBytes);
  return isKnown ? searchIn(packed) : undefined;
}

/** Paths one behind the other. Git keeps them in the order of their bytes. */
class PackedPaths {
  bytes = Buffer.allocUnsafeSlow(64 * 1024);
  /** Where each path starts, which is where the one before ends; one more than there are paths. */
  readonly starts = [0];

  add(bytes: Buffer, start: number, end: number): void {
    const from = this.starts.at(-1) ?? 0;
    const to = from + end - start;
    if (to > this.bytes.length) {
      this.bytes = Buffer.concat([this.bytes], Math.max(to, 2 * this.bytes.length));
    }
    bytes.copy(this.bytes, from, start, end);
    this.starts.push(to);
  }
}

function searchIn({ bytes, starts }: PackedPaths): GitIndex {
  const length = starts.length - 1;
  const text = (index: number, from = 0): string =>
    bytes.toString('utf8', (starts[index] ?? 0) + from, starts[index + 1]);
  const begins = (index: number, wanted: Buffer): boolean => {
    const start = starts[index] ?? 0;
    const end = start + wanted.length;
    return end <= (starts[index + 1] ?? 0) && bytes.compare(wanted, 0, wanted.length, start, end) === 0;
  };
  /** The first entry that is not before the wanted bytes. */
  const find = (wanted: Buffer): number => {
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (bytes.compare(wanted, 0, wanted.length, starts[middle], starts[middle + 1]) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    paths: () => Array.from({ length }, (_, index) => text(index)),
    tracks: (path) => {
      const wanted = Buffer.from(path);
      const index = find(wanted);
      return (
        index < length && begins(index, wanted) && starts[index + 1] === (starts[index] ?? 0) + wanted.length
      );
    },
    below: (folder) => {
      const wanted = Buffer.from(`${folder}/`);
      const paths: string[] = [];
      for (let index = find(wanted); index < length && begins(index, wanted); index += 1) {
        paths.push(text(index, wanted.length));
      }
      return paths;
    },
  };
}
