import type { Amount } from '../folder-tree';

/**
 * The weights by which cells get their areas: bytes, or files where all are empty. None gets less than the given share,
 * so that all can be reached. It stands alone, because the page's script has it too.
 */
export function drawnWeights(cells: readonly Amount[], smallestShare: number): number[] {
  const isEmpty = cells.every(({ bytes }) => bytes === 0);
  const amounts = cells.map(({ files, bytes }) => (isEmpty ? files : bytes));
  const total = amounts.reduce((before, amount) => before + amount, 0);
  const least = total * Math.min(smallestShare, 1 / (2 * cells.length));
  return amounts.map((amount) => Math.max(amount, least));
}
