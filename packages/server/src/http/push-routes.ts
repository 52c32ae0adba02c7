import { STATUSES } from '@tocsin/core/detection/threat';
import { LANGUAGES } from '@tocsin/core/zone/zone';
import * as z from 'zod';
import type { WarningService } from '../app/service.ts';
import { askChannel } from './ask-channel.ts';
import { fieldProblem, HttpProblem } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';
import { readBody } from './read-body.ts';
import { defineRoute, type Route } from './route.ts';

const PUSH = 'web-push';
const PRIVATE = { 'cache-control': 'no-store' };
/** All phones together: who floods this costs others at most a wait, and no alert anything. */
const PER_S = 200;
const BURST = 2_000;

const endpoint = z.string().min(1).max(2_048);
const auth = z.string().min(1).max(64);
const subscriptionSchema = z.strictObject({
  endpoint,
  keys: z.strictObject({ p256dh: z.string().min(1).max(128), auth }),
  zones: z.array(z.string().min(1).max(128)).min(1).max(200),
  language: z.enum(LANGUAGES),
  statuses: z.array(z.enum(STATUSES)).min(1).max(3),
});
const ownSchema = z.strictObject({ endpoint, auth }).describe('Whoever knows both is the subscriber');

/** The routes by which a phone arms its push messages. What is kept of it: where to push, keys, zones, language; no name and no place. */
export function pushRoutes(service: WarningService, nowMs: () => number): readonly Route[] {
  const rate = createRateLimit(nowMs, { perS: PER_S, burst: BURST });
  const hold = (): void => {
    const waitS = rate.take(PUSH);
    if (waitS > 0) throw new HttpProblem('TOO_MANY', 'try again in a moment', { headers: { 'retry-after': String(Math.ceil(waitS)) } });
  };
  const problems = ['MALFORMED_BODY', 'INVALID_INPUT', 'NOT_FOUND', 'TOO_MANY', 'UNSUPPORTED_TYPE', 'CHANNEL_DOWN'] as const;
  return [
    defineRoute({
      method: 'GET',
      path: '/v1/push/key',
      summary: 'The key that push services know this server by (RFC 8292)',
      access: 'anyone',
      answers: { 200: { description: 'P-256 point', content: { 'application/json': z.strictObject({ publicKey: z.string() }) } } },
      problems: ['NOT_FOUND', 'CHANNEL_DOWN'],
      handle: async () => ({ headers: PRIVATE, body: Object(await askChannel(service, { channel: PUSH, name: 'key' })) }),
    }),
    defineRoute({
      method: 'POST',
      path: '/v1/push/subscriptions',
      summary: 'Arm push messages for zones; the same endpoint again replaces what was armed',
      access: 'anyone',
      body: { 'application/json': subscriptionSchema },
      answers: { 201: { description: 'Armed', content: { 'application/json': z.looseObject({ armed: z.boolean() }) } } },
      problems: [...problems],
      async handle(call) {
        hold();
        const subscription = readBody(call, subscriptionSchema);
        const { byId } = service.region();
        const unknown = subscription.zones.flatMap((zone, place) => (byId.has(zone) ? [] : [place]));
        if (unknown.length > 0)
          throw fieldProblem(
            'INVALID_INPUT',
            unknown.map((place) => ({ code: 'unknown_zone', path: `zones[${place}]`, message: 'no zone of this region has this id' })),
          );
        const body = Object(await askChannel(service, { channel: PUSH, name: 'subscribe', body: subscription }));
        return { status: 201, headers: PRIVATE, body };
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/v1/push/subscriptions',
      summary: 'Forget a subscription',
      access: 'anyone',
      body: { 'application/json': ownSchema },
      answers: { 204: { description: 'Forgotten' } },
      problems: [...problems],
      async handle(call) {
        hold();
        await askChannel(service, { channel: PUSH, name: 'unsubscribe', body: readBody(call, ownSchema) });
        return { status: 204, headers: PRIVATE };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/v1/push/test',
      summary: 'Send a test alert to this one subscription: proves that an alarm would arrive',
      access: 'anyone',
      body: { 'application/json': ownSchema },
      answers: { 202: { description: 'On its way', content: { 'application/json': z.looseObject({ alert: z.string() }) } } },
      problems: [...problems],
      async handle(call) {
        hold();
        const body = Object(await askChannel(service, { channel: PUSH, name: 'test', body: readBody(call, ownSchema) }));
        return { status: 202, headers: PRIVATE, body };
      },
    }),
  ];
}
