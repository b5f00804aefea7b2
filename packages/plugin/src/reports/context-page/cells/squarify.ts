/** A place in the picture, in any unit. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Divides a rectangle into one for each weight, with areas in proportion and shapes near to squares: the squarified
 * treemap of Bruls, Huizing and van Wijk (2000). Weights come largest first.
 */
export function squarify(weights: readonly number[], bounds: Rectangle): Rectangle[] {
  const total = addUp(weights);
  const scale = total > 0 ? (bounds.width * bounds.height) / total : 0;
  const areas = weights.map((weight) => weight * scale);
  const rectangles: Rectangle[] = [];
  let free = bounds;
  while (rectangles.length < areas.length) {
    const row = nextRow(areas.slice(rectangles.length), Math.min(free.width, free.height));
    rectangles.push(...layRow(row, free));
    free = withoutRow(row, free);
  }
  return rectangles;
}

/** Takes areas into a row along the shorter side for as long as that makes no shape worse. */
function nextRow(areas: readonly number[], side: number): readonly number[] {
  let length = 1;
  while (
    length < areas.length &&
    worstShape(areas.slice(0, length + 1), side) <= worstShape(areas.slice(0, length), side)
  )
    length++;
  return areas.slice(0, length);
}

/** How far from a square the worst rectangle of a row is; 1 is a square. */
function worstShape(row: readonly number[], side: number): number {
  const depth = addUp(row) / side;
  return Math.max(Math.max(...row) / depth ** 2, depth ** 2 / Math.min(...row));
}

function layRow(row: readonly number[], free: Rectangle): Rectangle[] {
  const { x, y, width, height } = free;
  const depth = depthOf(row, free);
  let offset = 0;
  return row.map((area) => {
    const extent = depth > 0 ? area / depth : 0;
    const start = offset;
    offset += extent;
    return width < height
      ? { x: x + start, y, width: extent, height: depth }
      : { x, y: y + start, width: depth, height: extent };
  });
}

function withoutRow(row: readonly number[], free: Rectangle): Rectangle {
  const { x, y, width, height } = free;
  const depth = depthOf(row, free);
  return width < height
    ? { x, y: y + depth, width, height: Math.max(0, height - depth) }
    : { x: x + depth, y, width: Math.max(0, width - depth), height };
}

function depthOf(row: readonly number[], { width, height }: Rectangle): number {
  const side = Math.min(width, height);
  return side > 0 ? addUp(row) / side : 0;
}

function addUp(numbers: readonly number[]): number {
  return numbers.reduce((before, number) => before + number, 0);
}

/** What the page's script needs to do the same; together they name nothing but each other. */
export const SQUARIFY_PARTS = [squarify, nextRow, worstShape, layRow, withoutRow, depthOf, addUp] as const;
