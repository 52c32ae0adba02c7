import * as z from 'zod';
import { identifier } from '../../detection/observation.ts';
import { whereSchema } from '../claim.ts';
import { whenSchema } from '../when/when.ts';
import { authorSchema } from './agent.ts';
import { entryHead, entryId } from './artifact.ts';

/** Somebody told people to leave, to shelter or to come back: who, by what means, for which area. */
export const noticeSchema = z.strictObject({
  kind: z.literal('notice'),
  ...entryHead,
  issuer: identifier,
  /** Leaflets, a text message, a broadcast. */
  channel: identifier,
  instruction: z.enum(['evacuate', 'shelter', 'prepare', 'return', 'all-clear', 'cancel']),
  area: whereSchema,
  from: whenSchema.optional(),
  until: whenSchema.optional(),
  /** Of the CAP messages that carried it. */
  capIds: z.array(identifier).max(64).optional(),
  claim: entryId,
  by: authorSchema,
});
export type Notice = z.infer<typeof noticeSchema>;
