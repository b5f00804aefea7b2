import type { KindName } from './kinds';

/** A kind of pollution, or what the patterns of the user name. */
export type FoundKind = KindName | 'custom';

/** How much of something. */
export interface Amount {
  readonly files: number;
  readonly folders: number;
  readonly bytes: number;
}

/** A folder with pollution, and how much of it. */
export interface PollutedPlace extends Amount {
  /** Absolute path of a polluting folder, or of the folder in which single files lie. */
  readonly path: string;
  readonly kind: FoundKind;
}

/** A file that is pollution. */
export interface PollutingFile {
  /** Absolute path. */
  readonly path: string;
  readonly kind: FoundKind;
}

/** Something that was left where it is, and why. */
export interface LeftPath {
  readonly path: string;
  readonly reason: string;
}

/** What one thread found and did; plain data, so that it passes between threads. */
export interface Tally {
  readonly places: PollutedPlace[];
  readonly found: Amount;
  readonly removed: Amount;
  /** Found, and still there. */
  readonly remaining: Amount;
  /** What should be gone and is not. */
  readonly failures: LeftPath[];
  /** What looked like pollution and is none. */
  readonly kept: LeftPath[];
  /** Every polluting file, where somebody wants to know each. */
  readonly paths: PollutingFile[];
}

/** An amount of nothing. */
export const NOTHING: Amount = { files: 0, folders: 0, bytes: 0 };

/** Adds amounts up. */
export function addAmounts(one: Amount, other: Amount): Amount {
  return {
    files: one.files + other.files,
    folders: one.folders + other.folders,
    bytes: one.bytes + other.bytes,
  };
}

/** Adds what two threads found and did. */
export function addTallies(one: Tally, other: Tally): Tally {
  return {
    places: [...one.places, ...other.places],
    found: addAmounts(one.found, other.found),
    removed: addAmounts(one.removed, other.removed),
    remaining: addAmounts(one.remaining, other.remaining),
    failures: [...one.failures, ...other.failures],
    kept: [...one.kept, ...other.kept],
    paths: [...one.paths, ...other.paths],
  };
}
