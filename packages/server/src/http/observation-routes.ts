import { observationSchema } from '@tocsin/core/detection/observation';
import * as z from 'zod';
import type { WarningService } from '../app/service.ts';
import type { Limits } from '../ports/limits.ts';
import { stamp } from './access.ts';
import { requireType } from './read-body.ts';
import { readObservations } from './read-observations.ts';
import { defineRoute, type Route } from './route.ts';

const JSON_TYPE = 'application/json';
const LINES_TYPES = ['application/x-ndjson', 'application/ndjson'];

const acceptedSchema = z.object({
  accepted: z.number().int(),
  durable: z.boolean().describe('False where the disk was slow: the observations count, and the journal catches up'),
  ignored: z.array(z.string()).describe('Fields that were sent and are not known'),
});

/** Where sources post what they see. */
export function observationRoutes(service: WarningService, limits: Limits): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/v1/observations',
      summary: 'Post one observation, an array of them, or one a line: all are taken or none',
      access: 'source',
      body: { [JSON_TYPE]: z.union([observationSchema, z.array(observationSchema)]), [LINES_TYPES[0] ?? '']: 'text' },
      answers: { 202: { description: 'All taken in', content: { [JSON_TYPE]: acceptedSchema } } },
      problems: ['MALFORMED_BODY', 'INVALID_INPUT', 'NO_KEY', 'NOT_ALLOWED', 'TOO_LARGE', 'UNSUPPORTED_TYPE', 'TOO_MANY'],
      async handle({ headers, body, caller }) {
        const isLines = LINES_TYPES.includes(requireType(headers, [JSON_TYPE, ...LINES_TYPES]));
        const read = readObservations({ bytes: body, isLines, observationsMax: limits.observationsPerRequestMax });
        const { durable } = await service.accept(stamp(read, caller));
        return { status: 202, body: { accepted: read.observations.length, durable, ignored: read.ignored } };
      },
    }),
  ];
}
