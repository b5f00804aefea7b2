import type { PathTest } from './compile-pattern';
import type { IgnoreRule } from './ignore-rules';
import type { Segment } from './segments';

/** The places that a walk can have reached in patterns, numbered through in the order of the rules. */
export interface Positions {
  readonly segments: readonly Segment[];
  /** The test of the whole pattern that each position belongs to. */
  readonly tests: readonly PathTest[];
  /** The rule of each position. */
  readonly ruleOf: Int32Array;
  /** 1 where a hit means that the whole pattern matches. */
  readonly accepts: Uint8Array;
  /** The positions that are live below, whatever the folder is called. */
  readonly carried: readonly (readonly number[])[];
  /** The positions that a hit leads to. */
  readonly after: readonly (readonly number[])[];
  /** The positions at the root of the context. */
  readonly starts: readonly number[];
}

/** Lays the segments of all patterns out in one row. */
export function layOutPositions(rules: readonly IgnoreRule[]): Positions {
  const places = rules.flatMap(({ segments = [], matches }, rule) =>
    segments.map((segment, index) => ({
      segment,
      matches,
      rule,
      isFirst: index === 0,
      isLast: index === segments.length - 1,
    })),
  );
  /** A `**` may stand for no folder at all, so whoever reaches it has reached what follows too. */
  const reach = (at: number): number[] => {
    const place = places[at];
    return place?.segment.kind === 'deep' && !place.isLast ? [at, ...reach(at + 1)] : [at];
  };
  const isLeft = ({ segment: { kind }, isLast }: (typeof places)[number]): boolean =>
    kind !== 'whole' && kind !== 'deep' && !isLast;
  return {
    segments: places.map(({ segment }) => segment),
    tests: places.map(({ matches }) => matches),
    ruleOf: Int32Array.from(places, ({ rule }) => rule),
    accepts: Uint8Array.from(places, ({ segment: { kind }, isLast }) =>
      Number(isLast || kind === 'whole' || kind === 'opening'),
    ),
    carried: places.map(({ segment: { kind } }, at) =>
      kind === 'whole' || kind === 'deep' ? reach(at) : [],
    ),
    after: places.map((place, at) => (isLeft(place) ? reach(at + 1) : [])),
    starts: places.flatMap(({ isFirst }, at) => (isFirst ? reach(at) : [])),
  };
}
