/** Metres, earth-centred earth-fixed. */
export type Vector = readonly [number, number, number];

// WGS 84 defining parameters (NIMA TR8350.2). Written here anew: the simulator shares no physics with the tracker it tests.
const A = 6_378_137;
const E2 = 0.006_694_379_990_14;
const GM = 3.986_004_418e14;
const J2 = 1.082_63e-3;
const OMEGA = 7.292_115e-5;

/** Longitude and latitude in degrees, height above the ellipsoid in metres, to earth-fixed. */
export function fromGeodetic(lonDeg: number, latDeg: number, heightM: number): Vector {
  const [lon, lat] = [(lonDeg * Math.PI) / 180, (latDeg * Math.PI) / 180];
  const n = A / Math.sqrt(1 - E2 * Math.sin(lat) ** 2);
  return [
    (n + heightM) * Math.cos(lat) * Math.cos(lon),
    (n + heightM) * Math.cos(lat) * Math.sin(lon),
    (n * (1 - E2) + heightM) * Math.sin(lat),
  ];
}

/** Earth-fixed to [longitude, latitude (degrees), height (m)], by Heikkinen's fixed-point form; a millimetre near the ground. */
export function toGeodetic([x, y, z]: Vector): Vector {
  const p = Math.hypot(x, y);
  let lat = Math.atan2(z, p * (1 - E2));
  for (let round = 0; round < 5; round += 1) {
    const n = A / Math.sqrt(1 - E2 * Math.sin(lat) ** 2);
    lat = Math.atan2(z + E2 * n * Math.sin(lat), p);
  }
  const n = A / Math.sqrt(1 - E2 * Math.sin(lat) ** 2);
  return [(Math.atan2(y, x) * 180) / Math.PI, (lat * 180) / Math.PI, p / Math.cos(lat) - n];
}

/** East, north and up at a place, as rows. */
export function axesAt(lonDeg: number, latDeg: number): readonly [Vector, Vector, Vector] {
  const [lon, lat] = [(lonDeg * Math.PI) / 180, (latDeg * Math.PI) / 180];
  return [
    [-Math.sin(lon), Math.cos(lon), 0],
    [-Math.sin(lat) * Math.cos(lon), -Math.sin(lat) * Math.sin(lon), Math.cos(lat)],
    [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)],
  ];
}

/** Gravity with J2, centrifugal and Coriolis acceleration in the rotating frame, m/s². */
export function freeAcceleration([x, y, z]: Vector, [vx, vy]: Vector): Vector {
  const r2 = x * x + y * y + z * z;
  const r = Math.sqrt(r2);
  const k = -GM / (r2 * r);
  const flat = (1.5 * J2 * A * A) / r2;
  const s = (5 * z * z) / r2;
  return [
    k * x * (1 + flat * (1 - s)) + OMEGA * OMEGA * x + 2 * OMEGA * vy,
    k * y * (1 + flat * (1 - s)) + OMEGA * OMEGA * y - 2 * OMEGA * vx,
    k * z * (1 + flat * (3 - s)),
  ];
}
