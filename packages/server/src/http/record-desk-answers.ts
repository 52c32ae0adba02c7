import { identifier } from '@tocsin/core/detection/observation';
import { boundsSchema, claimSchema, spanSchema } from '@tocsin/core/record/claim';
import { whenSchema } from '@tocsin/core/record/when/when';
import type { Issue, Result } from '@tocsin/core/units/result';
import * as z from 'zod';
import type { DeskRefusal } from '../app/record-desk.ts';
import { fieldProblem } from './problem.ts';

/** Nothing of the desk is kept by anything in between. */
export const PRIVATE = { 'cache-control': 'no-store' } as const;
export const BODY_PROBLEMS = ['MALFORMED_BODY', 'INVALID_INPUT', 'NO_KEY', 'NOT_ALLOWED', 'UNSUPPORTED_TYPE', 'TOO_MANY'] as const;

/** What a person puts right in a claim, or says of one that was missed. */
export const changesSchema = z.strictObject({
  kind: claimSchema.shape.claim.optional(),
  assertion: claimSchema.shape.assertion.optional(),
  source: identifier.optional().describe('Who says it'),
  party: identifier.optional().describe('The side that the speaker speaks for'),
  quantity: boundsSchema.nullable().optional(),
  place: identifier.nullable().optional(),
  when: whenSchema.nullable().optional(),
  scope: z.string().min(1).max(200).nullable().optional(),
  summary: z.string().min(1).max(400).optional(),
  span: spanSchema.optional().describe('Where in the report the quote stands, in UTF-16 code units'),
  quote: z.string().min(1).max(2_000).optional().describe('The words at `span`, letter by letter'),
});
export const enteredSchema = z.strictObject({ ids: z.array(z.string()), durable: z.boolean() });

/** Refusals that say who may not do it, not what is wrong with it. */
const WRONG_PERSON: ReadonlySet<string> = new Set(['SAME_PERSON', 'NEEDS_SECOND']);

/** What was entered, or the problem that names the field by the path that the caller knows it by. */
export function orProblem<Value extends object>(
  result: Result<Value, DeskRefusal>,
  pathOf: (path: string, place: number) => string,
): Value {
  if (result.ok) return result.value;
  const { place, issues, code = '' } = result.error;
  const errors = issues.map((issue): Issue => ({ ...issue, path: pathOf(issue.path, place) }));
  throw fieldProblem(WRONG_PERSON.has(code) ? 'NOT_ALLOWED' : 'INVALID_INPUT', errors);
}
