/** Shorter names are one letter away from too many others. */
const SHORTEST = 3;

/** Whether two names differ by one letter: another one, one too many, one too few, or two that changed places. */
export function isOneEditAway(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < SHORTEST || one === other) return false;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const swapped = (one[at + 1] ?? '') + (one[at] ?? '') + one.slice(at + 2);
  return (
    one.slice(at + 1) === other.slice(at + 1) ||
    one.slice(at) === other.slice(at + 1) ||
    one.slice(at + 1) === other.slice(at) ||
    swapped === other.slice(at)
  );
}
