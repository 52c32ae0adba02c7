import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as client from 'prom-client';
import type { WarningService } from '../app/service.ts';
import { openApiDocument } from './openapi.ts';
import { HttpProblem } from './problem.ts';
import { activeOf, limitOf, parameter, statusesOf, zonesOf } from './read-query.ts';
import { writeAtom } from './write-atom.ts';

/** Most alerts in one answer. */
const ALERTS_MAX = 1_000;
const CAP_TYPE = 'application/cap+xml; charset=utf-8';

/** Everything that anyone may read. Nothing here knows a track or an impact point. */
export function addPublicRoutes(server: FastifyInstance, service: WarningService, sender: string): void {
  server.get('/v1/alerts', async (request) => {
    const zones = zonesOf(request.query, service);
    return {
      alerts: service.alerts({
        statuses: statusesOf(request.query),
        ...(zones === 'all' ? {} : { zones }),
        active: activeOf(request.query),
        limit: limitOf(request.query, ALERTS_MAX),
      }),
    };
  });
  server.get<{ Params: { id: string } }>('/v1/alerts/:id', (request, reply) => sendAlert(service, request, reply));
  server.get('/v1/zones', (request, reply) => sendZones(service, request, reply));
  server.get<{ Params: { id: string } }>('/v1/zones/:id', async (request) => zoneOf(service, request.params.id));
  server.get('/v1/incidents', async (request) => ({ incidents: service.incidents(limitOf(request.query, ALERTS_MAX)) }));
  server.get('/feed.atom', (request, reply) => {
    const alerts = service.alerts({ statuses: statusesOf(request.query), limit: 100 });
    const baseUrl = `${request.protocol}://${request.host}`;
    const updated = alerts[0]?.sent ?? service.health().startedAt;
    return reply.type('application/atom+xml; charset=utf-8').send(writeAtom(alerts, { sender, baseUrl, updated }));
  });
  server.get('/healthz', (_request, reply) => {
    const health = service.health();
    return reply.header('cache-control', 'no-store').send(health);
  });
  server.get('/.well-known/tocsin-keys.json', async () => service.keys());
  server.get('/openapi.json', async () => openApiDocument());
  addMetrics(server, service);
}

function sendAlert(service: WarningService, request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply): FastifyReply {
  const asked = request.params.id;
  const asXml = asked.endsWith('.xml') || /application\/(cap\+)?xml/.test(request.headers.accept ?? '');
  const id = asked.endsWith('.xml') ? asked.slice(0, -4) : asked;
  const alert = service.alert(id);
  // Ground rule 9: anyone can ask "did you send this?", and "no" is an answer.
  if (alert === undefined) throw new HttpProblem('NOT_FOUND', 'this server has not sent an alert of that id');
  return asXml ? reply.type(CAP_TYPE).send(service.capOf(alert)) : reply.send(alert);
}

function sendZones(service: WarningService, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const format = parameter(request.query, 'format') ?? 'geojson';
  const { region, sha256, pack } = service.region();
  const tag = `"${sha256}-${format}"`;
  reply.header('etag', tag).header('cache-control', 'public, max-age=300');
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  if (format === 'geojson') return reply.type('application/geo+json; charset=utf-8').send(Buffer.from(pack));
  if (format !== 'list') {
    throw new HttpProblem('INVALID_QUERY', 'format: expected geojson or list', [
      { code: 'invalid_query', path: 'format', message: 'expected geojson or list' },
    ]);
  }
  const zones = region.zones.map(({ id, names, district, shelterTimes, point }) => ({ id, names, district, shelterTimes, point }));
  return reply.send({ region: region.id, version: region.version, zones });
}

function zoneOf(service: WarningService, id: string) {
  const { region, byId } = service.region();
  const index = byId.get(id);
  const zone = index === undefined ? undefined : region.zones[index];
  if (zone === undefined) throw new HttpProblem('NOT_FOUND', 'no zone of this region has that id');
  const { names, district, shelterTimes, point, population } = zone;
  const inForce = service.alerts({ statuses: new Set(['Actual', 'Exercise', 'Test']), zones: new Set([id]), active: true, limit: 3 });
  return { id, names, district, shelterTimes, point, ...(population === undefined ? {} : { population }), alerts: inForce };
}

function addMetrics(server: FastifyInstance, service: WarningService): void {
  const registry = new client.Registry();
  client.collectDefaultMetrics({ register: registry });
  const help: Readonly<Record<string, string>> = {
    tocsin_alerts_total: 'Alerts told since the start',
    tocsin_observations_total: 'Observations taken in since the start',
    tocsin_discards_total: 'Inputs the engine could not use, each with a reason in the journal',
    tocsin_listeners: 'Listeners connected now',
    tocsin_journal_entries: 'Entries in the journal',
  };
  for (const [name, text] of Object.entries(help)) {
    const collect = function (this: client.Gauge): void {
      this.set(service.counters()[name] ?? 0);
    };
    registry.registerMetric(new client.Gauge({ name, help: text, registers: [], collect }));
  }
  const age = new client.Gauge({
    name: 'tocsin_source_age_seconds',
    help: 'Time since a source was last heard',
    labelNames: ['source'],
    registers: [registry],
  });
  const pending = new client.Gauge({ name: 'tocsin_journal_pending_entries', help: 'Entries not durable yet', registers: [registry] });
  server.get('/metrics', async (_request, reply) => {
    const health = service.health();
    age.reset();
    for (const source of health.sources) if (source.ageS !== undefined) age.set({ source: source.id }, source.ageS);
    pending.set(health.journal.pendingEntries);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
