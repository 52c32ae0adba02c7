import { SHELTER_KINDS } from '@tocsin/core/zone/shelter';
import type { Region } from '@tocsin/core/zone/zone';
import { LANGUAGES } from '@tocsin/core/zone/zone';
import * as z from 'zod';
import type { WarningService } from '../app/service.ts';
import { type KeptDocument, keepDocument, sendDocument } from './kept-document.ts';
import { defineRoute, type Route } from './route.ts';

const TYPE = 'application/geo+json';

const shelterListSchema = z.strictObject({
  type: z.literal('FeatureCollection'),
  region: z.string(),
  version: z.string(),
  features: z.array(
    z.strictObject({
      type: z.literal('Feature'),
      geometry: z.strictObject({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }),
      properties: z.strictObject({
        zone: z.string().describe('Id of the zone that it belongs to'),
        names: z.partialRecord(z.enum(LANGUAGES), z.string()),
        kind: z.enum(SHELTER_KINDS),
        isStepFree: z.boolean().optional().describe('Whether a wheelchair can enter; absent: not known'),
        capacity: z.number().optional(),
      }),
    }),
  ),
});

/** The shelters that anyone may enter. Always the whole region's: nobody has to say where they are to find the nearest one. */
export function shelterRoutes(service: WarningService): readonly Route[] {
  const document = keepShelters(service);
  return [
    defineRoute({
      method: 'GET',
      path: '/v1/shelters',
      summary: 'All public shelters of the region (GeoJSON points); the nearest one is for the device to find',
      access: 'anyone',
      answers: { 200: { description: 'All shelters', content: { [TYPE]: shelterListSchema } } },
      problems: ['INVALID_QUERY'],
      handle: ({ headers }) => sendDocument(document(), headers),
    }),
  ];
}

/** Written and packed once for each version of the map. */
function keepShelters(service: WarningService): () => KeptDocument {
  let kept: { readonly sha256: string; readonly document: KeptDocument } | undefined;
  return () => {
    const { region, sha256 } = service.region();
    if (kept?.sha256 !== sha256) kept = { sha256, document: keepDocument(TYPE, Buffer.from(JSON.stringify(collectionOf(region)))) };
    return kept.document;
  };
}

function collectionOf({ id, version, zones }: Region): z.input<typeof shelterListSchema> {
  return {
    type: 'FeatureCollection',
    region: id,
    version,
    features: zones.flatMap(({ id: zone, shelters }) =>
      shelters.map(({ position: [lon, lat], ...properties }) => ({
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: [lon, lat] as [number, number] },
        properties: { zone, ...properties },
      })),
    ),
  };
}
