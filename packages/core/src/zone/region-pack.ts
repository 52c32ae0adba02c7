import * as z from 'zod';
import { placeInside } from '../geo/polygon.ts';
import { formatInstant, parseInstant } from '../units/instant.ts';
import { type Issue, ok, type Result, refuse } from '../units/result.ts';
import { issuesOf } from '../units/schema-issue.ts';
import { namesPresent } from './names-schema.ts';
import { featureSchema, packSchema, partsOf, REGION_FORMAT, type RegionFeature, type shelterTimeSchema } from './region-feature.ts';
import { shelterOf } from './shelter.ts';
import type { Region, ShelterTime, Zone } from './zone.ts';
import { zoneFaults } from './zone-fault.ts';

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
      shelters: zone.shelters.map(shelterOf),
    },
  };
}

function idOf(value: unknown): string | undefined {
  const parsed = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(value);
  return parsed.success ? String(parsed.data.id) : undefined;
}
