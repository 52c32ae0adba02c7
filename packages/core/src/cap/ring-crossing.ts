import { type PlanePoint, segmentsMeet, turn } from './find-crossing.ts';

/** Pairs of edges looked at before the search is given up: the border of a country takes a few million. */
const PAIRS_MAX = 10_000_000;

/** What a closed ring does to itself. `touches`: it meets itself without passing to the other side, in a spike or at a corner. */
export interface RingMeeting {
  readonly kind: 'crosses' | 'touches' | 'unknown';
  /** Edges by the place of their first corner. */
  readonly edges: readonly [number, number];
}

interface Edge {
  readonly index: number;
  readonly from: PlanePoint;
  readonly to: PlanePoint;
  readonly low: number;
  readonly high: number;
}

/**
 * Where a closed ring meets itself: the first place where it crosses, else the first where it touches, undefined for a simple ring.
 *
 * Edges are taken by their lowest point, and each is compared with those that begin before it ends: next to linear for borders,
 * quadratic for what somebody made to be slow, and then given up as `unknown`.
 *
 * @param corners - without the repeated last point, no two neighbours equal
 */
export function ringMeeting(corners: readonly PlanePoint[]): RingMeeting | undefined {
  const edges = corners.map((from, index): Edge => {
    const to = corners[(index + 1) % corners.length] ?? from;
    return { index, from, to, low: Math.min(from[0], to[0]), high: Math.max(from[0], to[0]) };
  });
  const ordered = edges.toSorted((one, other) => one.low - other.low);
  let touch: RingMeeting | undefined;
  let pairs = 0;
  for (const [place, one] of ordered.entries()) {
    for (let next = place + 1; next < ordered.length; next += 1) {
      const other = ordered[next];
      if (other === undefined || other.low > one.high) break;
      pairs += 1;
      if (pairs > PAIRS_MAX) return { kind: 'unknown', edges: [0, 0] };
      const kind = meetingOf(one, other, corners.length);
      if (kind === undefined) continue;
      const found: RingMeeting = { kind, edges: one.index < other.index ? [one.index, other.index] : [other.index, one.index] };
      if (kind === 'crosses') return found;
      touch ??= found;
    }
  }
  return touch;
}

function meetingOf(one: Edge, other: Edge, count: number): RingMeeting['kind'] | undefined {
  const [first, second] = one.index < other.index ? [one, other] : [other, one];
  if (second.index === first.index + 1) return foldsBack(first, second) ? 'touches' : undefined;
  if (first.index === 0 && second.index === count - 1) return foldsBack(second, first) ? 'touches' : undefined;
  if (!segmentsMeet(one.from, one.to, other.from, other.to)) return undefined;
  const isProper = passes(one, other) && passes(other, one);
  return isProper ? 'crosses' : 'touches';
}

/** True where the ends of `other` lie strictly on both sides of `one`. */
function passes(one: Edge, other: Edge): boolean {
  const [from, to] = [turn(one.from, one.to, other.from), turn(one.from, one.to, other.to)];
  return (from > 0 && to < 0) || (from < 0 && to > 0);
}

/** The second of two edges with a corner in common runs back along the first. */
function foldsBack(first: Edge, second: Edge): boolean {
  if (turn(first.from, first.to, second.to) !== 0) return false;
  const [alongX, alongY] = [first.to[0] - first.from[0], first.to[1] - first.from[1]];
  return alongX * (second.to[0] - second.from[0]) + alongY * (second.to[1] - second.from[1]) < 0;
}
