/** Milliseconds on the wall clock of a zone at an instant: what a person there reads off, as if it were UTC. */
export function wallMsAt(instantMs: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatterFor(timeZone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((instantMs % 1000) + 1000) % 1000);
}

/** An instant as a person in a zone reads it: `2023-12-01 07:00` and the zone's own name. */
export function localText(instantMs: number, timeZone: string): string {
  return `${new Date(wallMsAt(instantMs, timeZone)).toISOString().slice(0, 16).replace('T', ' ')} ${timeZone}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const digits = '2-digit';
  const formatter = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: digits,
    day: digits,
    hour: digits,
    minute: digits,
    second: digits,
  });
  formatters.set(timeZone, formatter);
  return formatter;
}
