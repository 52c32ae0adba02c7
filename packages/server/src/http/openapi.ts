import { observationSchema } from '@tocsin/core/detection/observation';
import { cancelSchema } from '@tocsin/core/entry';
import * as z from 'zod';

const PROBLEM = {
  type: 'object',
  description: 'Problem document (RFC 9457)',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { code: { type: 'string' }, path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
} as const;

const problem = {
  description: 'Refused; names the field',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
const query = (name: string, description: string) => ({ name, in: 'query', required: false, description, schema: { type: 'string' } });
const ZONES = query('zones', 'Zone ids or names, comma-separated; all when absent');
const STATUS = query('status', 'Actual (default), Exercise, Test; comma-separated');
const get = (summary: string, more: object = {}) => ({
  get: { summary, responses: { 200: { description: 'OK' }, default: problem }, ...more },
});
const one = (name: string) => [{ name, in: 'path', required: true, schema: { type: 'string' } }];

/** The interface as an OpenAPI 3.1 document; input schemas are those that validate. */
export function openApiDocument(): object {
  const observation = z.toJSONSchema(observationSchema, { unrepresentable: 'any' });
  const cancel = z.toJSONSchema(cancelSchema, { unrepresentable: 'any' });
  return {
    openapi: '3.1.0',
    info: { title: 'Tocsin', version: '1', description: 'Observations in, alerts by zone out.' },
    paths: {
      '/v1/observations': {
        post: {
          summary: 'Post one observation, an array of them, or NDJSON; all are taken or none',
          security: [{ sourceKey: [] }],
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: { $ref: '#/components/schemas/Observation' } },
              'application/x-ndjson': { schema: { type: 'string' } },
            },
          },
          responses: { 202: { description: 'Taken in' }, default: problem },
        },
      },
      '/v1/stream': get('Alerts as they happen: Server-Sent Events, or a WebSocket of the same events', {
        parameters: [ZONES, STATUS, query('lastEventId', 'Id of the last event seen; the Last-Event-ID header does the same')],
      }),
      '/v1/alerts': get('Alerts, newest first', {
        parameters: [ZONES, STATUS, query('active', 'true: only those in force'), query('limit', '1 to 1000, default 100')],
      }),
      '/v1/alerts/{id}': get('One alert: JSON, or CAP 1.2 with Accept: application/cap+xml or .xml at the end', { parameters: one('id') }),
      '/v1/zones': get('The region pack (GeoJSON), or with format=list the zones without polygons', {
        parameters: [query('format', 'geojson or list')],
      }),
      '/v1/zones/{id}': get('One zone and what is in force there', { parameters: one('id') }),
      '/v1/incidents': get('What belongs together, newest first', { parameters: [query('limit', '1 to 1000')] }),
      '/feed.atom': get('Atom feed of CAP alerts', { parameters: [STATUS] }),
      '/healthz': get('State of the system and freshness of every source'),
      '/metrics': get('Prometheus metrics'),
      '/.well-known/tocsin-keys.json': get('Public keys that alerts are signed with (JWK set)'),
      '/v1/operator/session': {
        post: { summary: 'Trade the operator token for a session cookie', responses: { 204: { description: 'OK' }, default: problem } },
      },
      '/v1/operator/view': get('Tracks, forecasts, verdicts: operators only', { security: [{ operatorToken: [] }] }),
      '/v1/operator/stream': get('Every journal entry as it happens: operators only', { security: [{ operatorToken: [] }] }),
      '/v1/operator/cancel': {
        post: {
          summary: 'End what is in force in zones',
          security: [{ operatorToken: [] }],
          requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Cancel' } } } },
          responses: { 202: { description: 'Ended' }, default: problem },
        },
      },
    },
    components: {
      schemas: { Observation: observation, Cancel: cancel, Problem: PROBLEM },
      securitySchemes: { sourceKey: { type: 'http', scheme: 'bearer' }, operatorToken: { type: 'http', scheme: 'bearer' } },
    },
  };
}
