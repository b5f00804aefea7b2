import type { Entry, FolderEntry } from '../folder-tree';
import { embeddableJson } from '../markup';
import { closedCell, type Cell } from './cell';
import { groupSmall, type SmallerEntries } from './group-small';

/** What all cells together may add to the page. */
const CELL_BYTES = 2_000_000;

interface Plan {
  readonly entry: Entry | SmallerEntries;
  readonly inside: readonly Plan[];
}

/**
 * Arranges a folder as cells for the page's script. Folders open from the largest on until the page is full; those that
 * stay closed keep their totals.
 */
export function arrangeCells(root: FolderEntry, budget = CELL_BYTES): Cell {
  const plan = toPlan(root);
  return toCell(plan, chooseOpen(plan, budget));
}

function toPlan(entry: Entry | SmallerEntries): Plan {
  return { entry, inside: insideOf(entry).map(toPlan) };
}

function insideOf(entry: Entry | SmallerEntries): readonly (Entry | SmallerEntries)[] {
  if (entry.type === 'smaller') return entry.entries;
  return entry.type === 'folder' ? groupSmall(entry.entries) : [];
}

/** A folder is never smaller than what is inside, and comes before it in the list: so it is open if anything inside is. */
function chooseOpen(root: Plan, budget: number): ReadonlySet<Plan> {
  const open = new Set([root]);
  let left = budget - costOf(root);
  const candidates = plansBelow(root).sort((one, other) => other.entry.bytes - one.entry.bytes);
  for (const plan of candidates) {
    left -= costOf(plan);
    if (left < 0) break;
    open.add(plan);
  }
  return open;
}

function plansBelow({ inside }: Plan): Plan[] {
  return inside.flatMap((plan) => (plan.inside.length > 0 ? [plan, ...plansBelow(plan)] : []));
}

function costOf({ inside }: Plan): number {
  const lengths = inside.map(({ entry }) => Buffer.byteLength(embeddableJson(closedCell(entry))) + 1);
  return lengths.reduce((total, length) => total + length, 0);
}

function toCell(plan: Plan, open: ReadonlySet<Plan>): Cell {
  const cell = closedCell(plan.entry);
  if (plan.inside.length === 0 || !open.has(plan)) return cell;
  return { ...cell, cells: plan.inside.map((inner) => toCell(inner, open)) };
}
