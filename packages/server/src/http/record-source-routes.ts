import * as z from 'zod';
import type { ReportIntakeHealth } from '../app/take-in-reports.ts';
import { defineRoute, type Route } from './route.ts';

const passedOverSchema = z.object({ what: z.string(), reason: z.string() });
const sourceSchema = z.object({
  id: z.string(),
  kind: z.enum(['folder', 'feed']),
  state: z.enum(['ok', 'failing', 'stale']),
  lastGoodAt: z.string().optional(),
  reason: z.string().optional(),
  taken: z.number().describe('Reports whose claims were drafted since the start'),
  known: z.number().describe('Reports whose text was in the record'),
  waiting: z.string().optional().describe('Why the record does not take what waits'),
  passedOver: z.array(passedOverSchema).describe('What was found and not taken in, with the reason'),
});

/** Where reports come in by themselves, and how that goes. For operators: addresses and file names are in it. */
export function recordSourceRoutes(sources: () => readonly ReportIntakeHealth[]): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/v1/operator/record/sources',
      summary: 'Folders and feeds that reports come from by themselves: how each does, what was taken in, what was passed over and why',
      access: 'operator',
      answers: { 200: { description: 'The sources', content: { 'application/json': z.object({ sources: z.array(sourceSchema) }) } } },
      problems: ['NO_KEY'],
      async handle() {
        return { headers: { 'cache-control': 'no-store' }, body: { sources: [...sources()] } };
      },
    }),
  ];
}
