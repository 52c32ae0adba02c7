import type { Socket } from 'node:net';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { WarningService } from '../app/service.ts';
import { DEFAULT_LIMITS, type Limits } from '../ports/limits.ts';
import { createKeyRing, type OperatorAccess, type SourceAccess } from './access.ts';
import { alertRoutes } from './alert-routes.ts';
import { type AudioParts, audioRoutes } from './audio-routes.ts';
import { type CapParts, capRoutes } from './cap-routes.ts';
import { channelRoutes } from './channel-routes.ts';
import { createLiveConnections } from './live-connections.ts';
import { createMetrics } from './metrics.ts';
import { mountRoutes } from './mount-routes.ts';
import { observationRoutes } from './observation-routes.ts';
import { operatorRoutes } from './operator-routes.ts';
import { addPage } from './page-routes.ts';
import { HttpProblem, PROBLEM_TYPE, PROBLEMS, problemDocument, problemOf } from './problem.ts';
import { pushRoutes } from './push-routes.ts';
import { createRateLimit } from './rate-limit.ts';
import { readQuery } from './read-query.ts';
import { addRecordFiles } from './record-files.ts';
import type { RecordHttp } from './record-http.ts';
import { refusalRoutes } from './refusal-routes.ts';
import type { Route } from './route.ts';
import { shelterRoutes } from './shelter-routes.ts';
import { streamRoutes } from './stream-routes.ts';
import { systemRoutes } from './system-routes.ts';
import { addWebSocket } from './web-socket.ts';
import { writeRawProblem } from './write-raw-problem.ts';
import { zoneRoutes } from './zone-routes.ts';

/** Longest part of a path that a route takes: zone ids are at most 128 characters, percent-encoded. */
const PATH_PART_LENGTH_MAX = 1_500;
/** A request has to arrive within this time: who sends a byte a second holds no connection for long. */
const REQUEST_TIMEOUT_MS = 30_000;

/** What the server is built from. */
export interface HttpParts {
  readonly service: WarningService;
  readonly sources: readonly SourceAccess[];
  readonly operators: readonly OperatorAccess[];
  readonly sender: string;
  /** Wall clock, milliseconds since the epoch. */
  readonly nowMs: () => number;
  readonly limits?: Partial<Limits>;
  /** The door for other people's CAP messages, where there is one. */
  readonly cap?: Omit<CapParts, 'service'>;
  /** Spoken messages and SAME audio, where they are switched on. */
  readonly audio?: Omit<AudioParts, 'nowMs'>;
  /** The record, where this server has one. */
  readonly record?: RecordHttp;
  /** Folders of the built pages, where there are any. */
  readonly pages?: { readonly resident: string; readonly console: string };
  readonly onFault: (fault: unknown) => void;
}

/** Builds the HTTP server; the caller listens. */
export async function createHttpServer(parts: HttpParts): Promise<FastifyInstance> {
  const { service, nowMs, onFault } = parts;
  const limits: Limits = { ...DEFAULT_LIMITS, ...parts.limits };
  const server = bareServer(limits, onFault);
  const live = createLiveConnections(limits);
  const keys = createKeyRing(parts);
  const metrics = createMetrics(service);
  const now = () => new Date(nowMs()).toISOString();
  const routes: Route[] = [
    ...observationRoutes(service, limits),
    ...streamRoutes(service),
    ...alertRoutes(service, parts.sender),
    ...zoneRoutes(service),
    ...shelterRoutes(service),
    ...systemRoutes(service, metrics, () => routes),
    ...pushRoutes(service, nowMs),
    ...refusalRoutes(service, nowMs),
    ...channelRoutes(service),
    ...(parts.cap === undefined ? [] : capRoutes({ ...parts.cap, service })),
    ...audioRoutes(service, { ...parts.audio, nowMs }),
    ...operatorRoutes(service, { keys, now }),
    ...(parts.record?.routes ?? []),
  ];
  const rate = createRateLimit(nowMs, { perS: limits.requestsPerKeyPerS, burst: limits.requestsPerKeyBurst });
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.noteRequest({ method: request.method, route, status: reply.statusCode, durationS: reply.elapsedTime / 1000 });
  });
  mountRoutes(server, routes, { keys, rate, live });
  const pages = parts.pages === undefined ? [] : addPages(server, parts.pages);
  const recordFiles = parts.record === undefined ? [] : addRecordFiles(server, parts.record.file);
  refuseTheRest(server, [...routes, ...[...pages, ...recordFiles].map((path) => ({ method: 'GET', path }))]);
  const endWebSockets = addWebSocket(server.server, { service, live, onFault });
  server.addHook('preClose', async () => {
    endWebSockets();
    live.closeAll();
  });
  return server;
}

function bareServer({ bodyBytesMax }: Limits, onFault: (fault: unknown) => void): FastifyInstance {
  const server = Fastify({
    bodyLimit: bodyBytesMax,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: true,
    return503OnClosing: false,
    routerOptions: { maxParamLength: PATH_PART_LENGTH_MAX, querystringParser: (text) => ({ ...readQuery(text) }) },
    http: {
      // A client that offers HTTP/2 by upgrade goes on with HTTP/1.1; only WebSocket is upgraded to.
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
      // Node would refuse it in words of its own; the hook below does it in ours.
      requireHostHeader: false,
    },
    frameworkErrors: (error, _request, reply) => sendProblem(reply, problemOf(error)),
    clientErrorHandler: (error, socket) => refuseUnreadable(error, socket),
  });
  // Bodies stay bytes until a route reads them: one reader, one kind of error, every field named.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.setErrorHandler((error, _request, reply) => {
    const problem = problemOf(error);
    if (problem.code === 'INTERNAL') onFault(error);
    return sendProblem(reply, problem);
  });
  server.addHook('onRequest', async ({ raw }, reply) => {
    reply.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    // RFC 9112 §3.2.
    if (raw.headers.host === undefined && raw.httpVersion === '1.1') throw new HttpProblem('BAD_REQUEST', 'send a Host header');
  });
  return server;
}

function addPages(server: FastifyInstance, pages: { readonly resident: string; readonly console: string }): readonly string[] {
  server.get('/console', (_request, reply) => reply.redirect('/console/'));
  return ['/console', ...addPage(server, '/', pages.resident), ...addPage(server, '/console/', pages.console)];
}

/** Unknown addresses, and known ones asked in a way they do not answer. */
function refuseTheRest(server: FastifyInstance, known: readonly { readonly method: string; readonly path: string }[]): void {
  const patterns = known.map(({ method, path }) => ({ method, pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`) }));
  server.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?', 1);
    const methods = new Set(patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method));
    const allow = [...methods].join(', ');
    const problem =
      methods.size === 0 || methods.has(request.method)
        ? new HttpProblem('NOT_FOUND', `there is nothing at ${path.slice(0, 200)}`)
        : new HttpProblem('METHOD_NOT_ALLOWED', `this address takes ${allow}`, { headers: { allow } });
    return sendProblem(reply, problem);
  });
}

function sendProblem(reply: FastifyReply, problem: HttpProblem): FastifyReply {
  const [status] = PROBLEMS[problem.code];
  return reply
    .code(status)
    .headers({ 'cache-control': 'no-store', ...problem.headers })
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(problemDocument(problem)));
}

/** Bytes that are no HTTP never reach a route; the answer is still a problem document. */
function refuseUnreadable(error: { readonly code?: string; readonly message: string }, socket: Socket): void {
  const known = problemOf(error);
  writeRawProblem(socket, known.code === 'INTERNAL' ? new HttpProblem('BAD_REQUEST', error.message) : known);
}
