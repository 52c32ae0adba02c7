import * as z from 'zod';
import { identifier, instantText } from '../detection/observation.ts';

/** How a printed number bounds the truth. The printed words are always kept beside it. */
export const QUALIFIERS = ['exact', 'at_least', 'more_than', 'about', 'nearly', 'at_most', 'range', 'vague'] as const;

/** Bounds that a qualifier cannot do without. */
const NEEDED: Readonly<Partial<Record<(typeof QUALIFIERS)[number], readonly ('min' | 'max')[]>>> = {
  exact: ['min', 'max'],
  range: ['min', 'max'],
  at_least: ['min'],
  more_than: ['min'],
  at_most: ['max'],
};

/** A figure as somebody gave it: `null` is "no bound", which is neither zero nor none reported. */
export const boundsSchema = z
  .object({
    min: z.number().min(0).nullable(),
    max: z.number().min(0).nullable(),
    qualifier: z.enum(QUALIFIERS),
    unit: identifier,
    words: z.string().max(80).optional(),
  })
  .superRefine((bounds, context) => {
    for (const bound of NEEDED[bounds.qualifier] ?? [])
      if (bounds[bound] === null)
        context.addIssue({ code: 'custom', path: [bound], message: `expected a number: "${bounds.qualifier}" has this bound` });
    if (bounds.min !== null && bounds.max !== null && bounds.min > bounds.max)
      context.addIssue({ code: 'custom', path: ['max'], message: 'expected a number that is not below min' });
    if (bounds.qualifier === 'exact' && bounds.min !== bounds.max)
      context.addIssue({ code: 'custom', path: ['max'], message: 'expected the same number as min: the figure is exact' });
  });
export type Bounds = z.infer<typeof boundsSchema>;

/** One hop of the chain from who said it to where it was read; the first hop is the origin. */
export const hopSchema = z.object({
  agent: identifier,
  named: z.boolean(),
  role: identifier.optional(),
  channel: identifier.optional(),
});
export type Hop = z.infer<typeof hopSchema>;

/**
 * What someone said, kept apart from what the system saw itself (ground rule 10). `summary` is in this project's own words; the
 * article is cited, never copied.
 */
export const claimSchema = z.object({
  kind: z.literal('claim'),
  status: z.enum(['Actual', 'Exercise', 'Test']).optional(),
  id: identifier,
  time: instantText,
  claim: identifier,
  assertion: z.enum(['asserted', 'alleged', 'denied']),
  chain: z.array(hopSchema).min(1).max(8),
  summary: z.string().min(1).max(400),
  quantity: boundsSchema.optional(),
  scope: z.string().min(1).max(200).optional(),
  actor: identifier.optional(),
  place: identifier.optional(),
  when: z.object({ edtf: identifier, precision: identifier, basis: z.enum(['stated', 'inferred']) }).optional(),
  document: z.object({ publisher: identifier, published: identifier, reference: identifier }).optional(),
});
export type Claim = z.infer<typeof claimSchema>;
