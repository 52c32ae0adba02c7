import * as z from 'zod';
import { identifier } from '../../detection/observation.ts';

/** Who wrote an entry of the record: a person by the name their key stands for, or a piece of software with its version. */
export const authorSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('person'), id: identifier }),
  z.strictObject({
    type: z.literal('software'),
    id: identifier,
    version: identifier,
    model: identifier.optional(),
    /** SHA-256 of what a model was asked, and of what it answered. */
    prompt: identifier.optional(),
    answer: identifier.optional(),
  }),
]);
export type Author = z.infer<typeof authorSchema>;

/** A person alone: software decides nothing here. */
export const personSchema = z.strictObject({ type: z.literal('person'), id: identifier });
export type Person = z.infer<typeof personSchema>;
