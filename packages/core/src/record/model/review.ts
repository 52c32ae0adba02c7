import * as z from 'zod';
import { identifier } from '../../detection/observation.ts';
import { personSchema } from './agent.ts';
import { entryHead, entryId } from './artifact.ts';

export const DECISIONS = ['confirm', 'amend', 'reject', 'publish', 'correct', 'retract', 'seal', 'unseal'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Decisions that nobody takes without saying why. */
const WITH_REASON: ReadonlySet<Decision> = new Set(['amend', 'reject', 'correct', 'retract', 'seal', 'unseal']);

/** Parts of an entry that can be kept from every public view; the rest of it stays readable. */
export const SEALABLE = ['quote', 'place', 'where', 'target', 'actor', 'speaker', 'quantity', 'summary'] as const;
export type Sealable = (typeof SEALABLE)[number];

/** What a person decides about one entry. There is no such thing as software that reviews. */
export const reviewSchema = z
  .strictObject({
    kind: z.literal('review'),
    ...entryHead,
    subject: entryId,
    decision: z.enum(DECISIONS),
    by: personSchema,
    reason: z.string().min(1).max(600).optional(),
    /** Of `amend` and `correct`: the claim that takes the subject's place. */
    replacement: entryId.optional(),
    /** Of `seal` and `unseal`. */
    fields: z.array(z.enum(SEALABLE)).min(1).optional(),
    /** By the reviewer's own key, over the canonical JSON of the rest without `id`; the shell checks it before the entry is written. */
    signature: z.strictObject({ keyId: identifier, value: z.string().min(1).max(2_000) }).optional(),
  })
  .superRefine((review, context) => {
    const missing = (field: string) => context.addIssue({ code: 'custom', path: [field], message: `expected with "${review.decision}"` });
    if (WITH_REASON.has(review.decision) && review.reason === undefined) missing('reason');
    if ((review.decision === 'amend' || review.decision === 'correct') && review.replacement === undefined) missing('replacement');
    if ((review.decision === 'seal' || review.decision === 'unseal') && review.fields === undefined) missing('fields');
  });
export type Review = z.infer<typeof reviewSchema>;
