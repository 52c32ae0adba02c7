import { radians } from '../units/angle.ts';

/** Longitude and latitude on WGS 84, degrees: the order of GeoJSON. */
export type LonLat = readonly [number, number];

/** East and north of a plane's origin, metres. */
export type EastNorth = readonly [number, number];

/** A plane that touches the ellipsoid: good to 0.1 % within 100 km of its origin, and far cheaper than a geodesic. */
export interface TangentPlane {
  readonly eastNorthOf: (place: LonLat) => EastNorth;
  readonly lonLatOf: (place: EastNorth) => LonLat;
}

/** WGS 84 semi-major axis, m, and first eccentricity squared (NIMA TR8350.2, table 3.1 and 3.3). */
const SEMI_MAJOR_M = 6_378_137;
const ECCENTRICITY_SQUARED = 6.694_379_990_14e-3;

/**
 * Lays a plane at a place, by the ellipsoid's radii of curvature there (meridian and prime vertical).
 *
 * @param origin - degrees; at the poles longitude loses its meaning and so does the plane
 */
export function tangentPlaneAt(origin: LonLat): TangentPlane {
  const [lonDeg, latDeg] = origin;
  const sine = Math.sin(radians(latDeg));
  const root = 1 - ECCENTRICITY_SQUARED * sine * sine;
  const northM = radians((SEMI_MAJOR_M * (1 - ECCENTRICITY_SQUARED)) / root ** 1.5);
  const eastM = radians((SEMI_MAJOR_M / Math.sqrt(root)) * Math.cos(radians(latDeg)));
  return {
    eastNorthOf: ([lon, lat]) => [shortWay(lon - lonDeg) * eastM, (lat - latDeg) * northM],
    lonLatOf: ([east, north]) => [shortWay(lonDeg + east / eastM), latDeg + north / northM],
  };
}

/** Metres between two places, on the plane that touches half-way between them. */
export function distanceM(from: LonLat, to: LonLat): number {
  const middle: LonLat = [from[0] + shortWay(to[0] - from[0]) / 2, (from[1] + to[1]) / 2];
  const plane = tangentPlaneAt(middle);
  const [fromEast, fromNorth] = plane.eastNorthOf(from);
  const [toEast, toNorth] = plane.eastNorthOf(to);
  return Math.hypot(toEast - fromEast, toNorth - fromNorth);
}

/** The place that lies `lengthM` metres from another on a course in degrees clockwise from true north. */
export function movedBy(from: LonLat, courseDeg: number, lengthM: number): LonLat {
  const course = radians(courseDeg);
  return tangentPlaneAt(from).lonLatOf([lengthM * Math.sin(course), lengthM * Math.cos(course)]);
}

/** The same difference of longitude, taken the short way round. */
function shortWay(lonDeg: number): number {
  if (lonDeg > 180) return lonDeg - 360;
  return lonDeg < -180 ? lonDeg + 360 : lonDeg;
}
