import { type UnixMs, unixMs } from '@tocsin/core/units/instant';

/** An instant for a wall clock's reading, and what was odd about the reading. */
export interface ClockReading {
  readonly at: UnixMs;
  /** `twice`: the clock showed it twice that night, the earlier is taken. `never`: it skipped it, the jump is undone. */
  readonly oddity?: 'twice' | 'never';
}

/** Turns `YYYY-MM-DD HH:MM:SS` as a wall clock shows it into an instant; `undefined` for text that is no such time. */
export type ClockReader = (text: string) => ClockReading | undefined;

const READING = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/;
const DAY_MS = 86_400_000;

/** Makes a reader for an IANA time zone, by the zone rules that come with the run time. */
export function createClockReader(timeZone: string): ClockReader {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsetMsAt = (instant: number): number => {
    const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
  };
  return (text) => {
    const localMs = readingMs(text);
    if (localMs === undefined) return undefined;
    // No zone changes its clock twice within two days, so the offsets a day before and after are the only two in question.
    const before = offsetMsAt(localMs - DAY_MS);
    const after = offsetMsAt(localMs + DAY_MS);
    const fits = [...new Set([before, after])]
      .map((offset) => localMs - offset)
      .filter((instant) => instant + offsetMsAt(instant) === localMs);
    if (fits.length === 0) return { at: unixMs(localMs - before), oddity: 'never' };
    return { at: unixMs(Math.min(...fits)), ...(fits.length > 1 ? { oddity: 'twice' as const } : {}) };
  };
}

/** The reading as if it were UTC, ms; `undefined` for a day or an hour that no calendar has. */
function readingMs(text: string): number | undefined {
  const match = READING.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const milliseconds = Date.UTC(year, month - 1, day, hour, minute, second);
  const isReal = new Date(milliseconds).toISOString().startsWith(`${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}`);
  return isReal ? milliseconds : undefined;
}
