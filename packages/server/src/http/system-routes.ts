import type { WarningService } from '../app/service.ts';
import { healthSchema, keySetSchema } from './answer-schemas.ts';
import type { Metrics } from './metrics.ts';
import { describeInterface } from './openapi.ts';
import { defineRoute, type Route, type RouteFacts } from './route.ts';

/** What the system says of itself. `routes` are all that the description names, these among them. */
export function systemRoutes(service: WarningService, metrics: Metrics, routes: () => readonly RouteFacts[]): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/healthz',
      summary: 'State of the system and freshness of every source: silence is suspicious',
      access: 'anyone',
      answers: {
        200: { description: 'All is well', content: { 'application/json': healthSchema } },
        503: { description: 'Degraded, and why: alarms still go out', content: { 'application/json': healthSchema } },
      },
      problems: [],
      handle: () => {
        const health = service.health();
        return { status: health.state === 'ok' ? 200 : 503, headers: { 'cache-control': 'no-store' }, body: health };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/metrics',
      summary: 'Prometheus metrics',
      access: 'anyone',
      answers: { 200: { description: 'Text exposition format', content: { 'text/plain': 'text' } } },
      problems: [],
      handle: async () => ({ type: metrics.type, headers: { 'cache-control': 'no-store' }, body: await metrics.read() }),
    }),
    defineRoute({
      method: 'GET',
      path: '/.well-known/tocsin-keys.json',
      summary: 'Public keys that alerts are signed with (RFC 7517)',
      access: 'anyone',
      answers: { 200: { description: 'The key set', content: { 'application/json': keySetSchema } } },
      problems: [],
      handle: () => ({ headers: { 'cache-control': 'no-cache' }, body: service.keys() }),
    }),
    defineRoute({
      method: 'GET',
      path: '/openapi.json',
      summary: 'This description (OpenAPI 3.1)',
      access: 'anyone',
      answers: { 200: { description: 'The description' } },
      problems: [],
      handle: () => ({ body: describeInterface(routes()) }),
    }),
  ];
}
