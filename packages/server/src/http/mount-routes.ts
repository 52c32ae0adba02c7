import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bearerOf, type KeyRing } from './access.ts';
import type { LiveConnections } from './live-connections.ts';
import { tokenOfCookie } from './operator-cookie.ts';
import { HttpProblem } from './problem.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Query } from './read-query.ts';
import type { AccessKind, Answer, RawCall, Route, StreamAnswer } from './route.ts';

/** What stands between a request and its route. */
export interface Gate {
  readonly keys: KeyRing;
  readonly rate: RateLimit;
  readonly live: LiveConnections;
}

const API_HEADERS = { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" } as const;
/** Anyone may read these from any page; nothing else may be read across origins. */
const OPEN_HEADERS = { ...API_HEADERS, 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' } as const;

/** Puts routes on a server: admits the caller before the body is read, answers, streams. */
export function mountRoutes(server: FastifyInstance, routes: readonly Route[], gate: Gate): void {
  const callers = new WeakMap<FastifyRequest, RawCall['caller']>();
  for (const route of routes) {
    const isOpen = route.method === 'GET' && route.access === 'anyone';
    const isStream = Object.values(route.answers).some(({ content }) => content?.['text/event-stream'] !== undefined);
    server.route({
      method: route.method,
      url: route.path,
      // A stream has no end that a HEAD could wait for.
      exposeHeadRoute: route.method === 'GET' && !isStream,
      onRequest: async (request, reply) => {
        reply.headers(isOpen ? OPEN_HEADERS : API_HEADERS);
        callers.set(request, admit(route.access, request, gate));
      },
      handler: async (request, reply) => {
        const answer = await route.handle({
          query: request.query as Query,
          params: request.params as RawCall['params'],
          headers: request.headers,
          body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
          caller: callers.get(request),
        });
        return 'tell' in answer ? sendStream(reply, answer, gate.live) : sendAnswer(reply, answer);
      },
    });
  }
}

function admit(access: AccessKind, { headers }: FastifyRequest, { keys, rate }: Gate): RawCall['caller'] {
  if (access === 'anyone') return undefined;
  const bearer = bearerOf(headers.authorization);
  if (access === 'source') {
    const source = bearer === undefined ? undefined : keys.source(bearer);
    if (source === undefined) throw noKey('send the key of a source as Authorization: Bearer KEY');
    hold(rate, `source ${source.id}`);
    return source;
  }
  const token = bearer ?? tokenOfCookie(headers);
  const operator = token === undefined ? undefined : keys.operator(token);
  if (operator === undefined) throw noKey('an operator’s token is needed');
  hold(rate, `operator ${operator.name}`);
  return operator;
}

function noKey(detail: string): HttpProblem {
  return new HttpProblem('NO_KEY', detail, { headers: { 'www-authenticate': 'Bearer' } });
}

function hold(rate: RateLimit, name: string): void {
  const waitS = rate.take(name);
  if (waitS > 0) throw new HttpProblem('TOO_MANY', 'this key asks too often', { headers: { 'retry-after': String(Math.ceil(waitS)) } });
}

function sendAnswer(reply: FastifyReply, { status = 200, type, headers = {}, body }: Answer): FastifyReply {
  reply.code(status).headers(headers);
  if (type !== undefined) reply.type(type);
  return reply.send(body);
}

/**
 * Sends a Server-Sent Events head whose body ends with the connection: so an event goes to the socket as it is, one write for each
 * listener and no chunk head around it.
 */
function sendStream(reply: FastifyReply, { tell }: StreamAnswer, live: LiveConnections): FastifyReply {
  const { raw } = reply;
  const { socket } = raw;
  if (live.isFull()) throw new HttpProblem('FULL', 'try again in a moment', { headers: { 'retry-after': '5' } });
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  reply.hijack();
  raw.removeHeader('transfer-encoding');
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    connection: 'close',
  });
  raw.flushHeaders();
  if (socket === null) return reply;
  socket.write('retry: 1000\n\n');
  live.open(socket, tell);
  return reply;
}
