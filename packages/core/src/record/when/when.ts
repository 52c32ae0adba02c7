import * as z from 'zod';
import { identifier, instantText } from '../../detection/observation.ts';

/**
 * When something was, never finer than somebody said. `edtf` is ISO 8601-2: a year, month, day, an instant with its offset, or two
 * of them with a slash.
 */
export const whenSchema = z
  .strictObject({
    edtf: identifier,
    precision: identifier,
    basis: z.enum(['stated', 'inferred']),
    /** IANA name of the zone whose days and hours these are. */
    zone: identifier.optional(),
    words: z.string().min(1).max(200).optional(),
    /** The same instant as other clocks show it; they must agree. */
    clocks: z.array(instantText).max(4).optional(),
  })
  .superRefine((when, context) => {
    if (wallSpanOf(when.edtf) === undefined)
      context.addIssue({ code: 'custom', path: ['edtf'], message: 'expected a year, month, day or instant, or two with a slash' });
    if (DAY_OR_COARSER.has(when.precision) && when.edtf.includes('T'))
      context.addIssue({ code: 'custom', path: ['edtf'], message: `expected no hour: the precision is "${when.precision}"` });
    if (MIDNIGHT.test(when.edtf) && !FINE.test(when.precision))
      context.addIssue({ code: 'custom', path: ['edtf'], message: 'expected no midnight: an hour that nobody gave is left out' });
    const shown = new Set([...(when.clocks ?? []), ...(instantIn(when.edtf) ?? [])].map((clock) => Date.parse(clock)));
    if (when.clocks !== undefined && shown.size > 1)
      context.addIssue({ code: 'custom', path: ['clocks'], message: 'expected clocks that show one instant' });
  });
export type When = z.infer<typeof whenSchema>;

/** Precisions that name no hour. */
const DAY_OR_COARSER: ReadonlySet<string> = new Set(['day', 'as-of day', 'day-range', 'week', 'month', 'year']);
const MIDNIGHT = /T00:00(?!:\d*[1-9])/;
/** Precisions with which midnight is an hour that somebody gave. */
const FINE = /minute|hour|second|part|night/;

/** From the first to the last moment, in milliseconds on the wall clock of the place: `toMs` is no longer inside. */
export interface WallSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

const PART = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?[~?%]?$/;
const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/**
 * What a time covers on the wall clock where it was: days are compared as the people there count them. Undefined for what is not
 * such a time; an open end ("../") is not bounded.
 */
export function wallSpanOf(edtf: string): WallSpan | undefined {
  const [first = '', last] = edtf.split('/');
  if (last === undefined) return partSpan(first);
  const from = isOpen(first) ? { fromMs: Number.NEGATIVE_INFINITY } : partSpan(first);
  const to = isOpen(last) ? { toMs: Number.POSITIVE_INFINITY } : partSpan(last);
  if (from === undefined || to === undefined || from.fromMs > to.toMs) return undefined;
  // Of two instants the second ends the span; of two days the whole second day is inside.
  return { fromMs: from.fromMs, toMs: last.includes('T') && 'fromMs' in to ? to.fromMs : to.toMs };
}

/** Both ends of a span, each with its own precision: how long something lasted lies between. Undefined where there is no slash. */
export function endsOf(edtf: string): { readonly start: WallSpan; readonly end: WallSpan } | undefined {
  const [first = '', last] = edtf.split('/');
  const start = partSpan(first);
  const end = last === undefined ? undefined : partSpan(last);
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** Whether two times share a moment. A time that nobody gave may be any. */
export function mayOverlap(one: Pick<When, 'edtf'> | undefined, other: Pick<When, 'edtf'> | undefined): boolean {
  const first = one === undefined ? undefined : wallSpanOf(one.edtf);
  const second = other === undefined ? undefined : wallSpanOf(other.edtf);
  return first === undefined || second === undefined || (first.fromMs < second.toMs && second.fromMs < first.toMs);
}

/** A coarser telling of the same time: hides the hour by leaving it out, never by writing midnight. */
export function coarsen(when: When, precision: 'day' | 'month' | 'year'): When {
  const letters = { day: 10, month: 7, year: 4 }[precision];
  const parts = when.edtf.split('/').map((part) => (isOpen(part) ? part : part.replace(/[~?%]$/, '').slice(0, letters)));
  const [first = '', last] = parts;
  const { words: _words, clocks: _clocks, ...rest } = when;
  return { ...rest, edtf: last === undefined || last === first ? first : `${first}/${last}`, precision };
}

function isOpen(part: string): boolean {
  return part === '..' || part === '';
}

function instantIn(edtf: string): readonly string[] | undefined {
  const match = PART.exec(edtf);
  if (match?.[4] === undefined || match[7] === undefined) return undefined;
  return [match[6] === undefined ? `${edtf.slice(0, 16)}:00${match[7]}` : edtf];
}

function partSpan(part: string): WallSpan | undefined {
  const match = PART.exec(part);
  if (match === null) return undefined;
  const [, year = '', month, day, hour, minute, second] = match;
  const [yearNo, monthNo, dayNo] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)];
  if (monthNo > 11 || new Date(Date.UTC(yearNo, monthNo, dayNo)).getUTCDate() !== dayNo) return undefined;
  if (month === undefined) return { fromMs: Date.UTC(yearNo, 0), toMs: Date.UTC(yearNo + 1, 0) };
  if (day === undefined) return { fromMs: Date.UTC(yearNo, monthNo), toMs: Date.UTC(yearNo, monthNo + 1) };
  const fromMs = Date.UTC(yearNo, monthNo, dayNo);
  if (hour === undefined) return { fromMs, toMs: fromMs + DAY_MS };
  if (Number(hour) > 23 || Number(minute) > 59) return undefined;
  const atMs = fromMs + (Number(hour) * 60 + Number(minute)) * MINUTE_MS + Number(second ?? 0) * 1000;
  return { fromMs: atMs, toMs: atMs + (second === undefined ? MINUTE_MS : 1000) };
}
