import { cancelSchema } from '@tocsin/core/entry';
import { issuesOf } from '@tocsin/core/units/schema-issue';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WarningService } from '../app/service.ts';
import { bearerOf, holderOf, type OperatorAccess } from './access.ts';
import { HttpProblem } from './problem.ts';
import { UNREAD_BYTES_MAX } from './stream-routes.ts';

const COOKIE = 'tocsin_operator';

/** What operators need beside the service. */
export interface OperatorParts {
  readonly operators: readonly OperatorAccess[];
  /** The present time as ISO 8601: the time of an operator's word is when it arrives. */
  readonly now: () => string;
}

/** The operators' routes: tracks, verdicts and corrections, behind the token. */
export function addOperatorRoutes(server: FastifyInstance, service: WarningService, parts: OperatorParts): void {
  server.post('/v1/operator/session', (request, reply) => {
    const token = bodyOf(request)['token'];
    const operator = typeof token === 'string' ? tokenHolder(token, parts) : undefined;
    if (operator === undefined)
      throw new HttpProblem('NO_KEY', 'token: not an operator’s token', [
        { code: 'no_key', path: 'token', message: 'not an operator’s token' },
      ]);
    // Strict: no other site can make this browser speak as an operator.
    reply.header('set-cookie', `${COOKIE}=${encodeURIComponent(String(token))}; HttpOnly; SameSite=Strict; Path=/v1/operator`);
    return reply.code(204).send();
  });
  server.get('/v1/operator/view', async (request) => {
    operatorOf(request, parts);
    return service.operatorView();
  });
  server.get('/v1/operator/stream', (request, reply) => {
    operatorOf(request, parts);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    raw.write(`event: view\ndata: ${JSON.stringify(service.operatorView())}\n\n`);
    const leave = service.subscribeOperator((line) => {
      if (raw.writableLength > UNREAD_BYTES_MAX) raw.destroy();
      else raw.write(`event: entry\ndata: ${line}\n\n`);
    });
    raw.on('close', leave);
  });
  server.post('/v1/operator/cancel', async (request, reply) => {
    const operator = operatorOf(request, parts);
    const parsed = cancelSchema.safeParse({ ...bodyOf(request), kind: 'cancel', time: parts.now(), operator: operator.name });
    if (!parsed.success) throw new HttpProblem('INVALID_INPUT', 'the correction is not complete', issuesOf(parsed.error));
    const { durable } = await service.accept([parsed.data]);
    return reply.code(202).send({ accepted: 1, durable });
  });
}

function operatorOf(request: FastifyRequest, parts: OperatorParts): OperatorAccess {
  const cookie = /(?:^|;\s*)tocsin_operator=([^;]{1,512})/.exec(request.headers.cookie ?? '')?.[1];
  const token = bearerOf(request.headers.authorization) ?? (cookie === undefined ? undefined : safeDecode(cookie));
  const operator = token === undefined ? undefined : tokenHolder(token, parts);
  if (operator === undefined) throw new HttpProblem('NO_KEY', 'an operator’s token is needed');
  return operator;
}

function tokenHolder(token: string, parts: OperatorParts): OperatorAccess | undefined {
  return holderOf(token, parts.operators, (operator) => operator.tokenSha256);
}

function safeDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    // A cookie that is not ours: no token.
    return undefined;
  }
}

function bodyOf(request: FastifyRequest): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(String(request.body ?? ''));
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new HttpProblem('MALFORMED_BODY', `body is not JSON: ${message}`, [{ code: 'not_json', path: 'body', message }]);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new HttpProblem('INVALID_INPUT', 'body: expected an object', [
      { code: 'invalid_type', path: 'body', message: 'expected an object' },
    ]);
  }
  return value as Record<string, unknown>;
}
