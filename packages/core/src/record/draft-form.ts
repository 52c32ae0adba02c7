import * as z from 'zod';
import type { DraftClaim } from '../intake/draft-claim.ts';
import { KINDS } from '../intake/kinds.ts';
import { type Issue, ok, type Result, refuse } from '../units/result.ts';
import { issuesOf } from '../units/schema-issue.ts';
import { QUALIFIERS } from './bounds/bounds.ts';

const number = z.number().min(0).nullable().default(null);

/** A draft as intake prints it, or as somebody labelled it: what does not matter there may be left out. */
const draftSchema = z.object({
  kind: z.enum(KINDS),
  quote: z.string().min(1).max(2_000),
  span: z.tuple([z.number().int().min(0), z.number().int().min(1)]),
  source: z.string().min(1).max(400),
  via: z.string().min(1).max(400).nullable().default(null),
  quantity: z
    .object({
      value: number,
      min: number,
      max: number,
      qualifier: z.enum(QUALIFIERS),
      unit: z.string().max(400),
      words: z.string().max(2_000).default(''),
    })
    .nullable()
    .default(null),
  place: z.string().min(1).max(400).nullable().default(null),
  time: z
    .object({ iso: z.string().min(4).max(128), precision: z.string().min(1).max(128), basis: z.string().max(400).default('') })
    .nullable()
    .default(null),
  status: z.enum(['asserted', 'alleged', 'denied']),
});
const draftsSchema = z.object({ claims: z.array(draftSchema).max(20_000) });

/** Reads `{"claims":[…]}`. All issues are returned, each with the path of its field. */
export function parseDrafts(value: unknown): Result<readonly DraftClaim[], readonly Issue[]> {
  const parsed = draftsSchema.safeParse(value);
  return parsed.success ? ok(parsed.data.claims) : refuse(issuesOf(parsed.error));
}
