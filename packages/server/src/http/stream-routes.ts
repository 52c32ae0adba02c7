import type { IncomingHttpHeaders } from 'node:http';
import { parsePosition, type StreamPosition } from '@tocsin/core/delivery/stream-event';
import { issuesOf } from '@tocsin/core/units/schema-issue';
import * as z from 'zod';
import type { EncodedFrame, Listener, WarningService } from '../app/service.ts';
import type { Tell } from './live-connections.ts';
import { fieldProblem, HttpProblem } from './problem.ts';
import { positionField, statusField, zoneIds, zonesField } from './read-query.ts';
import { defineRoute, type Route } from './route.ts';

const streamQuery = z.strictObject({ zones: zonesField, status: statusField, lastEventId: positionField });
const SUMMARY = 'Alerts of zones as they happen: what was missed since the last event id, the present state, then everything new';

/** Where people listen. */
export function streamRoutes(service: WarningService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/v1/stream',
      summary: `${SUMMARY}. Server-Sent Events, or a WebSocket of the same`,
      access: 'anyone',
      query: streamQuery,
      answers: {
        101: { description: 'A WebSocket: each text is {id?, event, data}' },
        200: {
          description: 'Server-Sent Events: alert, exercise, test; state at each connect; heartbeat every 10 s',
          content: { 'text/event-stream': 'text' },
        },
      },
      problems: ['INVALID_QUERY', 'FULL'],
      handle: ({ query, headers }) => ({ tell: tellerOf(service, { query, headers, form: 'sse' }) }),
    }),
    defineRoute({
      method: 'GET',
      path: '/v1/ws',
      summary: `${SUMMARY}. WebSocket only`,
      access: 'anyone',
      query: streamQuery,
      answers: { 101: { description: 'A WebSocket: each text is {id?, event, data}' } },
      problems: ['INVALID_QUERY', 'UPGRADE_REQUIRED', 'FULL'],
      handle({ query }) {
        zoneIds(query.zones, service);
        throw new HttpProblem('UPGRADE_REQUIRED', 'open this address as a WebSocket, or /v1/stream as Server-Sent Events', {
          headers: { upgrade: 'websocket', connection: 'upgrade' },
        });
      },
    }),
  ];
}

/** The query of a stream that does not come through a route. Throws a problem that names the field. */
export function readStreamQuery(query: object): z.output<typeof streamQuery> {
  const parsed = streamQuery.safeParse({ ...query });
  if (parsed.success) return parsed.data;
  throw fieldProblem('INVALID_QUERY', issuesOf(parsed.error));
}

/** Tells one listener what it asked for, in one of the two forms of a frame. */
export function tellerOf(
  service: WarningService,
  asked: { readonly query: z.output<typeof streamQuery>; readonly headers: IncomingHttpHeaders; readonly form: keyof EncodedFrame },
): Tell {
  const { query, headers, form } = asked;
  const since = positionIn(headers) ?? query.lastEventId;
  const which: Omit<Listener, 'send'> = {
    zones: zoneIds(query.zones, service),
    statuses: query.status,
    ...(since === undefined ? {} : { since }),
  };
  return (sink) => service.subscribe({ ...which, send: (frame) => sink.write(frame[form]) });
}

/** Browsers send this header by themselves. One that is not ours costs a listener the replay, never the alarm. */
function positionIn(headers: IncomingHttpHeaders): StreamPosition | undefined {
  const header = headers['last-event-id'];
  return typeof header === 'string' ? parsePosition(header) : undefined;
}
