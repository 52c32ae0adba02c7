import * as z from 'zod';
import type { WarningService } from '../app/service.ts';
import { HttpProblem } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';
import { readBody } from './read-body.ts';
import { defineRoute, type Route } from './route.ts';

/** All devices together: reports are counted, not collected. */
const PER_S = 50;
const BURST = 500;

const refusalSchema = z.strictObject({
  alert: z.string().min(1).max(128),
  keyId: z.string().max(128),
  reason: z.enum(['forged', 'expired', 'replayed']),
  path: z.enum(['live', 'push', 'state', 'siren']),
});

/** Where devices say that they refused an alert: nothing of the device is asked or kept, a rise of the count is what operators see. */
export function refusalRoutes(service: WarningService, nowMs: () => number): readonly Route[] {
  const rate = createRateLimit(nowMs, { perS: PER_S, burst: BURST });
  return [
    defineRoute({
      method: 'POST',
      path: '/v1/refusals',
      summary: 'Report an alert that a device refused: forged, expired or replayed',
      access: 'anyone',
      body: { 'application/json': refusalSchema },
      answers: { 204: { description: 'Counted' } },
      problems: ['MALFORMED_BODY', 'INVALID_INPUT', 'TOO_MANY', 'UNSUPPORTED_TYPE'],
      handle(call) {
        const waitS = rate.take('refusals');
        if (waitS > 0) throw new HttpProblem('TOO_MANY', 'try again in a moment', { headers: { 'retry-after': String(Math.ceil(waitS)) } });
        service.noteRefusal(readBody(call, refusalSchema));
        return { status: 204 };
      },
    }),
  ];
}
