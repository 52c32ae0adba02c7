import { type EastNorth, type LonLat, tangentPlaneAt } from './tangent-plane.ts';

/** A closed ring: the last point repeats the first. Degrees, unless a function says metres. */
export type RingOfPlaces = readonly LonLat[];

/** Outer ring first, then holes; one list per part. */
export type Parts = readonly (readonly RingOfPlaces[])[];

/** True inside a ring, by the even-odd rule (W. R. Franklin, PNPOLY). On the edge itself either answer may come. */
export function isInRing([lon, lat]: LonLat, ring: RingOfPlaces): boolean {
  let inside = false;
  for (let index = 1; index < ring.length; index += 1) {
    const from = ring[index - 1];
    const to = ring[index];
    if (from === undefined || to === undefined || from[1] > lat === to[1] > lat) continue;
    if (lon < from[0] + ((lat - from[1]) * (to[0] - from[0])) / (to[1] - from[1])) inside = !inside;
  }
  return inside;
}

/** True inside any part and outside that part's holes. */
export function isInParts(place: LonLat, parts: Parts): boolean {
  return parts.some(([outer, ...holes]) => outer !== undefined && isInRing(place, outer) && !holes.some((hole) => isInRing(place, hole)));
}

/** Metres from a place to the nearest point of a polygon; 0 inside it, infinite when it has no parts. */
export function distanceToPartsM(place: LonLat, parts: Parts): number {
  if (isInParts(place, parts)) return 0;
  const plane = tangentPlaneAt(place);
  let nearestM = Infinity;
  for (const ring of parts.flat()) {
    const points = ring.map(plane.eastNorthOf);
    for (let index = 1; index < points.length; index += 1) {
      const from = points[index - 1];
      const to = points[index];
      if (from !== undefined && to !== undefined) nearestM = Math.min(nearestM, distanceFromOriginM(from, to));
    }
  }
  return nearestM;
}

/** Area of a ring, m², positive when it runs counterclockwise (the shoelace formula on a plane at its first point). */
export function ringAreaM2(ring: RingOfPlaces): number {
  const first = ring[0];
  if (first === undefined) return 0;
  const points = ring.map(tangentPlaneAt(first).eastNorthOf);
  let twice = 0;
  for (let index = 1; index < points.length; index += 1) twice += cross(points[index - 1], points[index]);
  return twice / 2;
}

/** Area of a polygon less its holes, m². */
export function partsAreaM2(parts: Parts): number {
  let sum = 0;
  for (const [outer, ...holes] of parts) {
    if (outer === undefined) continue;
    sum += Math.abs(ringAreaM2(outer));
    for (const hole of holes) sum -= Math.abs(ringAreaM2(hole));
  }
  return sum;
}

/** A place inside the polygon: half-way along its widest stretch at the middle latitude of its largest part. */
export function placeInside(parts: Parts): LonLat | undefined {
  const largest = parts.toSorted((one, other) => Math.abs(ringAreaM2(other[0] ?? [])) - Math.abs(ringAreaM2(one[0] ?? [])))[0];
  const latitudes = (largest?.[0] ?? []).map(([, lat]) => lat);
  if (largest === undefined || latitudes.length === 0) return undefined;
  const lat = (Math.min(...latitudes) + Math.max(...latitudes)) / 2;
  const crossings = scanline(largest, lat);
  let best: LonLat | undefined;
  let widest = -1;
  for (let index = 1; index < crossings.length; index += 2) {
    const from = crossings[index - 1] ?? 0;
    const to = crossings[index] ?? 0;
    if (to - from <= widest) continue;
    widest = to - from;
    best = [(from + to) / 2, lat];
  }
  return best ?? largest[0]?.[0];
}

/** Where the rings cross a parallel, from west to east: the inside lies between the first and second crossing, and so on. */
export function scanline(rings: readonly RingOfPlaces[], lat: number): readonly number[] {
  const crossings: number[] = [];
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index += 1) {
      const from = ring[index - 1];
      const to = ring[index];
      if (from === undefined || to === undefined || from[1] > lat === to[1] > lat) continue;
      crossings.push(from[0] + ((lat - from[1]) * (to[0] - from[0])) / (to[1] - from[1]));
    }
  }
  return crossings.sort((one, other) => one - other);
}

/** Where two segments cross, as a share (0 to 1) of the first; `undefined` where they do not, or run parallel. */
export function crossingOf(first: readonly [LonLat, LonLat], second: readonly [LonLat, LonLat]): number | undefined {
  const [a, b] = first;
  const [c, d] = second;
  const along: EastNorth = [b[0] - a[0], b[1] - a[1]];
  const other: EastNorth = [d[0] - c[0], d[1] - c[1]];
  const area = cross(along, other);
  if (area === 0) return undefined;
  const between: EastNorth = [c[0] - a[0], c[1] - a[1]];
  const share = cross(between, other) / area;
  const otherShare = cross(between, along) / area;
  return share >= 0 && share <= 1 && otherShare >= 0 && otherShare <= 1 ? share : undefined;
}

/** Metres from the plane's origin to the segment. */
function distanceFromOriginM(from: EastNorth, to: EastNorth): number {
  const along: EastNorth = [to[0] - from[0], to[1] - from[1]];
  const square = along[0] ** 2 + along[1] ** 2;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(from[0] * along[0] + from[1] * along[1]) / square));
  return Math.hypot(from[0] + share * along[0], from[1] + share * along[1]);
}

function cross(one: EastNorth | undefined, other: EastNorth | undefined): number {
  return one === undefined || other === undefined ? 0 : one[0] * other[1] - one[1] * other[0];
}
