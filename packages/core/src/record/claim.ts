import * as z from 'zod';
import { identifier, instantText } from '../detection/observation.ts';
import { KINDS } from '../intake/kinds.ts';
import { boundsSchema } from './bounds/bounds.ts';
import { authorSchema } from './model/agent.ts';
import { whenSchema } from './when/when.ts';

export { type Bounds, boundsSchema, QUALIFIERS } from './bounds/bounds.ts';

/** One hop of the chain from who said it to where it was read; the first hop is the origin, `narrator` the report's own voice. */
export const hopSchema = z.strictObject({
  agent: identifier,
  /** False where the report does not say who it was: stays unnamed. */
  named: z.boolean(),
  role: identifier.optional(),
  channel: identifier.optional(),
  /** The side the agent speaks for, where a person has said so: groups the lanes of an account. */
  party: identifier.optional(),
  /** The reporter's own word: "announced", "claimed". */
  verb: identifier.optional(),
  hedge: identifier.optional(),
});
export type Hop = z.infer<typeof hopSchema>;

/** Half-open, in UTF-16 code units of the artifact's text as it was kept. */
export const spanSchema = z
  .tuple([z.number().int().min(0), z.number().int().min(1)])
  .refine(([start, end]) => start < end, { message: 'expected an end after the start' });

/** A place as somebody named it, and as far as it is known where that is. */
export const whereSchema = z.strictObject({
  words: z.string().min(1).max(200),
  role: z.enum(['origin', 'target', 'fell', 'heard', 'about']),
  /** Zones of the region that it is, or lies in. */
  zones: z.array(identifier).max(200).optional(),
  /** Longitude, latitude, degrees. Sealed from every public view unless a person opened it. */
  point: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).optional(),
  precisionM: z.number().positive().nullable(),
});
export type Where = z.infer<typeof whereSchema>;

/**
 * What someone said, kept apart from what the system saw itself (ground rule 10). `summary` is in this project's own words. A claim
 * that is to become public also carries the verbatim quote, and where in which artifact it stands; the article is cited, never copied.
 * A cited claim names artifact and span and has no quote: its words are read from the text by whoever holds it, and it stays a draft.
 */
export const claimSchema = z.strictObject({
  kind: z.literal('claim'),
  status: z.enum(['Actual', 'Exercise', 'Test']).optional(),
  id: identifier,
  time: instantText,
  /** What it is about, out of the closed list. */
  claim: z.enum(KINDS),
  assertion: z.enum(['asserted', 'alleged', 'denied']),
  modality: z.enum(['fact', 'plan', 'condition', 'opinion']).optional(),
  chain: z.array(hopSchema).min(1).max(8),
  summary: z.string().min(1).max(400),
  artifact: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** Where the quote stands; the first one is the quote itself, others the words it leans on. */
  spans: z.array(spanSchema).min(1).max(8).optional(),
  quote: z.string().min(1).max(2_000).optional(),
  quantity: boundsSchema.optional(),
  scope: z.string().min(1).max(200).optional(),
  cause: z.string().min(1).max(200).optional(),
  actor: identifier.optional(),
  target: identifier.optional(),
  weapon: identifier.optional(),
  recipient: identifier.optional(),
  place: identifier.optional(),
  where: z.array(whereSchema).max(8).optional(),
  when: whenSchema.optional(),
  /** The day a figure stands for, where it is not the whole time that `when` covers. */
  asOf: whenSchema.optional(),
  document: z.strictObject({ publisher: identifier, published: identifier, reference: identifier, url: z.url().optional() }).optional(),
  draftedBy: authorSchema.optional(),
  /** The coding rules it was drafted under. */
  policy: identifier.optional(),
  /** The claim that this one is put in the place of, by amendment of a draft or as a correction. */
  replaces: identifier.optional(),
});
export type Claim = z.infer<typeof claimSchema>;
