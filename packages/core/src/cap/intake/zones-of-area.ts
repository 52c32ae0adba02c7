import { type Bounds, boundsMeet, boundsOf } from '../../geo/bounds.ts';
import { sharedAreaM2 } from '../../geo/overlap.ts';
import { isInRing, partsAreaM2, type RingOfPlaces, ringAreaM2 } from '../../geo/polygon.ts';
import { type LonLat, movedBy } from '../../geo/tangent-plane.ts';
import type { Zone } from '../../zone/zone.ts';
import type { ZoneIndex } from '../../zone/zone-index.ts';
import type { CapArea, CapCircle, CapPolygon } from '../cap-alert.ts';

/** A zone is meant when this share of it lies in the area: neighbours that a drawn-out border only grazes are not. */
const SHARE_TO_RAISE = 0.1;
/** ... and let go when all but its edge does. */
const SHARE_TO_RELEASE = 0.9;
/** An area that lies mostly within one zone means that zone, small as its part of it may be. */
const SHARE_OF_AREA = 0.5;
const CIRCLE_CORNERS = 64;

/** An area's shape, longitude first. */
interface Shape {
  readonly ring: RingOfPlaces;
  readonly bounds: Bounds;
  readonly areaM2: number;
}

/** The outlines of an area: polygons and circles. A circle of no extent is left out: see `pointsOf`. */
export function shapesOf(area: CapArea): readonly Shape[] {
  return [...area.polygon.map(ringOfPolygon), ...area.circle.filter(({ radiusKm }) => radiusKm > 0).map(ringOfCircle)].flatMap((ring) => {
    const bounds = boundsOf(ring);
    return bounds === undefined ? [] : [{ ring, bounds, areaM2: Math.abs(ringAreaM2(ring)) }];
  });
}

/**
 * The zones that an outline means, by their place in the region.
 *
 * @param purpose - raising, the smaller share is enough (fail toward warning); releasing without naming what was raised, nearly the whole
 */
export function zonesUnder(shape: Shape, zones: ZoneIndex, purpose: 'raise' | 'release'): readonly number[] {
  const { region } = zones;
  return zones.zonesWithin(shape.bounds).filter((index) => {
    const [zone, bounds] = [region.zones[index], zones.bounds[index]];
    return zone !== undefined && bounds !== undefined && isMeant(shape, { zone, bounds }, purpose);
  });
}

/** Zones in which a circle without a radius has its centre. */
export function zonesAtPoints(area: CapArea, zones: ZoneIndex): readonly number[] {
  return area.circle
    .filter(({ radiusKm }) => radiusKm === 0)
    .flatMap(({ centre: [latitudeDeg, longitudeDeg] }) => zones.zonesNear([longitudeDeg, latitudeDeg], 0).map(({ zone }) => zone));
}

function isMeant(shape: Shape, { zone, bounds }: { readonly zone: Zone; readonly bounds: Bounds }, purpose: 'raise' | 'release'): boolean {
  if (!boundsMeet(shape.bounds, bounds)) return false;
  const holdsPoint = isInRing(zone.point, shape.ring);
  // A zone without an outline is where its point is.
  if (zone.parts.length === 0) return holdsPoint;
  if (purpose === 'raise' && holdsPoint) return true;
  const sharedM2 = sharedAreaM2(zone.parts, [[clipped(shape.ring, bounds)]]);
  const share = sharedM2 / Math.max(1, partsAreaM2(zone.parts));
  if (purpose === 'release') return share >= SHARE_TO_RELEASE;
  return share >= SHARE_TO_RAISE || sharedM2 >= SHARE_OF_AREA * Math.max(1, shape.areaM2);
}

/** What of a ring lies in a box (I. Sutherland, G. Hodgman, 1974): the rest of a long border costs nothing then. */
function clipped(ring: RingOfPlaces, { west, south, east, north }: Bounds): RingOfPlaces {
  const sides: readonly (readonly [axis: 0 | 1, limit: number, sign: 1 | -1])[] = [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1],
  ];
  let left: readonly LonLat[] = ring.slice(0, -1);
  for (const [axis, limit, sign] of sides) {
    const kept: LonLat[] = [];
    left.forEach((point, place) => {
      const before = left.at(place - 1) ?? point;
      const [isIn, wasIn] = [sign * (point[axis] - limit) >= 0, sign * (before[axis] - limit) >= 0];
      if (isIn !== wasIn) {
        const along = (limit - before[axis]) / (point[axis] - before[axis]);
        kept.push([before[0] + along * (point[0] - before[0]), before[1] + along * (point[1] - before[1])]);
      }
      if (isIn) kept.push(point);
    });
    left = kept;
  }
  return left[0] === undefined ? [] : [...left, left[0]];
}

function ringOfPolygon(polygon: CapPolygon): RingOfPlaces {
  return polygon.map(([latitudeDeg, longitudeDeg]) => [longitudeDeg, latitudeDeg] as const);
}

function ringOfCircle({ centre: [latitudeDeg, longitudeDeg], radiusKm }: CapCircle): RingOfPlaces {
  const corners = Array.from({ length: CIRCLE_CORNERS }, (_, place) =>
    movedBy([longitudeDeg, latitudeDeg], (360 * place) / CIRCLE_CORNERS, radiusKm * 1_000),
  );
  return corners[0] === undefined ? [] : [...corners, corners[0]];
}
