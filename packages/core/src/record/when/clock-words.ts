const CLOCK =
  /\b(?:(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\.?|(\d{1,2}):(\d{2})|(noon|midnight))[\s(,]*(local time|local|gmt|utc|e[sd]?t|c[es]t|eastern time|[A-Z][a-z]+ time)?/gi;

/** IANA zones of the names that news uses for other people's clocks. */
const ZONES: Readonly<Record<string, string>> = {
  gmt: 'Etc/UTC',
  utc: 'Etc/UTC',
  et: 'America/New_York',
  est: 'America/New_York',
  edt: 'America/New_York',
  'eastern time': 'America/New_York',
  cet: 'Europe/Paris',
  'israel time': 'Asia/Jerusalem',
  'kyiv time': 'Europe/Kyiv',
  'moscow time': 'Europe/Moscow',
};

/** A clock time with the zone it is read in. */
export interface ClockWords {
  readonly words: string;
  /** Minutes since midnight UTC, 0 to 1439. */
  readonly utcMinute: number;
}

/**
 * The clock times of a quote, each in its zone. One without a zone that is known here is left out: a guess would make clocks agree
 * that do not.
 *
 * @param day - `YYYY-MM-DD`, for the summer time of the zones
 * @param localOffset - of the place's own clock on that day, like `+02:00`
 */
export function clocksIn(quote: string, day: string, localOffset: string): readonly ClockWords[] {
  const found: ClockWords[] = [];
  for (const match of quote.matchAll(CLOCK)) {
    const [words, hour12, minute12 = '0', half, hour24, minute24, name, zone] = match;
    const offsetMinutes = zone === undefined ? undefined : offsetOf(zone.toLowerCase(), day, localOffset);
    if (offsetMinutes === undefined) continue;
    const hour =
      hour12 === undefined
        ? name === undefined
          ? Number(hour24)
          : name.toLowerCase() === 'noon'
            ? 12
            : 0
        : (Number(hour12) % 12) + (half?.toLowerCase() === 'p' ? 12 : 0);
    const minute = Number(hour12 === undefined ? (minute24 ?? 0) : minute12);
    found.push({
      words: words.replace(/[\s(,]+$/, '').replaceAll('(', ''),
      utcMinute: (((hour * 60 + minute - offsetMinutes) % 1440) + 1440) % 1440,
    });
  }
  return found;
}

function offsetOf(zone: string, day: string, localOffset: string): number | undefined {
  if (zone.startsWith('local')) return minutesOf(localOffset);
  const name = ZONES[zone];
  if (name === undefined) return undefined;
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: name, timeZoneName: 'longOffset' }).formatToParts(
    Date.parse(`${day}T12:00:00Z`),
  );
  return minutesOf(parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '') ?? '');
}

function minutesOf(offset: string): number | undefined {
  if (offset === '' || offset === 'Z') return 0;
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(offset);
  return match === null ? undefined : (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}
