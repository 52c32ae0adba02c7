import Flatbush from 'flatbush';
import { type Bounds, boundsAround, boundsOf } from '../geo/bounds.ts';
import { distanceToPartsM } from '../geo/polygon.ts';
import { distanceM, type LonLat } from '../geo/tangent-plane.ts';
import type { Region, Zone } from './zone.ts';

/** A zone near a place, and how far its nearest point is: 0 inside it. */
export interface NearZone {
  /** Index into `Region.zones`. */
  readonly zone: number;
  readonly distanceM: number;
}

/** Finds zones by place and by id. Belongs to one version of one region. */
export interface ZoneIndex {
  readonly region: Region;
  /** Zone id to index into `Region.zones`. */
  readonly byId: ReadonlyMap<string, number>;
  /** The smallest box about each zone, in the region's order. */
  readonly bounds: readonly Bounds[];
  /** Zones whose own bounds meet these, in the region's order: more than those whose polygons do. */
  readonly zonesWithin: (bounds: Bounds) => readonly number[];
  /** Zones with a point within `radiusM` metres of a place, nearest first, then in the region's order. */
  readonly zonesNear: (place: LonLat, radiusM: number) => readonly NearZone[];
}

/**
 * Builds the index: a packed Hilbert R-tree over the bounds of the zones. A zone without a polygon counts as its point.
 *
 * @remarks About 10 ms for 1,420 zones; a search within 2 km takes some 12 µs, within 30 km half a millisecond.
 */
export function createZoneIndex(region: Region): ZoneIndex {
  const byId = new Map(region.zones.map((zone, index) => [zone.id, index]));
  const bounds = region.zones.map(boundsOfZone);
  const tree = treeOf(bounds);
  const zonesWithin = ({ west, south, east, north }: Bounds): readonly number[] =>
    tree === undefined ? [] : tree.search(west, south, east, north).sort((one, other) => one - other);
  return {
    region,
    byId,
    bounds,
    zonesWithin,
    zonesNear: (place, radiusM) => {
      const near: NearZone[] = [];
      for (const index of zonesWithin(boundsAround(place, radiusM))) {
        const zone = region.zones[index];
        const apartM = zone === undefined ? Infinity : distanceToZoneM(place, zone);
        if (apartM <= radiusM) near.push({ zone: index, distanceM: apartM });
      }
      return near.sort((one, other) => one.distanceM - other.distanceM || one.zone - other.zone);
    },
  };
}

/** Metres from a place to the nearest point of a zone; 0 inside it. */
export function distanceToZoneM(place: LonLat, zone: Zone): number {
  return zone.parts.length === 0 ? distanceM(place, zone.point) : distanceToPartsM(place, zone.parts);
}

/** The smallest box that holds a zone. */
export function boundsOfZone(zone: Zone): Bounds {
  const [lon, lat] = zone.point;
  return boundsOf(zone.parts.flat(2)) ?? { west: lon, south: lat, east: lon, north: lat };
}

function treeOf(bounds: readonly Bounds[]): Flatbush | undefined {
  if (bounds.length === 0) return undefined;
  const tree = new Flatbush(bounds.length);
  for (const { west, south, east, north } of bounds) tree.add(west, south, east, north);
  tree.finish();
  return tree;
}
