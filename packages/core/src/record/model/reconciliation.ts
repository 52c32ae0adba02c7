import * as z from 'zod';
import { identifier } from '../../detection/observation.ts';
import { authorSchema } from './agent.ts';
import { entryHead, entryId } from './artifact.ts';

export const RULES = [
  'OUTCOME',
  'PARTS',
  'OUTSIDE',
  'SUBSET',
  'RATIO',
  'BOUND',
  'WINDOW',
  'CLOCK',
  'DAY',
  'DURATION',
  'MONOTONE',
  'UPDATES',
  'UNITS',
  'KINEMATIC',
  'SCOPE',
  'UNKNOWN',
  'SAME',
  'SYNDICATION',
] as const;
export type Rule = (typeof RULES)[number];

/** One run of one rule over some claims. What it could not tell is a result, and kept. */
export const reconciliationSchema = z.strictObject({
  kind: z.literal('reconciliation'),
  ...entryHead,
  rule: z.enum(RULES),
  result: z.enum(['holds', 'fails', 'cannot tell']),
  claims: z.array(entryId).min(1).max(200),
  sentence: z.string().min(1).max(1_000),
  /** The version of the rules. */
  policy: identifier,
  by: authorSchema,
});
export type ReconciliationEntry = z.infer<typeof reconciliationSchema>;
