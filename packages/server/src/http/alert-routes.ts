import * as z from 'zod';
import type { WarningService } from '../app/service.ts';
import { alertListSchema, alertSchema, incidentListSchema } from './answer-schemas.ts';
import { HttpProblem } from './problem.ts';
import { activeField, limitField, statusField, zoneIds, zonesField } from './read-query.ts';
import { type Answer, defineRoute, type Route } from './route.ts';
import { ATOM_TYPE, CAP_TYPE, writeAtom } from './write-atom.ts';

/** Most alerts in one answer. */
const ALERTS_MAX = 1_000;
/** An alert never changes; a node that is asked again need not be. */
const FOREVER = { 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept' };
const NOW = { 'cache-control': 'no-store' };

/** What was sent, to anyone who asks. */
export function alertRoutes(service: WarningService, sender: string): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/v1/alerts',
      summary: 'Alerts, newest first',
      access: 'anyone',
      query: z.strictObject({ zones: zonesField, status: statusField, active: activeField, limit: limitField(ALERTS_MAX) }),
      answers: { 200: { description: 'The alerts', content: { 'application/json': alertListSchema } } },
      problems: ['INVALID_QUERY'],
      handle: ({ query }) => ({ headers: NOW, body: { alerts: alertsOf(service, query) } }),
    }),
    defineRoute({
      method: 'GET',
      path: '/v1/alerts/:id',
      summary: 'Did this server send it? The alert as JSON, or as signed CAP 1.2 by Accept or with .xml after the id',
      access: 'anyone',
      params: z.strictObject({ id: z.string().describe('Id of the alert') }),
      answers: { 200: { description: 'The alert', content: { 'application/json': alertSchema, [CAP_TYPE]: 'text' } } },
      problems: ['NOT_FOUND'],
      handle: ({ params, headers }) => oneAlert(service, params.id, headers.accept),
    }),
    defineRoute({
      method: 'GET',
      path: '/v1/incidents',
      summary: 'What belongs together: from the first zone warned to the last one released, newest first',
      access: 'anyone',
      query: z.strictObject({ limit: limitField(ALERTS_MAX) }),
      answers: { 200: { description: 'The incidents', content: { 'application/json': incidentListSchema } } },
      problems: ['INVALID_QUERY'],
      handle: ({ query }) => ({ headers: NOW, body: { incidents: service.incidents(query.limit) } }),
    }),
    defineRoute({
      method: 'GET',
      path: '/feed.atom',
      summary: 'The newest alerts as an Atom feed with signed CAP 1.2 in it',
      access: 'anyone',
      query: z.strictObject({ zones: zonesField, status: statusField, limit: limitField(100) }),
      answers: { 200: { description: 'The feed', content: { [ATOM_TYPE]: 'text' } } },
      problems: ['INVALID_QUERY'],
      handle: ({ query }) => {
        const entries = alertsOf(service, query).map((alert) => ({ alert, cap: service.capOf(alert) }));
        const updated = entries[0]?.alert.sent ?? service.health().startedAt;
        return {
          type: `${ATOM_TYPE}; charset=utf-8`,
          headers: { 'cache-control': 'no-cache' },
          body: writeAtom(entries, { sender, updated }),
        };
      },
    }),
  ];
}

type AlertFilter = Parameters<WarningService['alerts']>[0];

function alertsOf(
  service: WarningService,
  query: {
    readonly zones?: readonly string[] | undefined;
    readonly status: AlertFilter['statuses'];
    readonly active?: boolean;
    readonly limit: number;
  },
) {
  const zones = zoneIds(query.zones, service);
  return service.alerts({
    statuses: query.status,
    active: query.active ?? false,
    limit: query.limit,
    ...(zones === 'all' ? {} : { zones }),
  });
}

function oneAlert(service: WarningService, asked: string, accept: string | undefined): Answer {
  const isXml = asked.endsWith('.xml');
  const alert = service.alert(isXml ? asked.slice(0, -'.xml'.length) : asked);
  // Ground rule 9: anyone can ask "did you send this?", and "no" is an answer.
  if (alert === undefined) throw new HttpProblem('NOT_FOUND', 'this server did not send it', { headers: NOW });
  if (!isXml && !prefersCap(accept)) return { headers: FOREVER, body: alert };
  return { type: `${CAP_TYPE}; charset=utf-8`, headers: FOREVER, body: service.capOf(alert) };
}

const JSON_RANGES = ['application/json', 'application/*', '*/*'];
const CAP_RANGES = [CAP_TYPE, 'application/xml', 'text/xml'];

/** True where the `Accept` header (RFC 9110 §12.5.1) asks for XML by name and wants it more than JSON. */
export function prefersCap(accept: string | undefined): boolean {
  const quality = new Map<string, number>();
  for (const range of (accept ?? '*/*').toLowerCase().split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
    const stated = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    quality.set(type, stated === undefined ? 1 : Number(stated) || 0);
  }
  // The most specific range that is there decides for its type.
  const json = JSON_RANGES.map((range) => quality.get(range)).find((known) => known !== undefined) ?? 0;
  const cap = Math.max(...CAP_RANGES.map((range) => quality.get(range) ?? 0));
  return cap > 0 && cap >= json;
}
