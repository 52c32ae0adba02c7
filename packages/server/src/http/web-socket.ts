import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { WarningService } from '../app/service.ts';
import type { LiveConnections } from './live-connections.ts';
import { HttpProblem, problemOf } from './problem.ts';
import { readQuery } from './read-query.ts';
import { readStreamQuery, tellerOf } from './stream-routes.ts';
import { writeRawProblem } from './write-raw-problem.ts';

const PATHS: ReadonlySet<string> = new Set(['/v1/stream', '/v1/ws']);
/** Listeners have nothing to say but pongs. */
const MESSAGE_BYTES_MAX = 1_024;
/** Who has not answered one ping when the next is due is gone: a phone that lost its network does not say so. */
const PING_MS = 30_000;

/** What opens a WebSocket. */
export interface WebSocketParts {
  readonly service: WarningService;
  readonly live: LiveConnections;
  readonly onFault: (fault: unknown) => void;
}

/** Answers WebSocket handshakes of a server. @returns what ends it */
export function addWebSocket(server: Server, { service, live, onFault }: WebSocketParts): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES_MAX, perMessageDeflate: false });
  sockets.on('wsClientError', (error, socket) => writeRawProblem(socket, new HttpProblem('BAD_REQUEST', error.message)));
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    try {
      const tell = tellerFor(request, service);
      if (live.isFull()) throw new HttpProblem('FULL', 'try again in a moment', { headers: { 'retry-after': '5' } });
      // Frames are whole and ready: they go to the socket as they are. Pongs are all that the library writes beside them.
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        webSocket.on('error', () => webSocket.terminate());
        live.open(socket, tell);
      });
    } catch (error) {
      if (!(error instanceof HttpProblem)) onFault(error);
      writeRawProblem(socket, problemOf(error));
    }
  });
  const pinging = pingAll(sockets);
  return () => {
    clearInterval(pinging);
    for (const webSocket of sockets.clients) webSocket.terminate();
    sockets.close();
  };
}

function tellerFor(request: IncomingMessage, service: WarningService) {
  const [path = '', search = ''] = (request.url ?? '').split('?', 2);
  if (!PATHS.has(path)) throw new HttpProblem('NOT_FOUND', `there is no WebSocket at ${path.slice(0, 200)}`);
  const query = readStreamQuery(readQuery(search));
  return tellerOf(service, { query, headers: request.headers, form: 'webSocket' });
}

function pingAll(sockets: WebSocketServer): NodeJS.Timeout {
  const waiting = new WeakSet<WebSocket>();
  const timer = setInterval(() => {
    for (const webSocket of sockets.clients) {
      if (waiting.has(webSocket)) {
        webSocket.terminate();
        continue;
      }
      waiting.add(webSocket);
      webSocket.once('pong', () => waiting.delete(webSocket));
      webSocket.ping();
    }
  }, PING_MS);
  return timer.unref();
}
