import type { When } from '@tocsin/core/record/when/when';

const PART = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?)?)?[~?%]?$/;

/** A time as it is typed: a year, month, day, minute, or two of them with a slash. Undefined for what is none. Never finer than typed. */
export function readWhen(typed: string): When | undefined {
  const edtf = typed.trim().replace(/^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})/, '$1T$2');
  const parts = edtf.split('/');
  if (parts.length > 2 || !parts.every((part) => PART.test(part) || (parts.length === 2 && (part === '..' || part === ''))))
    return undefined;
  return { edtf, precision: precisionOf(parts), basis: 'stated' };
}

function precisionOf(parts: readonly string[]): string {
  const told = parts.filter((part) => part !== '' && part !== '..').map((part) => part.replace(/[~?%]$/, ''));
  const longest = Math.max(0, ...told.map((part) => (part.includes('T') ? 11 : part.length)));
  const name = longest > 10 ? 'minute' : longest > 7 ? 'day' : longest > 4 ? 'month' : 'year';
  return parts.length === 2 && name === 'day' ? 'day-range' : name;
}

/**
 * The instant at which clocks of a zone show what was typed, as UTC: `2023-12-01 07:00` in Asia/Gaza. What is typed with an offset needs
 * no zone. Undefined for what is no minute, for a zone that is none, and for minutes that a clock change leaves out.
 */
export function readInstant(typed: string, zone: string): string | undefined {
  const text = typed.trim().replace(' ', 'T');
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return isoOf(Date.parse(text));
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const wallMs = Date.parse(`${text}:00Z`);
  if (Number.isNaN(wallMs)) return undefined;
  // A zone's offset at the instant that UTC would make of it may be that of the other side of a clock change: look twice.
  const first = offsetMs(wallMs, zone);
  const second = first === undefined ? undefined : offsetMs(wallMs - first, zone);
  if (second === undefined) return undefined;
  const atMs = wallMs - second;
  return offsetMs(atMs, zone) === second ? isoOf(atMs) : undefined;
}

/** What clocks of a zone show at an instant, as it is typed. */
export function wallText(instant: string, zone: string): string {
  const atMs = Date.parse(instant);
  const offset = offsetMs(atMs, zone) ?? 0;
  return new Date(atMs + offset).toISOString().slice(0, 16).replace('T', ' ');
}

function isoOf(atMs: number): string | undefined {
  return Number.isNaN(atMs) ? undefined : new Date(atMs).toISOString();
}

function offsetMs(atMs: number, zone: string): number | undefined {
  try {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }).formatToParts(atMs);
    const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
    return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - atMs;
  } catch {
    // RangeError: no such zone, or no such instant.
    return undefined;
  }
}
