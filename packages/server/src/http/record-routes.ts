import { readLeaf } from '@tocsin/core/record/check-leaves';
import { openingSchema } from '@tocsin/core/record/commitment';
import * as z from 'zod';
import type { OpeningOf } from '../app/open-entry.ts';
import type { RecordLog } from '../ports/record-log.ts';
import { HttpProblem } from './problem.ts';
import { defineRoute, type Route } from './route.ts';

const BRIEFLY = 'no-cache';

const entryFileSchema = z.looseObject({
  format: z.literal('tocsin-entry/1'),
  verifierKey: z.string(),
  entry: z.string(),
  proof: z.string(),
  opening: openingSchema.optional().describe('What of a sealed entry is public now; of the rest names and digests'),
});

/**
 * Single entries of the record, each with its proof: what `tocsin verify` and the page without a network check. A sealed entry comes
 * with those of its parts that are public at the moment.
 */
export function recordRoutes(record: RecordLog, openingOf: OpeningOf = async () => undefined): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/v1/record/entries/:index',
      summary: 'One entry of the record with its proof, to be kept and checked without this server',
      access: 'anyone',
      params: z.strictObject({ index: z.string().regex(/^(0|[1-9]\d{0,15})$/) }),
      answers: { 200: { description: 'Entry and proof', content: { 'application/json': entryFileSchema } } },
      problems: ['NOT_FOUND'],
      async handle({ params }) {
        const index = Number(params.index);
        if (index >= record.head().size) throw new HttpProblem('NOT_FOUND', `the record has ${record.head().size} entries`);
        const opening = await openingOf(index);
        const entry = new TextDecoder().decode(record.entry(index));
        if (readLeaf(entry) === undefined) throw new HttpProblem('INTERNAL', 'see the log of the server');
        const file = { format: 'tocsin-entry/1', verifierKey: record.verifierKey, entry, proof: record.prove(index) };
        return { headers: { 'cache-control': BRIEFLY }, body: opening === undefined ? file : { ...file, opening } };
      },
    }),
  ];
}
