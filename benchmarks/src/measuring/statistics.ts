/** The middle of some numbers, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return middle.reduce((sum, one) => sum + one, 0) / middle.length;
}

/** The median of the ratios of each round: what slowed a whole round down falls out. */
export function medianRatio(numbers: readonly number[], base: readonly number[]): number {
  return median(numbers.map((one, round) => one / (base[round] ?? NaN)));
}
