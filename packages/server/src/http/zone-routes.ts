import { STATUSES } from '@tocsin/core/detection/threat';
import { formatInstant } from '@tocsin/core/units/instant';
import type { Zone } from '@tocsin/core/zone/zone';
import * as z from 'zod';
import type { WarningService } from '../app/service.ts';
import { packSchema, zoneListSchema, zoneSchema } from './answer-schemas.ts';
import { type KeptDocument, keepDocument, sendDocument } from './kept-document.ts';
import { HttpProblem } from './problem.ts';
import { type Answer, defineRoute, type Route } from './route.ts';

const PACK_TYPE = 'application/geo+json';

/** The map that alerts speak of. */
export function zoneRoutes(service: WarningService): readonly Route[] {
  const documents = keepDocuments(service);
  return [
    defineRoute({
      method: 'GET',
      path: '/v1/zones',
      summary: 'The region pack (GeoJSON), or with format=list the zones without their polygons',
      access: 'anyone',
      query: z.strictObject({ format: z.enum(['geojson', 'list']).default('geojson') }),
      answers: { 200: { description: 'All zones', content: { [PACK_TYPE]: packSchema, 'application/json': zoneListSchema } } },
      problems: ['INVALID_QUERY'],
      handle: ({ query, headers }) => sendDocument(documents(query.format), headers),
    }),
    defineRoute({
      method: 'GET',
      path: '/v1/zones/:id',
      summary: 'One zone and what is in force there',
      access: 'anyone',
      params: z.strictObject({ id: z.string().describe('Id of the zone') }),
      answers: { 200: { description: 'The zone', content: { 'application/json': zoneSchema } } },
      problems: ['NOT_FOUND'],
      handle: ({ params }) => oneZone(service, params.id),
    }),
  ];
}

/** A country's map is megabytes and the same for everyone: it is written and packed once for each version. */
function keepDocuments(service: WarningService): (format: 'geojson' | 'list') => KeptDocument {
  const kept = new Map<string, { readonly sha256: string; readonly document: KeptDocument }>();
  return (format) => {
    const { region, sha256, pack } = service.region();
    const known = kept.get(format);
    if (known?.sha256 === sha256) return known.document;
    const list = () => JSON.stringify({ region: region.id, version: region.version, zones: region.zones.map(outline) });
    const plain = format === 'list' ? Buffer.from(list()) : Buffer.from(pack);
    const document = keepDocument(format === 'list' ? 'application/json' : PACK_TYPE, plain);
    kept.set(format, { sha256, document });
    return document;
  };
}

function oneZone(service: WarningService, id: string): Answer {
  const { region, byId } = service.region();
  const zone = region.zones[byId.get(id) ?? -1];
  if (zone === undefined) throw new HttpProblem('NOT_FOUND', 'no zone of this region has this id');
  const alerts = service.alerts({ statuses: new Set(STATUSES), zones: new Set([id]), active: true, limit: STATUSES.length });
  return { headers: { 'cache-control': 'no-store' }, body: { ...outline(zone), alerts } };
}

function outline({ id, names, district, shelterTimes, point, population }: Zone) {
  const times = shelterTimes.map(({ seconds, validFrom, validUntil }) => ({
    seconds,
    ...(validFrom === undefined ? {} : { validFrom: formatInstant(validFrom) }),
    ...(validUntil === undefined ? {} : { validUntil: formatInstant(validUntil) }),
  }));
  return { id, names, district, shelterTimes: times, point, ...(population === undefined ? {} : { population }) };
}
