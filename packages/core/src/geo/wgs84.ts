/** Three components in an earth-centred, earth-fixed frame (WGS 84): metres, m/s or m/s². */
export type Vector3 = readonly [number, number, number];

/** A place on or over the ellipsoid. */
export interface Geodetic {
  readonly longitudeRad: number;
  readonly latitudeRad: number;
  /** Above the ellipsoid. */
  readonly heightM: number;
}

/** East, north and up at a place, as unit vectors of the earth-fixed frame. */
export interface LocalAxes {
  readonly east: Vector3;
  readonly north: Vector3;
  readonly up: Vector3;
}

/** WGS 84, NIMA TR8350.2 tables 3.1, 3.3 and 3.4. */
const SEMI_MAJOR_M = 6_378_137;
const FLATTENING = 1 / 298.257_223_563;
const SEMI_MINOR_M = SEMI_MAJOR_M * (1 - FLATTENING);
const ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);
/** m³/s². */
export const GRAVITATION_M3_S2 = 3.986_004_418e14;
/** Dynamic form factor (EGM96). */
const OBLATENESS_J2 = 1.082_629_821e-3;
/** rad/s. */
export const EARTH_RATE_RAD_S = 7.292_115e-5;

/** Geodetic to earth-fixed, metres. */
export function ecefOf({ longitudeRad, latitudeRad, heightM }: Geodetic): Vector3 {
  const sine = Math.sin(latitudeRad);
  const normalM = SEMI_MAJOR_M / Math.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine);
  const outM = (normalM + heightM) * Math.cos(latitudeRad);
  return [outM * Math.cos(longitudeRad), outM * Math.sin(longitudeRad), (normalM * (1 - ECCENTRICITY_SQUARED) + heightM) * sine];
}

/**
 * Earth-fixed to geodetic: Bowring's parametric latitude, iterated (Survey Review 23, 1976). Better than 1e-8 m from the ground
 * to satellite heights; at the poles longitude is 0.
 */
export function geodeticOf([x, y, z]: Vector3): Geodetic {
  const outM = Math.hypot(x, y);
  const secondSquared = ECCENTRICITY_SQUARED / (1 - ECCENTRICITY_SQUARED);
  let parametric = Math.atan2(z * SEMI_MAJOR_M, outM * SEMI_MINOR_M);
  let latitudeRad = parametric;
  for (let round = 0; round < 3; round += 1) {
    const sine = Math.sin(parametric);
    const cosine = Math.cos(parametric);
    latitudeRad = Math.atan2(
      z + secondSquared * SEMI_MINOR_M * sine * sine * sine,
      outM - ECCENTRICITY_SQUARED * SEMI_MAJOR_M * cosine * cosine * cosine,
    );
    parametric = Math.atan2((1 - FLATTENING) * Math.sin(latitudeRad), Math.cos(latitudeRad));
  }
  const sine = Math.sin(latitudeRad);
  const normalM = SEMI_MAJOR_M / Math.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine);
  // Of the two usual formulas for the height, the one whose divisor is not near zero here.
  const cosine = Math.cos(latitudeRad);
  const heightM = cosine > 0.5 ? outM / cosine - normalM : z / sine - normalM * (1 - ECCENTRICITY_SQUARED);
  return { longitudeRad: Math.atan2(y, x), latitudeRad, heightM };
}

/** The local axes at a longitude and latitude, radians. */
export function localAxesAt({ longitudeRad, latitudeRad }: Pick<Geodetic, 'longitudeRad' | 'latitudeRad'>): LocalAxes {
  const sinLon = Math.sin(longitudeRad);
  const cosLon = Math.cos(longitudeRad);
  const sinLat = Math.sin(latitudeRad);
  const cosLat = Math.cos(latitudeRad);
  return {
    east: [-sinLon, cosLon, 0],
    north: [-sinLat * cosLon, -sinLat * sinLon, cosLat],
    up: [cosLat * cosLon, cosLat * sinLon, sinLat],
  };
}

/**
 * Height above the ellipsoid along the geocentric radius: 3 mm from the geodetic height at 500 m, 0.3 m at 50 km, and without a
 * single trigonometric function. For air density and for finding the ground.
 *
 * @returns metres
 */
export function radialHeightM(x: number, y: number, z: number): number {
  const radiusSquared = x * x + y * y + z * z;
  const cosineSquared = (x * x + y * y) / radiusSquared;
  return Math.sqrt(radiusSquared) - SEMI_MINOR_M / Math.sqrt(1 - ECCENTRICITY_SQUARED * cosineSquared);
}

/**
 * What a body at rest in the turning earth's frame feels: gravitation with J2 and the centrifugal part (Vallado, Fundamentals of
 * Astrodynamics, eq. 8-30). Coriolis depends on velocity and is added by the flight model.
 *
 * @param out - receives m/s², 3
 */
export function gravityAt(x: number, y: number, z: number, out: Float64Array): void {
  const radiusSquared = x * x + y * y + z * z;
  const pull = -GRAVITATION_M3_S2 / (radiusSquared * Math.sqrt(radiusSquared));
  const bulge = 1.5 * OBLATENESS_J2 * ((SEMI_MAJOR_M * SEMI_MAJOR_M) / radiusSquared);
  const polar = (5 * z * z) / radiusSquared;
  const spin = EARTH_RATE_RAD_S * EARTH_RATE_RAD_S;
  const level = pull * (1 + bulge * (1 - polar)) + spin;
  out[0] = level * x;
  out[1] = level * y;
  out[2] = pull * (1 + bulge * (3 - polar)) * z;
}

/** The inner product. */
export function dot(one: Vector3, other: Vector3): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}
