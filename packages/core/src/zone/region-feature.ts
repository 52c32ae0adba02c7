import * as z from 'zod';
import { identifier, instantText, lonLat } from '../detection/observation.ts';
import { nameSchema, namesSchema } from './names-schema.ts';
import { shelterSchema } from './shelter.ts';
import type { Ring } from './zone.ts';

/** The version of the format that this code writes and reads: member `tocsin` of the file. */
export const REGION_FORMAT = 'region/1';

const seconds = z.number().min(0).max(3_600);
/** A shelter time as the file holds it. */
export const shelterTimeSchema = z.object({ seconds, validFrom: instantText.optional(), validUntil: instantText.optional() });
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
    aliases: z.array(nameSchema).default([]),
    population: z.number().int().min(0).max(100_000_000).optional(),
    shelters: z.array(shelterSchema).max(100_000).default([]),
  }),
});
export type RegionFeature = z.infer<typeof featureSchema>;

/** What a file says about itself. */
export const packSchema = z.object({
  type: z.literal('FeatureCollection'),
  tocsin: z.literal(REGION_FORMAT),
  id: identifier,
  version: identifier,
  timeZone: z.string().max(64).refine(isTimeZone, 'expected an IANA time zone, like Asia/Jerusalem'),
  features: z.array(z.unknown()).min(1).max(20_000),
});

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '' && !/^[+-]/.test(text);
  } catch {
    // RangeError: the run time knows no such zone.
    return false;
  }
}

/** The rings of a geometry, outer first; none for a zone without a polygon. */
export function partsOf(geometry: RegionFeature['geometry']): readonly (readonly Ring[])[] {
  if (geometry === null) return [];
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}
