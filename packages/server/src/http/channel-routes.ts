import { identifier } from '@tocsin/core/detection/observation';
import * as z from 'zod';
import type { WarningService } from '../app/service.ts';
import { askChannel } from './ask-channel.ts';
import { readBody } from './read-body.ts';
import { defineRoute, type Route } from './route.ts';

/** What operators may ask of a channel; the subscribers' own questions are not among them. */
const ORDERS = ['silent-test', 'stop', 'test'] as const;
const orderSchema = z.looseObject({ siren: identifier.optional(), all: z.boolean().optional() });

/** The operators' hand on the channels: silent tests, a stop. */
export function channelRoutes(service: WarningService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/v1/operator/channels/:channel/:order',
      summary: 'Test the ends of a channel silently, or stop a siren',
      access: 'operator',
      params: z.object({ channel: identifier, order: z.enum(ORDERS) }),
      body: { 'application/json': orderSchema },
      answers: { 200: { description: 'What came of it', content: { 'application/json': z.looseObject({}) } } },
      problems: ['NO_KEY', 'NOT_FOUND', 'MALFORMED_BODY', 'INVALID_INPUT', 'UNSUPPORTED_TYPE', 'TOO_MANY', 'CHANNEL_DOWN'],
      async handle(call) {
        const { channel, order } = call.params;
        const body = await askChannel(service, { channel, name: order, body: readBody(call, orderSchema) });
        return { headers: { 'cache-control': 'no-store' }, body: Object(body) };
      },
    }),
  ];
}
