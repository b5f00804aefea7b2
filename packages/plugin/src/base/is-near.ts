/**
 * Whether two names differ by one slip: a letter too many, too few, another one, or two that changed places.
 *
 * Short names are near to too much; another digit is another name.
 */
export function isNear(one: string, other: string, shortest = 4): boolean {
  const [short = '', long = ''] = [one.toLowerCase(), other.toLowerCase()].sort(
    (a, b) => a.length - b.length,
  );
  if (short.length < shortest || long.length - short.length > 1 || short === long) return false;
  const same = sharedLength(short, long);
  const [shortRest, longRest] = [short.slice(same), long.slice(same)];
  if (short.length < long.length) return shortRest === longRest.slice(1);
  const isOneOther = shortRest.slice(1) === longRest.slice(1);
  if (isOneOther) return !/\d/.test(`${shortRest.charAt(0)}${longRest.charAt(0)}`);
  return longRest === `${shortRest.charAt(1)}${shortRest.charAt(0)}${shortRest.slice(2)}`;
}

function sharedLength(one: string, other: string): number {
  let same = 0;
  while (one[same] !== undefined && one[same] === other[same]) same += 1;
  return same;
}
