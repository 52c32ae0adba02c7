import type { PageZone } from './near-me.ts';

interface Feature {
  readonly id: string;
  readonly geometry: { readonly type: 'Polygon' | 'MultiPolygon'; readonly coordinates: unknown } | null;
  readonly properties: {
    readonly names: PageZone['names'];
    readonly shelterTimes: readonly { readonly seconds: number; readonly validFrom?: string; readonly validUntil?: string }[];
  };
}

type Rings = readonly (readonly (readonly [number, number])[])[];

/** The zones of this server, from its region pack. */
export async function loadZones(): Promise<readonly PageZone[]> {
  const pack = (await (await fetch('/v1/zones')).json()) as { features: readonly Feature[] };
  return pack.features.map(({ id, geometry, properties }) => ({
    id,
    names: properties.names,
    shelterTimeS: currentS(properties.shelterTimes),
    rings: ringsOf(geometry),
  }));
}

function ringsOf(geometry: Feature['geometry']): Rings {
  if (geometry === null) return [];
  if (geometry.type === 'Polygon') return (geometry.coordinates as Rings).slice(0, 1);
  return (geometry.coordinates as readonly Rings[]).flatMap((part) => part.slice(0, 1));
}

function currentS(times: Feature['properties']['shelterTimes']): number {
  const now = Date.now();
  const current = times.find(
    ({ validFrom, validUntil }) => Date.parse(validFrom ?? '1970-01-01') <= now && now < Date.parse(validUntil ?? '9999-01-01'),
  );
  return (current ?? times[0])?.seconds ?? 0;
}
