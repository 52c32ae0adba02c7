import * as z from 'zod';
import { identifier } from '../../detection/observation.ts';
import { boundsSchema } from '../bounds/bounds.ts';
import { personSchema } from './agent.ts';
import { entryHead, entryId } from './artifact.ts';

/** An identity and nothing else: what belongs to it is said by links, so that to split and to merge are history, not edits. */
export const incidentSchema = z.strictObject({
  kind: z.literal('incident'),
  ...entryHead,
  /** A handle for people. Not a finding. */
  label: z.string().min(1).max(160),
  by: personSchema,
});
export type Incident = z.infer<typeof incidentSchema>;

export const LINK_TYPES = [
  'same_event',
  'same_claim',
  'contradicts',
  'in_tension_with',
  'differs_from',
  'updates',
  'corroborates',
  'violates',
  'part_of',
  'responds_to',
] as const;

/** How a person relates two entries. A link is undone by retracting it, which keeps both in the history. */
export const linkSchema = z.strictObject({
  kind: z.literal('link'),
  ...entryHead,
  type: z.enum(LINK_TYPES),
  from: entryId,
  to: entryId,
  reason: z.string().min(1).max(400).optional(),
  by: personSchema,
});
export type Link = z.infer<typeof linkSchema>;

/** What a person makes of the claims about one question: a separate object, which changes no claim. */
export const assessmentSchema = z.strictObject({
  kind: z.literal('assessment'),
  ...entryHead,
  incident: entryId,
  question: z.string().min(1).max(200),
  band: boundsSchema.optional(),
  grade: z.enum(['confirmed', 'fair', 'weak', 'contested', 'discounted']),
  uses: z.array(entryId).min(1).max(200),
  rejects: z
    .array(z.strictObject({ claim: entryId, reason: z.string().min(1).max(400) }))
    .max(200)
    .optional(),
  rationale: z.string().min(1).max(2_000),
  policy: identifier,
  by: personSchema,
});
export type Assessment = z.infer<typeof assessmentSchema>;
