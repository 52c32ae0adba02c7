import { parsePosition } from '@tocsin/core/delivery/stream-event';
import { STATUSES, type Status } from '@tocsin/core/detection/threat';
import * as z from 'zod';
import type { WarningService } from '../app/service.ts';
import { fieldProblem } from './problem.ts';

/** A query as its parameters: text, or a list where one was given more than once. Names such as `__proto__` are names like others. */
export type Query = Readonly<Record<string, string | readonly string[]>>;

/** Longest list of zones that is looked at; all zones of a country are three times shorter. */
const ZONES_LENGTH_MAX = 100_000;

/** Reads the part of an address after `?`. Never fails: what is not valid percent-encoding stays as it is. */
export function readQuery(text: string): Query {
  const query: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    const before = query[name];
    if (before === undefined) query[name] = value;
    else if (Array.isArray(before)) before.push(value);
    else query[name] = [before, value];
  }
  return query;
}

/** `zones=a,b`: ids or names as people write them. Absent or `*`: every zone. */
export const zonesField = z
  .string('give it once, with commas')
  .max(ZONES_LENGTH_MAX)
  .transform((text) => (text === '*' ? undefined : splitList(text)))
  .refine((names) => names === undefined || names.length > 0, 'names no zone; leave it out for all of them')
  .optional()
  .describe('Zone ids or names, comma-separated; all zones where absent or `*`');

/** `status=Actual,Exercise`; `Actual` alone where absent: nobody hears a drill who did not ask for it. */
export const statusField = z
  .string('give it once, with commas')
  .transform(splitList)
  .pipe(z.array(z.enum(STATUSES, `expected ${STATUSES.join(', ')}, or several with commas`)).min(1))
  .transform((statuses): ReadonlySet<Status> => new Set(statuses))
  .prefault('Actual')
  .describe('Actual (the default), Exercise, Test; comma-separated');

/** Where a listener stood when its connection broke. */
export const positionField = z
  .string('give it once')
  .transform((text, context) => {
    const position = parsePosition(text);
    if (position === undefined) context.addIssue('expected the id of an event of this stream, like 3-1042');
    return position;
  })
  .optional()
  .describe('Id of the last event seen; the header Last-Event-ID does the same');

/** `active=true` or `false`. */
export const activeField = z
  .enum(['true', 'false'])
  .prefault('false')
  .transform((text) => text === 'true')
  .describe('true: only those in force');

/** `limit=50`. */
export function limitField(most: number) {
  return z.coerce.number().int().min(1).max(most).default(Math.min(100, most)).describe('How many at most, newest first');
}

/** The ids of zones that a query names. Throws a problem that names each one this region does not have. */
export function zoneIds(names: readonly string[] | undefined, service: WarningService): ReadonlySet<string> | 'all' {
  if (names === undefined) return 'all';
  const { zones, unknown } = service.resolveZones(names);
  if (unknown.length === 0) return new Set(zones);
  throw fieldProblem(
    'INVALID_QUERY',
    unknown.map((name) => ({ code: 'unknown_zone', path: 'zones', message: `no zone of this region is called ${name.slice(0, 100)}` })),
  );
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
