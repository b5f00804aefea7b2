/** The paths that a git index tracks, found by search in its bytes; nothing is decoded before it is asked for. */
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

const HEADER = 12;
/** Ten 32-bit fields; the object's id and two bytes of flags follow, then the name. */
const STAT_FIELDS = 40;
const SHA1 = 20;
const FLAGS_AT = STAT_FIELDS + SHA1;
const EXTENDED = 0x4000;
const NAME_LENGTH = 0x0fff;

/**
 * Reads an index of version 2 or 3 (git's `Documentation/gitformat-index`): entries in the order of their names' bytes.
 *
 * Undefined for all that it does not know for certain: version 4, a split or sparse index, SHA-256 repositories, damage.
 * Whoever gets that asks git itself.
 */
export function readGitIndex(bytes: Buffer): GitIndex | undefined {
  if (bytes.length < HEADER + SHA1 || bytes.toString('latin1', 0, 4) !== 'DIRC') return undefined;
  const version = bytes.readUInt32BE(4);
  if (version !== 2 && version !== 3) return undefined;
  const entries = locateEntries(bytes, bytes.readUInt32BE(8));
  if (entries === undefined || !hasOnlyHarmlessExtensions(bytes, entries.end)) return undefined;
  return searchIn(bytes, entries.starts, entries.ends);
}

interface EntryPlaces {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Where the extensions begin. */
  readonly end: number;
}

function locateEntries(bytes: Buffer, count: number): EntryPlaces | undefined {
  // No entry is shorter than this, so a larger count is damage.
  if (count > bytes.length / (FLAGS_AT + 4)) return undefined;
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  let at = HEADER;
  for (let index = 0; index < count; index += 1) {
    if (at + FLAGS_AT + 4 > bytes.length) return undefined;
    // Not readUInt16BE, which checks what was just checked, for each of very many entries.
    const flags = ((bytes[at + FLAGS_AT] ?? 0) << 8) | (bytes[at + FLAGS_AT + 1] ?? 0);
    const start = at + FLAGS_AT + ((flags & EXTENDED) === 0 ? 2 : 4);
    const length = flags & NAME_LENGTH;
    const end = length < NAME_LENGTH ? start + length : bytes.indexOf(0, start);
    // A name ends in a NUL; a layout that is not the expected one fails here.
    if (end <= start || bytes[end] !== 0) return undefined;
    starts[index] = start;
    ends[index] = end;
    at += Math.floor((end - at + 8) / 8) * 8;
  }
  return { starts, ends, end: at };
}

/** Extensions in capitals only speed git up (`TREE`, `UNTR`); `link` and `sdir` change what the entries mean. */
function hasOnlyHarmlessExtensions(bytes: Buffer, start: number): boolean {
  let at = start;
  while (at + 8 <= bytes.length - SHA1) {
    const first = bytes[at] ?? 0;
    if (first < 0x41 || first > 0x5a) return false;
    at += 8 + bytes.readUInt32BE(at + 4);
  }
  return at === bytes.length - SHA1;
}

/** How many names are looked for in the whole index: more of them would cost more than they save. */
const LOOKED_FOR = 8;

/** Whether a name may occur in the index; most often what is called like a cache is nowhere tracked. */
function nameFilter(bytes: Buffer): (path: string) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const answer = known.get(name);
    if (answer !== undefined || known.size === LOOKED_FOR) return answer ?? true;
    const occurs = bytes.includes(name);
    known.set(name, occurs);
    return occurs;
  };
}

function searchIn(bytes: Buffer, starts: Uint32Array, ends: Uint32Array): GitIndex {
  const mayOccur = nameFilter(bytes);
  const begins = (index: number, wanted: Buffer): boolean => {
    const start = starts[index] ?? 0;
    const end = start + wanted.length;
    return end <= (ends[index] ?? 0) && bytes.compare(wanted, 0, wanted.length, start, end) === 0;
  };
  /** The first entry that is not before the wanted bytes. */
  const find = (wanted: Buffer): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (bytes.compare(wanted, 0, wanted.length, starts[middle], ends[middle]) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    paths: () => Array.from(starts, (start, index) => bytes.toString('utf8', start, ends[index])),
    tracks: (path) => {
      if (!mayOccur(path)) return false;
      const wanted = Buffer.from(path);
      const index = find(wanted);
      return begins(index, wanted) && (ends[index] ?? 0) - (starts[index] ?? 0) === wanted.length;
    },
    below: (folder) => {
      if (!mayOccur(folder)) return [];
      const wanted = Buffer.from(`${folder}/`);
      const paths: string[] = [];
      for (let index = find(wanted); index < starts.length && begins(index, wanted); index += 1) {
        paths.push(bytes.toString('utf8', (starts[index] ?? 0) + wanted.length, ends[index]));
      }
      return paths;
    },
  };
}
