import { crossingOf, type Parts, scanline } from './polygon.ts';
import { type LonLat, tangentPlaneAt } from './tangent-plane.ts';

/**
 * Area that two polygons share, m².
 *
 * Cuts the plane into strips at every corner and every crossing of the two outlines. Within a strip the shared width changes
 * linearly, so its width at mid-height times its height is exact, with holes and several parts alike.
 *
 * @remarks Quadratic in the corners: meant for checking a map, not for the way of an alarm.
 */
export function sharedAreaM2(one: Parts, other: Parts): number {
  const origin = one[0]?.[0]?.[0];
  if (origin === undefined) return 0;
  const plane = tangentPlaneAt(origin);
  const first = one.flat().map((ring) => ring.map(plane.eastNorthOf));
  const second = other.flat().map((ring) => ring.map(plane.eastNorthOf));
  const heights = [...first.flat(), ...second.flat()].map(([, north]) => north);
  heights.push(...crossingHeights(segmentsOf(first), segmentsOf(second)));
  heights.sort((low, high) => low - high);
  let area = 0;
  for (let index = 1; index < heights.length; index += 1) {
    const low = heights[index - 1] ?? 0;
    const high = heights[index] ?? 0;
    if (high > low) area += (high - low) * sharedLength(scanline(first, (low + high) / 2), scanline(second, (low + high) / 2));
  }
  return area;
}

type Segment = readonly [LonLat, LonLat];

function segmentsOf(rings: readonly (readonly LonLat[])[]): readonly Segment[] {
  const segments: Segment[] = [];
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index += 1) {
      const from = ring[index - 1];
      const to = ring[index];
      if (from !== undefined && to !== undefined) segments.push([from, to]);
    }
  }
  return segments;
}

function crossingHeights(first: readonly Segment[], second: readonly Segment[]): readonly number[] {
  const heights: number[] = [];
  for (const one of first) {
    for (const other of second) {
      const share = crossingOf(one, other);
      if (share !== undefined) heights.push(one[0][1] + share * (one[1][1] - one[0][1]));
    }
  }
  return heights;
}

/** Length that two lists of alternating entries and exits have in common. */
function sharedLength(one: readonly number[], other: readonly number[]): number {
  let length = 0;
  for (let first = 1; first < one.length; first += 2) {
    for (let second = 1; second < other.length; second += 2) {
      const from = Math.max(one[first - 1] ?? 0, other[second - 1] ?? 0);
      length += Math.max(0, Math.min(one[first] ?? 0, other[second] ?? 0) - from);
    }
  }
  return length;
}
