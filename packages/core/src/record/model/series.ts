import * as z from 'zod';
import { identifier } from '../../detection/observation.ts';
import { boundsSchema } from '../bounds/bounds.ts';
import { whenSchema } from '../when/when.ts';
import { authorSchema } from './agent.ts';
import { entryHead, entryId } from './artifact.ts';

/**
 * What is counted, among whom, since when, by whom: the definition is the series. Another population or window is another series,
 * whatever the label says.
 */
export const seriesSchema = z.strictObject({
  kind: z.literal('series'),
  ...entryHead,
  measure: identifier,
  population: z.string().min(1).max(200),
  window: whenSchema,
  source: identifier,
  /** Totals since the window began; otherwise what came to it in each step. */
  cumulative: z.boolean(),
  /** Of a series of steps: the series of totals that they must add up to. */
  stepsOf: entryId.optional(),
  by: authorSchema,
});
export type Series = z.infer<typeof seriesSchema>;

/** One figure of a series, as of a day. One that `revises` another stands in its place; both stay. */
export const seriesPointSchema = z.strictObject({
  kind: z.literal('series-point'),
  ...entryHead,
  series: entryId,
  value: boundsSchema,
  asOf: whenSchema,
  claim: entryId.optional(),
  revises: entryId.optional(),
  by: authorSchema,
});
export type SeriesPoint = z.infer<typeof seriesPointSchema>;
