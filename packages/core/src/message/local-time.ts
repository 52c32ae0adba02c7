import type { UnixMs } from '../units/instant.ts';

/** One formatter a time zone: making one costs a thousand times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat | undefined>();

/**
 * The wall clock in a time zone.
 *
 * @param timeZone - IANA name, like `Asia/Jerusalem`; one that the run time does not know gives UTC and says so, because a mistake in a
 *   map must not silence an alarm
 * @returns `HH:MM`
 */
export function localTime(instant: UnixMs, timeZone: string): string {
  if (!formatters.has(timeZone)) formatters.set(timeZone, createFormatter(timeZone));
  const formatter = formatters.get(timeZone);
  if (formatter === undefined) return `${new Date(instant).toISOString().slice(11, 16)} UTC`;
  return formatter.format(instant);
}

function createFormatter(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  } catch {
    // RangeError: not a time zone.
    return undefined;
  }
}
