import * as z from 'zod';
import { identifier, instantText } from '../../detection/observation.ts';
import { whenSchema } from '../when/when.ts';
import { authorSchema } from './agent.ts';

export const sha256Text = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits');
/** The id of another entry: checked to be there when an entry is taken in. */
export const entryId = z.string().min(1).max(128);
/** What every entry of the record begins with. */
export const entryHead = { id: entryId, time: instantText, status: z.enum(['Actual', 'Exercise', 'Test']).optional() };

/** A report, a picture or a post, kept by its hash. Its text stays private; claims say where in it they stand. */
export const artifactSchema = z.strictObject({
  kind: z.literal('artifact'),
  ...entryHead,
  /** Of the file as it was taken in. Claims name the artifact by this. */
  sha256: sha256Text,
  /** Of the text that spans count in, UTF-8. */
  textSha256: sha256Text.optional(),
  mediaType: identifier,
  url: z.url().max(2_000).optional(),
  title: z.string().min(1).max(300).optional(),
  publisher: identifier,
  published: whenSchema.optional(),
  retrieved: instantText,
  /** Proofs by others that it was there: a time stamp, an archive's address. */
  archiveProofs: z
    .array(z.strictObject({ type: identifier, reference: z.string().min(1).max(2_000) }))
    .max(16)
    .optional(),
  by: authorSchema,
});
export type Artifact = z.infer<typeof artifactSchema>;
