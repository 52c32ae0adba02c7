import * as z from 'zod';
import { identifier, instantText } from '../../detection/observation.ts';
import { whenSchema } from '../when/when.ts';
import { authorSchema } from './agent.ts';
import { entryHead, entryId } from './artifact.ts';

/** Something is done so many times for each of something else: three prisoners for one hostage. */
const ratioSchema = z.strictObject({
  times: z.number().positive().max(1_000_000),
  give: identifier,
  forEach: identifier,
  /** The claim that says so. */
  claim: entryId,
});
export type Ratio = z.infer<typeof ratioSchema>;

/** An instant and the zone that people there read it in. */
const deadlineSchema = z.strictObject({ instant: instantText, zone: identifier, claim: entryId });
export type Deadline = z.infer<typeof deadlineSchema>;

/** A truce or an exchange, as claims tell its terms; each term names the claim that it comes from. */
export const agreementSchema = z.strictObject({
  kind: z.literal('agreement'),
  ...entryHead,
  label: z.string().min(1).max(160),
  parties: z.array(identifier).min(2).max(16),
  mediators: z.array(identifier).max(16),
  start: whenSchema.optional(),
  plannedEnd: whenSchema.optional(),
  deadline: deadlineSchema.optional(),
  extensionRule: z.strictObject({ text: z.string().min(1).max(400), claim: entryId }).optional(),
  ratios: z.array(ratioSchema).max(16),
  obligations: z.array(z.strictObject({ party: identifier, text: z.string().min(1).max(400), claim: entryId })).max(64),
  by: authorSchema,
});
export type Agreement = z.infer<typeof agreementSchema>;

/** An agreement goes on until a later instant. */
export const extensionSchema = z.strictObject({
  kind: z.literal('extension'),
  ...entryHead,
  agreement: entryId,
  deadline: deadlineSchema,
  by: authorSchema,
});
export type Extension = z.infer<typeof extensionSchema>;

/** One party says that another broke an agreement. That it did is not said by this. */
export const breachSchema = z.strictObject({
  kind: z.literal('breach'),
  ...entryHead,
  agreement: entryId,
  /** Who alleges it, and against whom where they say so. */
  alleges: identifier,
  against: identifier.optional(),
  at: whenSchema.optional(),
  claim: entryId,
  by: authorSchema,
});
export type Breach = z.infer<typeof breachSchema>;
