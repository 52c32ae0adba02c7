import type { Day } from './calendar.ts';

const formatters = new Map<string, Intl.DateTimeFormat | undefined>();

/**
 * What a wall clock in a zone is ahead of UTC on a day, as `+02:00`; empty for a zone that the run time does not know: a draft without
 * an offset is checked by a person, a wrong one is believed.
 */
export function zoneOffset(timeZone: string, day: Day): string {
  if (!formatters.has(timeZone)) formatters.set(timeZone, createFormatter(timeZone));
  const formatter = formatters.get(timeZone);
  if (formatter === undefined) return '';
  const name = formatter.formatToParts(Date.parse(`${day}T12:00:00Z`)).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name === 'GMT' ? '+00:00' : name.replace('GMT', '');
}

function createFormatter(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    // RangeError: not a time zone.
    return undefined;
  }
}
