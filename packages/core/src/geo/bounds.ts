import { type LonLat, tangentPlaneAt } from './tangent-plane.ts';

/** A box of longitudes and latitudes, degrees. Zones that cross the 180th meridian are cut there by their map (RFC 7946 §3.1.9). */
export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The smallest box that holds all the places; `undefined` for none. */
export function boundsOf(places: Iterable<LonLat>): Bounds | undefined {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const [lon, lat] of places) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return west === Infinity ? undefined : { west, south, east, north };
}

/** The box that holds every place within `radiusM` metres of one. */
export function boundsAround(centre: LonLat, radiusM: number): Bounds {
  // One per mille more than the plane says covers what a plane leaves out (longitudes narrow towards the pole).
  const reachM = radiusM * 1.001 + 1;
  const [, north] = tangentPlaneAt(centre).lonLatOf([0, reachM]);
  const northing = north - centre[1];
  const [east] = tangentPlaneAt([0, Math.min(89, Math.abs(centre[1]) + northing)]).lonLatOf([reachM, 0]);
  return { west: centre[0] - east, south: centre[1] - northing, east: centre[0] + east, north };
}

/** True when two boxes share at least a point. */
export function boundsMeet(one: Bounds, other: Bounds): boolean {
  return one.west <= other.east && other.west <= one.east && one.south <= other.north && other.south <= one.north;
}
