import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { WebSocketServer } from 'ws';
import type { EncodedFrame, WarningService } from '../app/service.ts';
import { HttpProblem, problemOf } from './problem.ts';
import { sinceOf, statusesOf, zonesOf } from './read-query.ts';

/** A listener that leaves this much unread is let go: it comes back and is told what it missed. */
export const UNREAD_BYTES_MAX = 1_000_000;
/** Most listeners of one process; beyond, new ones are asked to come later rather than old ones slowed down. */
export const LISTENERS_MAX = 200_000;

/** Event streams over plain HTTP: `GET /v1/stream`. */
export function addEventStream(server: FastifyInstance, service: WarningService): void {
  server.get('/v1/stream', (request, reply) => {
    const zones = zonesOf(request.query, service);
    const statuses = statusesOf(request.query);
    const since = sinceOf(request.query, request.headers['last-event-id']);
    if (service.health().listeners >= LISTENERS_MAX) throw new HttpProblem('TOO_MANY', 'this node has all the listeners it can serve');
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
      'x-accel-buffering': 'no',
    });
    raw.socket?.setNoDelay(true);
    raw.write('retry: 1000\n\n');
    const send = (frame: EncodedFrame) => {
      if (raw.destroyed) return false;
      if (raw.writableLength > UNREAD_BYTES_MAX) {
        raw.destroy();
        return false;
      }
      raw.write(frame.sse);
      return true;
    };
    const leave = service.subscribe({ zones, statuses, ...(since === undefined ? {} : { since }), send });
    raw.on('close', leave);
  });
}

/** The same events over WebSocket, on `/v1/stream` and `/v1/ws`. Returns a function that ends every connection. */
export function addWebSocket(server: FastifyInstance, service: WarningService): () => void {
  const sockets = new WebSocketServer({ noServer: true, clientTracking: true, maxPayload: 1_024 });
  server.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refuse = (error: unknown) => {
      const problem = problemOf(error);
      const body = JSON.stringify(problem);
      socket.end(
        `HTTP/1.1 ${problem.status} ${problem.title}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
      );
    };
    socket.on('error', () => socket.destroy());
    try {
      const url = new URL(request.url ?? '/', 'http://listener.invalid');
      if (url.pathname !== '/v1/stream' && url.pathname !== '/v1/ws') throw new HttpProblem('NOT_FOUND', `no WebSocket at ${url.pathname}`);
      const query = Object.fromEntries(url.searchParams);
      const listener = {
        zones: zonesOf(query, service),
        statuses: statusesOf(query),
        since: sinceOf(query, request.headers['last-event-id']),
      };
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        const { since, ...which } = listener;
        const send = (frame: EncodedFrame) => {
          if (socket.destroyed || webSocket.readyState !== webSocket.OPEN) return false;
          if (socket.writableLength > UNREAD_BYTES_MAX) {
            webSocket.terminate();
            return false;
          }
          // Already a whole frame: one write, nothing to encode for this listener.
          socket.write(frame.webSocket);
          return true;
        };
        const leave = service.subscribe({ ...which, ...(since === undefined ? {} : { since }), send });
        webSocket.on('close', leave);
        webSocket.on('error', () => webSocket.terminate());
      });
    } catch (error) {
      refuse(error);
    }
  });
  return () => {
    for (const webSocket of sockets.clients) webSocket.terminate();
    sockets.close();
  };
}
