import { findCrossing, type PlanePoint, segmentsMeet, turn } from './find-crossing.ts';

/** More points than this are refused by some receivers of CAP (WMO practice); the closing point counts. */
export const RING_POINTS_MAX = 100;
/** Six decimals of a degree: 0.1 m. */
const DECIMALS = 1e6;

/**
 * Simple closed rings of at most {@link RING_POINTS_MAX} points that together cover the given one. They never cut anything off
 * (within the rounding to six decimals): points are saved by filling notches and by drawing corners out, whichever adds least. A
 * ring that crosses itself is taken apart into its loops; a point with a winding number about the ring has one about a loop.
 *
 * @returns one ring for a simple ring, none where the ring encloses nothing
 */
export function coverRing(ring: readonly PlanePoint[]): readonly (readonly PlanePoint[])[] {
  return simpleLoops(cornersOf(ring)).flatMap((loop) => {
    const reduced = reduce(leftTurning(loop));
    // Rounding the drawn-out corners may make edges touch where two of them nearly did.
    const final = findCrossing(reduced) === undefined ? reduced : reduce(convexHull(loop));
    const first = final[0];
    return first === undefined ? [] : [[...final, first]];
  });
}

/** Cuts a ring at its crossings until no loop crosses itself. Each cut leaves two rings with fewer corners, so it ends. */
function simpleLoops(corners: readonly PlanePoint[]): readonly (readonly PlanePoint[])[] {
  const loops: (readonly PlanePoint[])[] = [];
  const pending = [corners];
  for (let loop = pending.pop(); loop !== undefined; loop = pending.pop()) {
    if (loop.length < 3) continue;
    const crossing = findCrossing(loop);
    if (crossing === undefined) loops.push(loop);
    else pending.push(...cutAt(loop, crossing).map(cornersOf));
  }
  return loops;
}

function cutAt(corners: readonly PlanePoint[], [one, other]: readonly [number, number]): readonly (readonly PlanePoint[])[] {
  // Neighbours that cross run back along each other: the corner between them is the tip of a spike without area.
  if (other === one + 1) return [corners.filter((_, index) => index !== other)];
  if (one === 0 && other === corners.length - 1) return [corners.slice(1)];
  const place = crossingPoint([at(corners, one), at(corners, one + 1)], [at(corners, other), at(corners, other + 1)]);
  return [
    [place, ...corners.slice(one + 1, other + 1)],
    [...corners.slice(0, one + 1), place, ...corners.slice(other + 1)],
  ];
}

/** Where two edges that meet do so; of edges on one line, an end of the second. */
function crossingPoint([a, b]: readonly [PlanePoint, PlanePoint], [c, d]: readonly [PlanePoint, PlanePoint]): PlanePoint {
  const scale = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
  if (scale === 0) return [c, d, a, b].find((end) => segmentsMeet(a, b, end, end) && segmentsMeet(c, d, end, end)) ?? c;
  const along = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / scale;
  return rounded([a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])]);
}

/** Rounded, without the closing point and without points that repeat the one before. */
function cornersOf(ring: readonly PlanePoint[]): readonly PlanePoint[] {
  const corners: PlanePoint[] = [];
  for (const point of ring) {
    const corner = rounded(point);
    if (!isSame(corners.at(-1), corner)) corners.push(corner);
  }
  while (corners.length > 1 && isSame(corners[0], corners.at(-1) ?? [0, 0])) corners.pop();
  return corners;
}

/** Saves points one by one, the cheapest first, until few enough are left. */
function reduce(start: readonly PlanePoint[]): readonly PlanePoint[] {
  let corners = start;
  while (corners.length >= RING_POINTS_MAX) {
    const saving = cheapestSaving(corners);
    if (saving !== undefined) corners = saving;
    else {
      const hull = convexHull(corners);
      // A convex ring always has a saving; should rounding deny it, more points are better than a hole.
      if (hull.length === corners.length) return corners;
      corners = hull;
    }
  }
  return corners;
}

interface Saving {
  readonly index: number;
  readonly area: number;
  /** The corner that takes the place of two; absent where one corner is left out. */
  readonly drawnOut?: PlanePoint;
}

function cheapestSaving(corners: readonly PlanePoint[]): readonly PlanePoint[] | undefined {
  const savings = corners.flatMap((_, index) => savingsAt(corners, index)).sort((one, other) => one.area - other.area);
  for (const saving of savings) {
    if (saving.drawnOut === undefined) {
      if (notchIsEmpty(corners, saving.index)) return corners.filter((_, index) => index !== saving.index);
    } else if (cornerIsFree(corners, saving.index, saving.drawnOut)) {
      return replaceEdge(corners, saving.index, saving.drawnOut);
    }
  }
  return undefined;
}

/** What could be saved at a corner: the corner itself where it is a notch, or the edge after it where both its ends are not. */
function savingsAt(corners: readonly PlanePoint[], index: number): readonly Saving[] {
  const [before, here, next, after] = [at(corners, index - 1), at(corners, index), at(corners, index + 1), at(corners, index + 2)];
  const bend = turn(before, here, next);
  if (bend <= 0) return [{ index, area: -bend }];
  if (turn(here, next, after) <= 0) return [];
  const drawnOut = meetingPoint(before, here, next, after);
  return drawnOut === undefined ? [] : [{ index, area: Math.abs(turn(here, drawnOut, next)), drawnOut }];
}

/** Where the lines before→here and after→next meet beyond `here` and `next`. */
function meetingPoint(before: PlanePoint, here: PlanePoint, next: PlanePoint, after: PlanePoint): PlanePoint | undefined {
  const [aX, aY] = [here[0] - before[0], here[1] - before[1]];
  const [bX, bY] = [next[0] - after[0], next[1] - after[1]];
  const scale = aX * bY - aY * bX;
  if (scale === 0) return undefined;
  const [gapX, gapY] = [next[0] - here[0], next[1] - here[1]];
  const alongA = (gapX * bY - gapY * bX) / scale;
  const alongB = (gapX * aY - gapY * aX) / scale;
  if (alongA <= 0 || alongB <= 0) return undefined;
  return rounded([here[0] + alongA * aX, here[1] + alongA * aY]);
}

/** Filling a notch is safe when no other corner lies in it: an edge that crossed it would have to end in it. */
function notchIsEmpty(corners: readonly PlanePoint[], index: number): boolean {
  const [before, here, next] = [at(corners, index - 1), at(corners, index), at(corners, index + 1)];
  return corners.every((corner) => {
    if (corner === before || corner === here || corner === next) return true;
    return !(turn(before, next, corner) >= 0 && turn(next, here, corner) >= 0 && turn(here, before, corner) >= 0);
  });
}

/** Drawing a corner out is safe when its two new edges meet no other edge. */
function cornerIsFree(corners: readonly PlanePoint[], index: number, drawnOut: PlanePoint): boolean {
  const [here, next] = [at(corners, index), at(corners, index + 1)];
  const count = corners.length;
  return corners.every((from, edge) => {
    // The edge itself and its neighbours share a point with the new edges by right.
    const step = (edge - index + count) % count;
    if (step === 0 || step === 1 || step === count - 1) return true;
    const to = at(corners, edge + 1);
    return !segmentsMeet(from, to, here, drawnOut) && !segmentsMeet(from, to, drawnOut, next);
  });
}

function replaceEdge(corners: readonly PlanePoint[], index: number, drawnOut: PlanePoint): readonly PlanePoint[] {
  const next = (index + 1) % corners.length;
  return corners.flatMap((corner, place) => {
    if (place === index) return [drawnOut];
    return place === next ? [] : [corner];
  });
}

/** Andrew's monotone chain, counter-clockwise. */
function convexHull(corners: readonly PlanePoint[]): readonly PlanePoint[] {
  const sorted = corners.toSorted((one, other) => one[0] - other[0] || one[1] - other[1]);
  const half = (points: readonly PlanePoint[]): PlanePoint[] => {
    const chain: PlanePoint[] = [];
    for (const point of points) {
      while (chain.length >= 2 && turn(chain.at(-2) ?? point, chain.at(-1) ?? point, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

function leftTurning(corners: readonly PlanePoint[]): readonly PlanePoint[] {
  let area = 0;
  corners.forEach((corner, index) => {
    const next = at(corners, index + 1);
    area += corner[0] * next[1] - next[0] * corner[1];
  });
  return area < 0 ? [...corners.slice(0, 1), ...corners.slice(1).toReversed()] : corners;
}

/** The corner at a place that may run over either end. */
function at(corners: readonly PlanePoint[], place: number): PlanePoint {
  const corner = corners.at(place % corners.length);
  if (corner === undefined) throw new RangeError('a ring without corners');
  return corner;
}

function isSame(one: PlanePoint | undefined, other: PlanePoint): boolean {
  return one !== undefined && one[0] === other[0] && one[1] === other[1];
}

function rounded([x, y]: PlanePoint): PlanePoint {
  // Adding zero turns -0 into 0, which would not survive being written and read.
  return [Math.round(x * DECIMALS) / DECIMALS + 0, Math.round(y * DECIMALS) / DECIMALS + 0];
}
