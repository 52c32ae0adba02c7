import { createRequire } from 'node:module';
import { isInRing, ringAreaM2 } from '@tocsin/core/geo/polygon';
import type { Region, Ring, Zone } from '@tocsin/core/zone/zone';
import * as z from 'zod';
import { MEMBERS, NAMES_GIVEN_AWAY, NEW_NAMES } from './oref-rename.ts';

const text = z.string();
const citySchema = z.object({
  id: z.number().int(),
  name: text,
  name_en: text,
  name_ru: text,
  name_ar: text,
  zone: text,
  zone_en: text,
  zone_ru: text,
  zone_ar: text,
  /** Seconds; 0 is "at once". */
  countdown: z.number().min(0),
  lat: z.number(),
  lng: z.number(),
});
type City = z.infer<typeof citySchema>;
/** Rings by area number, [latitude, longitude]: the other way round than GeoJSON. */
const polygonsSchema = z.record(z.string(), z.array(z.tuple([z.number(), z.number()])));

/** The list's entry that stands for all others and is no zone. */
const SELECT_ALL_ID = 0;

/**
 * Israel's alert zones from the npm package `pikud-haoref-api` (Apache-2.0): names in four languages, district, shelter time, polygon.
 *
 * Entries with one number are one zone; the spellings that the others add become aliases, and so do the renames since.
 */
export function buildOrefRegion(): Region {
  const require = createRequire(import.meta.url);
  const cities = z.array(citySchema).parse(require('pikud-haoref-api/cities.json'));
  const polygons = polygonsSchema.parse(require('pikud-haoref-api/polygons.json'));
  const { version } = z.object({ version: z.string() }).parse(require('pikud-haoref-api/package.json'));
  const byId = new Map<string, City[]>();
  for (const city of cities) {
    if (city.id === SELECT_ALL_ID) continue;
    const entries = byId.get(String(city.id));
    if (entries === undefined) byId.set(String(city.id), [city]);
    else entries.push(city);
  }
  const zones = [...byId].map(([id, entries]) => zoneOf(id, entries, polygons[id]));
  return { id: 'oref', version, timeZone: 'Asia/Jerusalem', zones };
}

function zoneOf(id: string, entries: readonly City[], polygon: readonly (readonly [number, number])[] | undefined): Zone {
  const ring = polygon === undefined ? [] : ringOf(polygon);
  const city = entries.find(({ lng, lat }) => isInRing([lng, lat], ring)) ?? entries[0];
  if (city === undefined) throw new Error(`zone ${id} has no entry`);
  const others = entries.filter((entry) => entry !== city);
  const again = others.map(({ name }) => name).filter((name) => !NEW_NAMES.get(id)?.includes(name));
  return {
    id,
    names: {
      he: nameOf(id, city.name, city.zone),
      ar: nameOf(id, city.name_ar, city.zone_ar),
      en: nameOf(id, city.name_en, city.zone_en),
      ru: nameOf(id, city.name_ru, city.zone_ru),
    },
    district: { he: city.zone, ar: city.zone_ar, en: city.zone_en, ru: city.zone_ru },
    shelterTimes: [{ seconds: city.countdown }],
    parts: polygon === undefined ? [] : [[ring]],
    point: [city.lng, city.lat],
    aliases: [...new Set([...again, ...(NEW_NAMES.get(id) ?? []), ...(MEMBERS.get(id) ?? [])])],
    shelters: [],
  };
}

function nameOf(id: string, name: string, district: string): string {
  return NAMES_GIVEN_AWAY.has(id) ? `${name.trim()} (${district.trim()})` : name.trim();
}

/** Longitude first, and counterclockwise, as RFC 7946 §3.1.6 wants outer rings. */
function ringOf(polygon: readonly (readonly [number, number])[]): Ring {
  const ring = polygon.map(([lat, lng]): readonly [number, number] => [lng, lat]);
  return ringAreaM2(ring) < 0 ? ring.toReversed() : ring;
}
