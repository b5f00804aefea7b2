import { formatCount } from '../../../base/quantities';
import type { ContentKind } from '../content-kind';
import { sum, sumKinds, type Amount, type Entry } from '../folder-tree';

/** The smaller entries of a folder that has more of them than can be told apart. */
export interface SmallerEntries extends Amount {
  readonly type: 'smaller';
  readonly name: string;
  readonly kinds: ReadonlyMap<ContentKind, Amount>;
  /** The largest of them and, again, the rest as one. Empty where a folder has so many that nobody would look at them. */
  readonly entries: readonly (Entry | SmallerEntries)[];
}

/** How many cells can be told apart side by side, and how often a group of smaller ones can be opened. */
export const LIMITS = { cells: 40, groups: 25 };

/**
 * Gives what is to be drawn of a folder, largest first: all but its largest entries become one, which opens in its turn
 * and may well be larger than each of the others.
 */
export function groupSmall(
  entries: readonly Entry[],
  { cells, groups } = LIMITS,
): (Entry | SmallerEntries)[] {
  if (entries.length <= cells) return [...entries];
  const smaller = entries.slice(cells - 1);
  const inside = groups > 1 ? groupSmall(smaller, { cells, groups: groups - 1 }) : [];
  const counted = inside.length > 0 ? inside : smaller;
  const group: SmallerEntries = {
    type: 'smaller',
    name: formatCount(smaller.length, `smaller ${nounFor(smaller)}`),
    ...sum(counted),
    kinds: sumKinds(counted),
    entries: inside,
  };
  return [...entries.slice(0, cells - 1), group].sort((one, other) => other.bytes - one.bytes);
}

function nounFor(entries: readonly Entry[]): string {
  const folders = entries.filter(({ type }) => type === 'folder').length;
  if (folders === 0) return 'file';
  return folders === entries.length ? 'folder' : 'item';
}
