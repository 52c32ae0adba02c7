import * as z from 'zod';
import { identifier } from '../../detection/observation.ts';

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
  .strictObject({
    min: z.number().min(0).nullable(),
    max: z.number().min(0).nullable(),
    qualifier: z.enum(QUALIFIERS),
    unit: identifier,
    words: z.string().max(80).optional(),
    /** The number that is printed, where it is no bound itself: the 240 of "about 240". */
    value: z.number().min(0).optional(),
  })
  .superRefine((bounds, context) => {
    for (const bound of NEEDED[bounds.qualifier] ?? [])
      if (bounds[bound] === null)
        context.addIssue({ code: 'custom', path: [bound], message: `expected a number: "${bounds.qualifier}" has this bound` });
    if (bounds.min !== null && bounds.max !== null && bounds.min > bounds.max)
      context.addIssue({ code: 'custom', path: ['max'], message: 'expected a number that is not below min' });
    if (bounds.qualifier === 'exact' && bounds.min !== bounds.max)
      context.addIssue({ code: 'custom', path: ['max'], message: 'expected the same number as min: the figure is exact' });
    if (bounds.qualifier === 'vague' && bounds.max !== null)
      context.addIssue({ code: 'custom', path: ['max'], message: 'expected null: a vague word has a floor and no ceiling' });
  });
export type Bounds = z.infer<typeof boundsSchema>;

/** The numbers that a figure allows, both ends included. Counts are never below zero. */
export interface Interval {
  readonly min: number;
  readonly max: number;
}

/** What a figure allows: a missing floor is zero, a missing ceiling is none. */
export function intervalOf({ min, max }: Pick<Bounds, 'min' | 'max'>): Interval {
  return { min: min ?? 0, max: max ?? Number.POSITIVE_INFINITY };
}

/** All sums that figures allow: floors add up, ceilings add up, and one without a ceiling leaves the sum without one. */
export function sumOf(intervals: readonly Interval[]): Interval {
  return intervals.reduce((sum, { min, max }) => ({ min: sum.min + min, max: sum.max + max }), { min: 0, max: 0 });
}

/** A figure so many times over. */
export function timesOf({ min, max }: Interval, factor: number): Interval {
  return { min: min * factor, max: factor === 0 ? 0 : max * factor };
}

/** What is left of a whole when parts are taken out of it; never below zero. */
export function remainderOf(whole: Interval, parts: Interval): Interval {
  const most = whole.max === Number.POSITIVE_INFINITY ? whole.max : Math.max(0, whole.max - parts.min);
  return { min: Math.max(0, whole.min - parts.max), max: most };
}

/** Whether one number can satisfy both. */
export function canBothHold(one: Interval, other: Interval): boolean {
  return one.min <= other.max && other.min <= one.max;
}

/** True for one number and no other. */
export function isExact({ min, max }: Interval): boolean {
  return min === max;
}

/** Share by which "about" may be off when two tellings are compared. A convention of this record; no sum is ever built on it. */
const ABOUT = 0.1;

/**
 * Whether two figures may be two tellings of one count: the same number is printed, or the bounds leave room for one and the
 * rounded words do not speak against it.
 */
export function mayBeOneFigure(one: Bounds, other: Bounds): boolean {
  return canBothHold(readingOf(one), readingOf(other));
}

/** "Fewer than 20" ends at 19. */
const BELOW = /\b(?:fewer|less) than\b|\b(?:under|below)\b/i;

/** The number as printed: of "more than 200" 200, of "at least five" 5; undefined for vague words. */
export function printedNumber({ value, min, max, qualifier, words = '' }: Bounds): number | undefined {
  if (value !== undefined) return value;
  if (qualifier === 'at_most' && max !== null && BELOW.test(words)) return max + 1;
  if (qualifier === 'more_than') return min === null ? undefined : min - 1;
  if (qualifier === 'vague' || qualifier === 'range') return undefined;
  return min ?? max ?? undefined;
}

function readingOf(bounds: Bounds): Interval {
  const { qualifier, value } = bounds;
  if (qualifier === 'about' && value !== undefined) return { min: value * (1 - ABOUT), max: value * (1 + ABOUT) };
  if (qualifier === 'nearly' && value !== undefined) return { min: value * (1 - ABOUT), max: value };
  return intervalOf(bounds);
}

/** A figure as a person reads it: the bound, never a guess at what lies within. */
export function boundsText({ min, max, qualifier, unit, words }: Bounds): string {
  if (min === null && max === null) return `${words === undefined ? 'an unknown number of' : `"${words}"`} ${unit}`;
  const span = min !== null && min === max ? `${min}` : `${min ?? '?'} to ${max ?? '?'}`;
  const open = max === null && min !== null ? `at least ${min}` : min === null && max !== null ? `at most ${max}` : span;
  return `${open} ${unit}${qualifier === 'exact' || words === undefined ? '' : ` ("${words}")`}`;
}

/** An interval in words: "5", "at least 5", "2 to 5", "any number". */
export function intervalText({ min, max }: Interval): string {
  if (min === max) return `${min}`;
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? 'any number' : `at least ${min}`;
  return min === 0 ? `at most ${max}` : `${min} to ${max}`;
}
