/** A point in the plane; which axis comes first does not matter here. */
export type PlanePoint = readonly [number, number];

/** Twice the signed area of a triangle: positive when the turn at `b` is to the left. */
export function turn(a: PlanePoint, b: PlanePoint, c: PlanePoint): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** True when two segments share at least one point. */
export function segmentsMeet(a: PlanePoint, b: PlanePoint, c: PlanePoint, d: PlanePoint): boolean {
  const [turnC, turnD, turnA, turnB] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (turnC > 0 !== turnD > 0 && turnA > 0 !== turnB > 0 && turnC !== 0 && turnD !== 0 && turnA !== 0 && turnB !== 0) return true;
  return (
    (turnC === 0 && isBetween(c, a, b)) ||
    (turnD === 0 && isBetween(d, a, b)) ||
    (turnA === 0 && isBetween(a, c, d)) ||
    (turnB === 0 && isBetween(b, c, d))
  );
}

/**
 * Finds two edges of a closed ring that touch where they should not. Edge `i` goes from corner `i` to the next one.
 *
 * @param corners - without the repeated last point, no two neighbours equal
 * @returns the first pair of edges, or undefined for a simple ring
 * @remarks quadratic; callers bound the number of corners
 */
export function findCrossing(corners: readonly PlanePoint[]): readonly [number, number] | undefined {
  const edges = corners.map((from, index) => ({ index, from, to: corners[(index + 1) % corners.length] ?? from }));
  for (const one of edges) {
    for (const other of edges) {
      if (other.index <= one.index || isApart(one, other)) continue;
      if (isNext(one.index, other.index, corners.length)) {
        if (foldsBack(one, other)) return [one.index, other.index];
      } else if (segmentsMeet(one.from, one.to, other.from, other.to)) return [one.index, other.index];
    }
  }
  return undefined;
}

interface Edge {
  readonly from: PlanePoint;
  readonly to: PlanePoint;
}

function isNext(one: number, other: number, count: number): boolean {
  return other === one + 1 || (one === 0 && other === count - 1);
}

/** Two edges with a corner in common overlap when the second runs back along the first. */
function foldsBack(one: Edge, other: Edge): boolean {
  const [first, second] = one.to === other.from ? [one, other] : [other, one];
  if (turn(first.from, first.to, second.to) !== 0) return false;
  const [alongX, alongY] = [first.to[0] - first.from[0], first.to[1] - first.from[1]];
  return alongX * (second.to[0] - second.from[0]) + alongY * (second.to[1] - second.from[1]) < 0;
}

/** Most pairs are told apart by their boxes. */
function isApart(one: Edge, other: Edge): boolean {
  return (
    Math.max(one.from[0], one.to[0]) < Math.min(other.from[0], other.to[0]) ||
    Math.max(other.from[0], other.to[0]) < Math.min(one.from[0], one.to[0]) ||
    Math.max(one.from[1], one.to[1]) < Math.min(other.from[1], other.to[1]) ||
    Math.max(other.from[1], other.to[1]) < Math.min(one.from[1], one.to[1])
  );
}

function isBetween(point: PlanePoint, from: PlanePoint, to: PlanePoint): boolean {
  return (
    Math.min(from[0], to[0]) <= point[0] &&
    point[0] <= Math.max(from[0], to[0]) &&
    Math.min(from[1], to[1]) <= point[1] &&
    point[1] <= Math.max(from[1], to[1])
  );
}
