import type { IncomingHttpHeaders } from 'node:http';
import { atomEntries, changesFeed } from '@tocsin/core/record/export/changes-feed';
import { toHxlCsv } from '@tocsin/core/record/export/csv-hxl';
import { toGeoJson, type ZoneMap } from '@tocsin/core/record/export/geojson';
import { toJsonLd } from '@tocsin/core/record/export/json-ld';
import type { RecordState } from '@tocsin/core/record/gate/record-state';
import type { PublicOptions } from '@tocsin/core/record/view/public-options';
import { shownClaims } from '@tocsin/core/record/view/shown-claim';
import { laneOf } from '@tocsin/core/record/view/situation-report';
import * as z from 'zod';
import { laneField, publicOptions, type RecordRegion, type RecordViewParts, sinceField } from './record-view-routes.ts';
import { type Content, defineRoute, type Route } from './route.ts';
import { ATOM_TYPE } from './write-atom.ts';
import { writeRecordAtom } from './write-record-atom.ts';

const NOW = { 'cache-control': 'no-cache' };
/** Entries of a feed; who was away longer reads `changes`. */
const FEED_MAX = 200;
/** Changes of one answer; the next question goes on after its `seq`. */
const CHANGES_MAX = 1_000;
/** A written file stays good for this long, unless the record changed. */
const HELD_MS = 5_000;
const HELD_MAX = 8;

/** One file of the public record. */
interface Exported {
  readonly path: string;
  readonly type: string;
  readonly summary: string;
  readonly write: (view: { readonly state: RecordState; readonly options: PublicOptions; readonly base: string }) => string;
}

/** The public record as files that other people's programs read. */
export function recordExportRoutes(parts: RecordViewParts): readonly Route[] {
  const { logIndexOf, service, sender } = parts;
  const files: readonly Exported[] = [
    {
      path: 'claims.jsonld',
      type: 'application/ld+json',
      summary: 'Public claims as JSON-LD: schema.org Claim and W3C PROV-O',
      write: ({ state, options, base }) => {
        const changes = state.changes.filter(({ id }) => laneOf(state, id) === options.status);
        return JSON.stringify(toJsonLd(shownClaims(state, options), { base, changes, logIndexOf }));
      },
    },
    {
      path: 'claims.csv',
      type: 'text/csv',
      summary: 'Public claims as CSV with a row of HXL hashtags',
      write: ({ state, options }) => toHxlCsv(shownClaims(state, options), { zones: zoneMap(service), logIndexOf }),
    },
    {
      path: 'claims.geojson',
      type: 'application/geo+json',
      summary: 'Public claims as GeoJSON, each place drawn as the area that it is known to',
      write: ({ state, options }) => JSON.stringify(toGeoJson(shownClaims(state, options), zoneMap(service))),
    },
    {
      path: 'changes.atom',
      type: ATOM_TYPE,
      summary: 'What changed for the public, newest first, as an Atom feed',
      write: ({ state, options, base }) => {
        const entries = atomEntries(changesFeed(state, options).slice(-FEED_MAX), base);
        const updated = entries[0]?.updated ?? service.health().startedAt;
        return writeRecordAtom(entries, { sender, updated, self: `${base}changes.atom` });
      },
    },
  ];
  return [...files.map((file) => fileRoute(parts, file)), changesRoute(parts)];
}

function fileRoute(parts: RecordViewParts, { path, type, summary, write }: Exported): Route {
  const held = holdBriefly();
  const content: Content = { [type]: 'text' };
  return defineRoute({
    method: 'GET',
    path: `/v1/record/${path}`,
    summary,
    access: 'anyone',
    query: z.strictObject({ status: laneField }),
    answers: { 200: { description: summary, content } },
    problems: ['INVALID_QUERY'],
    async handle({ query, headers }) {
      const state = await parts.desk.state();
      const asked = { path, status: query.status, base: baseOf(headers), changes: state.changes.length, nowMs: parts.nowMs() };
      const body = held.bodyOf(asked, () => write({ state, options: publicOptions(parts, query.status), base: asked.base }));
      return { type: `${type}; charset=utf-8`, headers: NOW, body };
    },
  });
}

/** A large record takes a tenth of a second to write, on the thread that alarms go out from: who asks again soon gets the same file. */
function holdBriefly() {
  const files = new Map<string, { readonly atMs: number; readonly body: string }>();
  return {
    bodyOf({ nowMs, ...asked }: { readonly nowMs: number; readonly changes: number }, write: () => string): string {
      const key = JSON.stringify(asked);
      const known = files.get(key);
      if (known !== undefined && nowMs - known.atMs < HELD_MS) return known.body;
      const body = write();
      if (files.size >= HELD_MAX) files.clear();
      files.set(key, { atMs: nowMs, body });
      return body;
    },
  };
}

function changesRoute(parts: RecordViewParts): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/record/changes',
    summary: 'What changed for the public after an entry, with corrections and retractions: who follows it has what is public',
    access: 'anyone',
    query: z.strictObject({ status: laneField, since: sinceField }),
    answers: {
      200: { description: 'The changes', content: { 'application/json': z.looseObject({ changes: z.array(z.looseObject({})) }) } },
    },
    problems: ['INVALID_QUERY'],
    async handle({ query }) {
      const all = changesFeed(await parts.desk.state(), publicOptions(parts, query.status), query.since);
      // What one entry changed stays together.
      const lastSeq = all[CHANGES_MAX - 1]?.seq ?? Number.POSITIVE_INFINITY;
      const changes = all.filter(({ seq }) => seq <= lastSeq);
      return { headers: NOW, body: { changes, seq: changes.at(-1)?.seq ?? query.since, isMore: changes.length < all.length } };
    },
  });
}

/** Where the asker found the record: names in the files lead back there. */
function baseOf({ host = 'localhost', 'x-forwarded-proto': scheme }: IncomingHttpHeaders): string {
  const name = /^[\w.:[\]-]{1,255}$/.test(host) ? host : 'localhost';
  return `${scheme === 'https' ? 'https' : 'http'}://${name}/v1/record/`;
}

function zoneMap(service: RecordRegion): ZoneMap {
  const { region, byId } = service.region();
  return (id) => {
    const zone = region.zones[byId.get(id) ?? -1];
    return zone === undefined
      ? undefined
      : { name: zone.names.en ?? Object.values(zone.names)[0] ?? id, point: zone.point, parts: zone.parts };
  };
}
