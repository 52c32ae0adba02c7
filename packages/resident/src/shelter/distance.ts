/** [longitude, latitude], degrees. */
export type Place = readonly [number, number];

const METRES_PER_DEGREE = 111_320;
/** A quick walk of somebody who is no athlete, m/s. */
const WALK_M_PER_S = 1.5;
/** Streets are longer than the straight line; the usual factor of a town is 1.3. */
const DETOUR = 1.3;

/** Metres between two places of one town, on a flat earth: exact to a thousandth there. */
export function metresBetween(from: Place, to: Place): number {
  const [east, north] = eastNorth(from, to);
  return Math.hypot(east, north);
}

/** The direction from one place to another, degrees clockwise from north, 0 to 360. */
export function bearingDeg(from: Place, to: Place): number {
  const [east, north] = eastNorth(from, to);
  return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;
}

/** Seconds on foot for a straight distance, by streets. */
export function walkS(distanceM: number): number {
  return (distanceM * DETOUR) / WALK_M_PER_S;
}

/** The middle of the box around rings. */
export function middleOf(rings: readonly (readonly Place[])[]): Place | undefined {
  const places = rings.flat();
  if (places.length === 0) return undefined;
  const middle = (axis: 0 | 1) =>
    (places.reduce((least, place) => Math.min(least, place[axis]), Infinity) +
      places.reduce((most, place) => Math.max(most, place[axis]), -Infinity)) /
    2;
  return [middle(0), middle(1)];
}

function eastNorth(from: Place, to: Place): readonly [number, number] {
  const squeeze = Math.cos((((from[1] + to[1]) / 2) * Math.PI) / 180);
  return [(to[0] - from[0]) * METRES_PER_DEGREE * squeeze, (to[1] - from[1]) * METRES_PER_DEGREE];
}
