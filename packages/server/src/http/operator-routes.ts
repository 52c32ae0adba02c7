import { identifier } from '@tocsin/core/detection/observation';
import { STATUSES } from '@tocsin/core/detection/threat';
import type { CancelCommand } from '@tocsin/core/entry';
import * as z from 'zod';
import type { WarningService } from '../app/service.ts';
import type { KeyRing } from './access.ts';
import { encodeEvent } from './encode-frame.ts';
import { OPERATOR_COOKIE } from './operator-cookie.ts';
import { fieldProblem } from './problem.ts';
import { readBody } from './read-body.ts';
import { defineRoute, type Route } from './route.ts';

/** A session ends when nobody has signed in anew for this long. */
const SESSION_S = 30 * 24 * 3_600;
const COOKIE_FLAGS = 'HttpOnly; SameSite=Strict; Path=/v1/operator';
const PRIVATE = { 'cache-control': 'no-store' };

const sessionSchema = z.strictObject({ token: z.string().min(1).max(512).describe('The token printed at the first start') });
const correctionSchema = z.strictObject({
  zones: z.array(z.string().min(1).max(256)).min(1).max(20_000).describe('Zone ids or names'),
  reason: z.string().min(1).max(280).describe('Told to the people in these zones'),
  status: z.enum(STATUSES).optional().describe('Actual where absent'),
});
const correctedSchema = z.strictObject({ accepted: z.literal(1), durable: z.boolean(), zones: z.array(identifier) });

/** What the operators' routes need beside the service. */
export interface OperatorParts {
  readonly keys: KeyRing;
  /** The present time as ISO 8601: an operator's word counts from when it arrives. */
  readonly now: () => string;
}

/** The operators' routes: tracks, verdicts and corrections, behind the token. */
export function operatorRoutes(service: WarningService, { keys, now }: OperatorParts): readonly Route[] {
  return [...sessionRoutes(keys), ...watchRoutes(service), cancelRoute(service, now)];
}

function sessionRoutes(keys: KeyRing): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/v1/operator/session',
      summary: 'Trade the operator token for a cookie that only this site can use',
      access: 'anyone',
      body: { 'application/json': sessionSchema },
      answers: { 204: { description: 'Signed in' } },
      problems: ['MALFORMED_BODY', 'INVALID_INPUT', 'NO_KEY', 'UNSUPPORTED_TYPE'],
      handle(call) {
        const { token } = readBody(call, sessionSchema);
        if (keys.operator(token) === undefined)
          throw fieldProblem('NO_KEY', [{ code: 'no_key', path: 'token', message: 'not an operator’s token' }]);
        const cookie = `${OPERATOR_COOKIE}=${encodeURIComponent(token)}; Max-Age=${SESSION_S}; ${COOKIE_FLAGS}`;
        return { status: 204, headers: { ...PRIVATE, 'set-cookie': cookie } };
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/v1/operator/session',
      summary: 'Forget the cookie',
      access: 'anyone',
      answers: { 204: { description: 'Signed out' } },
      problems: [],
      handle: () => ({ status: 204, headers: { ...PRIVATE, 'set-cookie': `${OPERATOR_COOKIE}=; Max-Age=0; ${COOKIE_FLAGS}` } }),
    }),
  ];
}

function watchRoutes(service: WarningService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/v1/operator/view',
      summary: 'Alerts in force, forecasts with their ellipses, verdicts with their reasons, freshness of sources',
      access: 'operator',
      answers: { 200: { description: 'The present picture', content: { 'application/json': z.looseObject({ time: z.string() }) } } },
      problems: ['NO_KEY'],
      handle: () => ({ headers: PRIVATE, body: service.operatorView() }),
    }),
    defineRoute({
      method: 'GET',
      path: '/v1/operator/stream',
      summary: 'The present picture (event `view`), then every journal entry as it happens (event `entry`)',
      access: 'operator',
      answers: { 200: { description: 'Server-Sent Events', content: { 'text/event-stream': 'text' } } },
      problems: ['NO_KEY', 'FULL'],
      handle: () => ({
        tell(sink) {
          sink.write(encodeEvent('view', JSON.stringify(service.operatorView())));
          return service.subscribeOperator((line) => sink.write(encodeEvent('entry', line)));
        },
      }),
    }),
  ];
}

function cancelRoute(service: WarningService, now: () => string): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/operator/cancel',
    summary: 'End what is in force in zones: one person is enough for a correction',
    access: 'operator',
    body: { 'application/json': correctionSchema },
    answers: { 202: { description: 'Taken in', content: { 'application/json': correctedSchema } } },
    problems: ['MALFORMED_BODY', 'INVALID_INPUT', 'NO_KEY', 'NOT_ALLOWED', 'UNSUPPORTED_TYPE', 'TOO_MANY'],
    async handle(call) {
      const { zones: names, reason, status } = readBody(call, correctionSchema);
      const { zones, unknown } = service.resolveZones(names);
      if (unknown.length > 0) {
        throw fieldProblem(
          'INVALID_INPUT',
          unknown.map((name) => ({
            code: 'unknown_zone',
            path: `zones[${names.indexOf(name)}]`,
            message: `no zone of this region is called ${name.slice(0, 100)}`,
          })),
        );
      }
      const command: CancelCommand = { kind: 'cancel', time: now(), operator: call.caller.name, zones: [...zones], reason };
      const { durable } = await service.accept([status === undefined ? command : { ...command, status }]);
      return { status: 202, body: { accepted: 1, durable, zones } };
    },
  });
}
