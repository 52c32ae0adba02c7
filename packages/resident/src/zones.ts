import type { PageZone } from './near-me.ts';
import type { PageLanguage } from './words.ts';

interface Feature {
  readonly id: string;
  readonly geometry: { readonly type: 'Polygon' | 'MultiPolygon'; readonly coordinates: unknown } | null;
  readonly properties: {
    readonly names: PageZone['names'];
    readonly shelterTimes: readonly { readonly seconds: number; readonly validFrom?: string; readonly validUntil?: string }[];
  };
}

type Rings = PageZone['rings'];

/** The zones of this server by id, from its region pack. */
export async function loadZones(): Promise<ReadonlyMap<string, PageZone>> {
  const response = await fetch('/v1/zones');
  if (!response.ok) throw new Error(`the zones did not come: ${response.status}`);
  const pack = (await response.json()) as { features: readonly Feature[] };
  const nowMs = Date.now();
  return new Map(pack.features.map((feature) => [feature.id, zoneOf(feature, nowMs)]));
}

/** A zone of the region pack as the page needs it, with the shelter time that holds at an instant. */
export function zoneOf({ id, geometry, properties }: Feature, nowMs: number): PageZone {
  return { id, names: properties.names, shelterTimeS: shelterTimeS(properties.shelterTimes, nowMs), rings: outerRings(geometry) };
}

/** A zone's name in the reader's language, or in another that the map has. */
export function nameOf({ id, names }: PageZone, language: PageLanguage): string {
  return names[language] ?? names.en ?? names.he ?? Object.values(names)[0] ?? id;
}

function outerRings(geometry: Feature['geometry']): Rings {
  if (geometry === null) return [];
  if (geometry.type === 'Polygon') return (geometry.coordinates as Rings).slice(0, 1);
  return (geometry.coordinates as readonly Rings[]).flatMap((part) => part.slice(0, 1));
}

function shelterTimeS(times: Feature['properties']['shelterTimes'], nowMs: number): number {
  const current = times.find(
    ({ validFrom, validUntil }) => Date.parse(validFrom ?? '1970-01-01') <= nowMs && nowMs < Date.parse(validUntil ?? '9999-01-01'),
  );
  return (current ?? times[0])?.seconds ?? 0;
}
