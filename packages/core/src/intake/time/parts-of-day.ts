import { addDays, type Day } from './calendar.ts';
import { zoneOffset } from './zone-offset.ts';

/** First hour, last hour (over 24: of the next day). */
const PARTS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['early morning', [0, 9]],
  ['predawn', [3, 6]],
  ['dawn', [4, 7]],
  ['morning', [6, 12]],
  ['late morning', [9, 12]],
  ['noon', [11, 13]],
  ['midday', [11, 13]],
  ['afternoon', [12, 18]],
  ['evening', [18, 24]],
  ['night', [18, 30]],
  ['overnight', [18, 30]],
]);

/** The interval of a part of a day, in local time. A night begins on the evening of its day. */
export function partOfDay(
  day: Day,
  part: string,
  timeZone: string,
): { readonly iso: string; readonly from: Day; readonly to: Day } | undefined {
  const hours = PARTS.get(part);
  if (hours === undefined) return undefined;
  const [first, last] = hours;
  const to = last >= 24 ? addDays(day, 1) : day;
  return { iso: `${clock(day, first, timeZone)}/${clock(to, last % 24, timeZone)}`, from: day, to };
}

/** A moment as ISO 8601 with the zone's offset on that day. */
export function clock(day: Day, hour: number, timeZone: string, minute = 0): string {
  return `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}${zoneOffset(timeZone, day)}`;
}
