import * as z from 'zod';
import { identifier, instantText, lonLat } from '../detection/observation.ts';
import { placeInside } from '../geo/polygon.ts';
import { formatInstant, parseInstant } from '../units/instant.ts';
import { type Issue, ok, type Result, refuse } from '../units/result.ts';
import { issuesOf } from '../units/schema-issue.ts';
import { LANGUAGES, type Names, type Region, type Ring, type ShelterTime, type Zone } from './zone.ts';
import { zoneFaults } from './zone-fault.ts';

/** The version of the format that this code writes and reads: member `tocsin` of the file. */
export const REGION_FORMAT = 'region/1';

const name = z.string().trim().min(1).max(256);
const namesSchema = z
  .object({ he: name.optional(), ar: name.optional(), en: name.optional(), ru: name.optional(), uk: name.optional() })
  .transform(namesPresent);
const seconds = z.number().min(0).max(3_600);
const shelterTimeSchema = z.object({ seconds, validFrom: instantText.optional(), validUntil: instantText.optional() });
const ring = z.array(lonLat).max(100_000);
const geometrySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
]);

/** One zone as the file holds it. Whether its rings close and its times follow each other is asked afterwards. */
export const featureSchema = z.object({
  type: z.literal('Feature'),
  id: identifier,
  geometry: geometrySchema.nullable(),
  properties: z.object({
    names: namesSchema,
    district: namesSchema.default({}),
    shelterTimes: z.array(shelterTimeSchema),
    point: lonLat.optional(),
    aliases: z.array(name).default([]),
    population: z.number().int().min(0).max(100_000_000).optional(),
    shelters: z.array(lonLat).default([]),
  }),
});
export type RegionFeature = z.infer<typeof featureSchema>;

/** What a file says about itself. */
export const packSchema = z.object({
  type: z.literal('FeatureCollection'),
  tocsin: z.literal(REGION_FORMAT),
  id: identifier,
  version: identifier,
  timeZone: z.string().regex(/^(?:UTC|[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+)$/, 'expected an IANA time zone, like Asia/Jerusalem'),
  features: z.array(z.unknown()).min(1).max(20_000),
});

/**
 * Reads a region pack: GeoJSON (RFC 7946) with the members above.
 *
 * @returns the region, or every issue; `path` names the feature and the field, `message` begins with the zone's id where it has one.
 *   A pack with a ring that does not close, an id used twice, or a zone without name, shelter time or place is refused as a whole:
 *   a map that is half understood warns the wrong people.
 */
export function parseRegionPack(json: unknown): Result<Region, readonly Issue[]> {
  const pack = packSchema.safeParse(json);
  if (!pack.success) return refuse(issuesOf(pack.error));
  const { features, issues } = readFeatures(pack.data.features);
  const faults = features.flatMap(({ feature, path }) => (feature === undefined ? [] : zoneFaults(feature, path)));
  issues.push(...faults.filter((fault) => fault.level === 'error'));
  if (issues.length > 0) return refuse(issues);
  const { id, version, timeZone } = pack.data;
  return ok({ id, version, timeZone, zones: features.flatMap(({ feature }) => (feature === undefined ? [] : [zoneOf(feature)])) });
}

/** A feature that could be read, or `undefined` where its issues stand in its place. */
export interface ReadFeature {
  readonly path: string;
  readonly feature: RegionFeature | undefined;
}

/** Reads the features one by one, so that one broken zone hides nothing of the others. Ids used twice are issues. */
export function readFeatures(raw: readonly unknown[]): { readonly features: readonly ReadFeature[]; readonly issues: Issue[] } {
  const issues: Issue[] = [];
  const firstUse = new Map<string, string>();
  const features = raw.map((value, index): ReadFeature => {
    const path = `features[${index}]`;
    const parsed = featureSchema.safeParse(value);
    if (!parsed.success) {
      const zone = idOf(value);
      for (const { code, path: field, message } of issuesOf(parsed.error)) {
        issues.push({
          code,
          path: field === '' ? path : `${path}.${field}`,
          message: zone === undefined ? message : `zone ${zone}: ${message}`,
        });
      }
      return { path, feature: undefined };
    }
    const { id } = parsed.data;
    const first = firstUse.get(id);
    if (first === undefined) firstUse.set(id, path);
    else issues.push({ code: 'DUPLICATE_ID', path: `${path}.id`, message: `zone ${id}: id is used by ${first} already` });
    return { path, feature: parsed.data };
  });
  return { features, issues };
}

/** Writes a region as a pack, one zone a line. Equal regions give equal bytes, and {@link parseRegionPack} gives the region back. */
export function formatRegionPack(region: Region): string {
  const head = { type: 'FeatureCollection', tocsin: REGION_FORMAT, id: region.id, version: region.version, timeZone: region.timeZone };
  const lines = region.zones.map((zone) => JSON.stringify(featureOf(zone)));
  return `${JSON.stringify(head).slice(0, -1)},"features":[\n${lines.join(',\n')}\n]}\n`;
}

function zoneOf({ id, geometry, properties }: RegionFeature): Zone {
  const parts = partsOf(geometry);
  return {
    id,
    names: properties.names,
    district: properties.district,
    shelterTimes: properties.shelterTimes.map(readShelterTime),
    parts,
    point: properties.point ?? placeInside(parts) ?? [0, 0],
    aliases: properties.aliases,
    ...(properties.population === undefined ? {} : { population: properties.population }),
    shelters: properties.shelters,
  };
}

/** The rings of a geometry, outer first; none for a zone without a polygon. */
export function partsOf(geometry: RegionFeature['geometry']): readonly (readonly Ring[])[] {
  if (geometry === null) return [];
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

function readShelterTime({ seconds: value, validFrom, validUntil }: z.infer<typeof shelterTimeSchema>): ShelterTime {
  return {
    seconds: value,
    ...(validFrom === undefined ? {} : { validFrom: parseInstant(validFrom) }),
    ...(validUntil === undefined ? {} : { validUntil: parseInstant(validUntil) }),
  };
}

function featureOf(zone: Zone): object {
  const [first] = zone.parts;
  const polygon = zone.parts.length === 1 ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates: zone.parts };
  return {
    type: 'Feature',
    id: zone.id,
    geometry: first === undefined ? null : polygon,
    properties: {
      names: namesPresent(zone.names),
      district: namesPresent(zone.district),
      shelterTimes: zone.shelterTimes.map(({ seconds: value, validFrom, validUntil }) => ({
        seconds: value,
        validFrom: validFrom === undefined ? undefined : formatInstant(validFrom),
        validUntil: validUntil === undefined ? undefined : formatInstant(validUntil),
      })),
      point: zone.point,
      aliases: zone.aliases,
      population: zone.population,
      shelters: zone.shelters,
    },
  };
}

/** The names that there are, in the fixed order of languages. */
function namesPresent(names: { readonly [language in keyof Names]?: string | undefined }): Names {
  return Object.fromEntries(LANGUAGES.flatMap((language) => (names[language] === undefined ? [] : [[language, names[language]]])));
}

function idOf(value: unknown): string | undefined {
  const parsed = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(value);
  return parsed.success ? String(parsed.data.id) : undefined;
}
