import { squarify, type Rectangle } from './squarify';

const bounds = { x: 10, y: 20, width: 600, height: 400 };
const areaOf = ({ width, height }: Rectangle): number => width * height;

describe('squarify', () => {
  it('lays out the example of the paper as its figure shows', () => {
    const places = squarify([6, 6, 4, 3, 2, 2, 1], { x: 0, y: 0, width: 6, height: 4 });
    const rounded = places.map(({ x, y, width, height }) =>
      [x, y, width, height].map((n) => Number(n.toFixed(2))),
    );
    expect(rounded).toEqual([
      [0, 0, 3, 2],
      [0, 2, 3, 2],
      [3, 0, 1.71, 2.33],
      [4.71, 0, 1.29, 2.33],
      [3, 2.33, 1.2, 1.67],
      [4.2, 2.33, 1.2, 1.67],
      [5.4, 2.33, 0.6, 1.67],
    ]);
  });

  it.each([[[5]], [[9, 3, 3, 1]], [[1000, 1, 1, 1, 1]], [Array.from({ length: 300 }, (_, n) => 300 - n)]])(
    'gives %j areas in proportion, that fill the bounds and do not overlap',
    (weights) => {
      const places = squarify(weights, bounds);
      const total = weights.reduce((one, other) => one + other);
      const expected = weights.map((weight) => (weight / total) * areaOf(bounds));
      places.forEach((place, index) => expect(areaOf(place)).toBeCloseTo(expected[index] ?? NaN, 5));
      expect(places.filter((place) => !isInside(place))).toEqual([]);
      expect(
        places.flatMap((one, index) => places.slice(index + 1).filter((other) => overlap(one, other))),
      ).toEqual([]);
    },
  );

  it('keeps shapes near to squares where sizes are alike', () => {
    const places = squarify(Array<number>(24).fill(1), bounds);
    const worst = Math.max(...places.map(({ width, height }) => Math.max(width / height, height / width)));
    expect(worst).toBeLessThan(1.6);
  });

  it.each([
    ['no weights', [], bounds, []],
    ['weights of nothing', [0, 0], bounds, [0, 0]],
    ['nothing beside something', [4, 0], bounds, [240_000, 0]],
    ['no room', [2, 1], { x: 0, y: 0, width: 0, height: 9 }, [0, 0]],
  ])('has finite numbers for %s', (_, weights, room, areas) => {
    const places = squarify(weights, room);
    expect(places.map(areaOf)).toEqual(areas);
    expect(
      places.flatMap((place) => Object.values(place) as number[]).filter((n) => !Number.isFinite(n)),
    ).toEqual([]);
  });
});

// Sums of fractions miss by less than this.
const SLACK = 1e-6;

function isInside({ x, y, width, height }: Rectangle): boolean {
  return (
    x >= bounds.x - SLACK &&
    y >= bounds.y - SLACK &&
    x + width <= bounds.x + bounds.width + SLACK &&
    y + height <= bounds.y + bounds.height + SLACK
  );
}

function overlap(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x + one.width > other.x + SLACK &&
    other.x + other.width > one.x + SLACK &&
    one.y + one.height > other.y + SLACK &&
    other.y + other.height > one.y + SLACK
  );
}
