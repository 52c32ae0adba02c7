import Fastify, { type FastifyInstance } from 'fastify';
import type { WarningService } from '../app/service.ts';
import { bearerOf, holderOf, type OperatorAccess, type SourceAccess, stamp } from './access.ts';
import { addOperatorRoutes } from './operator-routes.ts';
import { addPage } from './page-routes.ts';
import { HttpProblem, PROBLEMS, type ProblemDocument, problemDocument, problemOf } from './problem.ts';
import { addPublicRoutes } from './public-routes.ts';
import { readObservations } from './read-observations.ts';
import { addEventStream, addWebSocket } from './stream-routes.ts';

/** Largest body read, bytes: 5,000 plots take about 400 kB. */
const BODY_BYTES_MAX = 8_000_000;
/** Requests of one source key in a second; a radar of 10 scans a second uses 10. */
const REQUESTS_PER_S_MAX = 1_000;

/** What the server is built from. */
export interface HttpParts {
  readonly service: WarningService;
  readonly sources: readonly SourceAccess[];
  readonly operators: readonly OperatorAccess[];
  readonly sender: string;
  /** Wall clock, milliseconds since the epoch. */
  readonly nowMs: () => number;
  /** Folders of the built pages, where there are any. */
  readonly pages?: { readonly resident: string; readonly console: string };
  readonly onFault: (fault: unknown) => void;
}

/** Builds the HTTP server; the caller listens. */
export async function createHttpServer(parts: HttpParts): Promise<FastifyInstance> {
  const { service } = parts;
  const server = Fastify({ bodyLimit: BODY_BYTES_MAX, forceCloseConnections: true, routerOptions: { maxParamLength: 256 } });
  // Bodies stay text until a route reads them: one parser, one kind of error, every field named.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    ['application/json', 'application/x-ndjson', 'application/ndjson'],
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  );
  server.setErrorHandler((error, _request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) parts.onFault(error);
    return sendProblem(reply, problem);
  });
  server.setNotFoundHandler((request, reply) =>
    sendProblem(reply, problemDocument('NOT_FOUND', `nothing at ${request.method} ${request.url.slice(0, 200)}`)),
  );
  server.addHook('onSend', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    const isPublicRead = request.method === 'GET' && !request.url.startsWith('/v1/operator');
    if (isPublicRead) reply.header('access-control-allow-origin', '*');
  });
  addObservations(server, parts);
  addEventStream(server, service);
  const endWebSockets = addWebSocket(server, service);
  server.addHook('preClose', async () => endWebSockets());
  addPublicRoutes(server, service, parts.sender);
  addOperatorRoutes(server, service, { operators: parts.operators, now: () => new Date(parts.nowMs()).toISOString() });
  if (parts.pages !== undefined) {
    await addPage(server, '/', parts.pages.resident);
    await addPage(server, '/console/', parts.pages.console);
    server.get('/console', (_request, reply) => reply.redirect('/console/'));
  }
  server.server.on('clientError', (_error, socket) => refuseUnreadable(socket));
  return server;
}

interface ProblemReply {
  code(status: number): ProblemReply;
  type(type: string): ProblemReply;
  send(body: ProblemDocument): unknown;
}

function sendProblem(reply: ProblemReply, problem: ProblemDocument): unknown {
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(problem);
}

/** Bytes that are no HTTP never reach a route; the answer is still a problem document. */
function refuseUnreadable(socket: { readonly writable: boolean; end(text: string): unknown }): void {
  if (!socket.writable) return;
  const [status, title] = PROBLEMS.BAD_REQUEST;
  const body = JSON.stringify(problemDocument('BAD_REQUEST', 'this is not an HTTP request that can be read'));
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

function addObservations(server: FastifyInstance, parts: HttpParts): void {
  const seen = new Map<string, { second: number; requests: number }>();
  server.post('/v1/observations', async (request, reply) => {
    const key = bearerOf(request.headers.authorization);
    const source = key === undefined ? undefined : holderOf(key, parts.sources, (holder) => holder.keySha256);
    if (source === undefined) throw new HttpProblem('NO_KEY', 'send the key of a source as Authorization: Bearer KEY');
    if (isOverRate(seen, source.id, parts.nowMs())) {
      throw new HttpProblem('TOO_MANY', `more than ${REQUESTS_PER_S_MAX} requests a second with this key`);
    }
    const { observations, ignored } = readObservations(String(request.body ?? ''), request.headers['content-type'] ?? '');
    const { durable } = await parts.service.accept(stamp(observations, source));
    return reply.code(202).send({ accepted: observations.length, durable, ignored });
  });
}

function isOverRate(seen: Map<string, { second: number; requests: number }>, id: string, nowMs: number): boolean {
  const second = Math.floor(nowMs / 1000);
  const known = seen.get(id);
  if (known?.second !== second) {
    seen.set(id, { second, requests: 1 });
    return false;
  }
  known.requests += 1;
  return known.requests > REQUESTS_PER_S_MAX;
}
