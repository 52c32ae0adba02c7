import type { Feature, MultiPolygon } from 'geojson';
import type { PublicOptions } from '../view/public-options.ts';
import type { ShownClaim } from '../view/shown-claim.ts';
import { cutAtAntimeridian, type Position, type Rings } from './antimeridian.ts';
import { jsonList } from './json-list.ts';
import { nameOf, type Publication } from './public-names.ts';

/** A zone as a map draws it. */
export interface ZoneShape {
  readonly name: string;
  /** A point inside, longitude and latitude, degrees. */
  readonly point: Position;
  /** Outer ring first, then holes; one list for each part. */
  readonly parts: readonly Rings[];
}

/** The shape of a zone by its id. */
export type ZoneMap = (zone: string) => ZoneShape | undefined;

/** What a file of areas is made with. */
export interface AreaSetting extends Publication {
  readonly zones: ZoneMap;
  readonly status: PublicOptions['status'];
}

/**
 * Public claims as GeoJSON (RFC 7946). A place is the area of its zones, never a point: what is known to a district is drawn as one.
 * A claim without a known zone, or whose place is held back, has no geometry and is there all the same.
 *
 * @returns the file feature by feature
 */
export function toGeoJson(claims: readonly ShownClaim[], setting: AreaSetting): Generator<string> {
  return jsonList('{"type":"FeatureCollection","features":[', claims, (claim) => featureOf(claim, setting));
}

function featureOf(claim: ShownClaim, setting: AreaSetting): Feature<MultiPolygon | null> {
  const shapes = claim.zones.flatMap((zone) => setting.zones(zone) ?? []);
  const { kind, when, figure, extent, chain, place, placeHeldUntil, source, assertion } = claim;
  return {
    type: 'Feature',
    id: nameOf(setting, 'claim', claim.id),
    geometry: areaOf(shapes),
    properties: {
      claim: claim.id,
      lane: setting.status,
      kind,
      assertion,
      extent,
      figure: figure ?? null,
      occurred: when?.edtf ?? null,
      timePrecision: when?.precision ?? null,
      placePrecision: shapes.length === 0 ? null : 'zone',
      place: place ?? null,
      zones: shapes.map(({ name }) => name),
      placeHeldUntil: placeHeldUntil ?? null,
      source: chain.map(({ agent }) => agent),
      url: source?.url ?? null,
    },
  };
}

function areaOf(shapes: readonly ZoneShape[]): MultiPolygon | null {
  const polygons = shapes
    .flatMap(({ parts }) => parts)
    .flatMap(cutAtAntimeridian)
    .map((rings) => rings.map((ring, place) => wound(ring, place === 0)));
  return polygons.length === 0 ? null : { type: 'MultiPolygon', coordinates: polygons };
}

/** Outer rings run against the clock, holes with it (RFC 7946 §3.1.6). */
function wound(ring: readonly Position[], isOuter: boolean): number[][] {
  const twiceArea = ring.reduce((sum, [x, y], place) => {
    const [nextX, nextY] = ring[(place + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  const points = ring.map(([x, y]) => [x, y]);
  return twiceArea > 0 === isOuter ? points : points.toReversed();
}
