import type { ItemTime } from '../../ports/report-reader.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** RFC 5322 §4.3; letters that are not known are "-0000": the clock is told and its place is not. */
const ZONE_HOURS: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};
/** RFC 5322 §3.3, with the years of two digits and the missing clock that RSS feeds have. */
const RFC_5322 =
  /^(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\.?\s+(\d{4}|\d{2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{2}:?\d{2}|[a-z]{1,5})?)?$/i;
/** RFC 3339 and the shorter forms of W3CDTF. */
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[t ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(z|[+-]\d{2}:?\d{2})?)?$/i;

/** Reads a date of a feed. A clock without a zone gives its day alone: no machine's own zone is put in. `undefined` where it is none. */
export function readItemTime(text: string): ItemTime | undefined {
  const trimmed = text
    .trim()
    .slice(0, 100)
    .replace(/\s*\([^)]*\)$/, '');
  const iso = ISO.exec(trimmed);
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, zone] = iso;
    return timeOf({ year: Number(year), month: Number(month), day: Number(day), hour, minute, second, zone });
  }
  const mail = RFC_5322.exec(trimmed);
  if (mail === null) return undefined;
  const [, day, name = '', printedYear = '', hour, minute, second, zone] = mail;
  const short = Number(printedYear);
  const year = printedYear.length === 4 ? short : short < 50 ? 2000 + short : 1900 + short;
  return timeOf({ year, month: MONTHS.indexOf(name.toLowerCase()) + 1, day: Number(day), hour, minute, second, zone });
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: string | undefined;
  readonly minute: string | undefined;
  readonly second: string | undefined;
  readonly zone: string | undefined;
}

function timeOf({ year, month, day, hour, minute, second, zone }: Parts): ItemTime | undefined {
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  if (month < 1 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1970) return undefined;
  const offset = zone === undefined ? undefined : offsetMinutes(zone.toLowerCase());
  if (hour === undefined || offset === undefined) return { day: date.toISOString().slice(0, 10) };
  const seconds = Number(hour) * 3_600 + Number(minute) * 60 + Number(second ?? 0);
  return { atMs: midnight + seconds * 1_000 - offset * 60_000 };
}

function offsetMinutes(zone: string): number | undefined {
  const named = ZONE_HOURS[zone];
  if (named !== undefined) return named * 60;
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (match === null || match[0] === '-0000') return undefined;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}
