import { crossingOf, type RingOfPlaces } from './polygon.ts';
import type { LonLat } from './tangent-plane.ts';

/** Two segments of one ring that meet where they must not; a segment is named by the place of its first point. */
export interface RingCrossing {
  readonly first: number;
  readonly second: number;
  readonly at: LonLat;
  /** True where the outline only touches itself at a corner or along an edge: a spike or a pinch, not a loop turned inside out. */
  readonly isTouch: boolean;
}

type Segment = readonly [LonLat, LonLat];

/**
 * Where a ring crosses or touches itself, first fault first. Repeated points in a row are no fault: they have no length.
 *
 * @remarks Quadratic in the ring's points: 570, the most of any real zone seen, take 160,000 comparisons.
 */
export function selfCrossings(ring: RingOfPlaces): readonly RingCrossing[] {
  const segments: { readonly index: number; readonly ends: Segment }[] = [];
  for (let index = 1; index < ring.length; index += 1) {
    const from = ring[index - 1];
    const to = ring[index];
    if (from !== undefined && to !== undefined && (from[0] !== to[0] || from[1] !== to[1])) {
      segments.push({ index: index - 1, ends: [from, to] });
    }
  }
  const found: RingCrossing[] = [];
  segments.forEach((first, place) => {
    for (let other = place + 2; other < segments.length; other += 1) {
      const second = segments[other];
      const areNeighbours = place === 0 && other === segments.length - 1;
      if (second === undefined || areNeighbours) continue;
      const share = crossingOf(first.ends, second.ends);
      if (share === undefined) continue;
      const [[fromLon, fromLat], [toLon, toLat]] = first.ends;
      found.push({
        first: first.index,
        second: second.index,
        at: [fromLon + share * (toLon - fromLon), fromLat + share * (toLat - fromLat)],
        isTouch: !isProper(first.ends, second.ends),
      });
    }
  });
  return found;
}

/** True when each segment has an end strictly on either side of the other. */
function isProper([a, b]: Segment, [c, d]: Segment): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** -1, 0 or 1: on which side of the line from `from` to `to` a place lies. */
function side(from: LonLat, to: LonLat, place: LonLat): number {
  return Math.sign((to[0] - from[0]) * (place[1] - from[1]) - (to[1] - from[1]) * (place[0] - from[0]));
}
