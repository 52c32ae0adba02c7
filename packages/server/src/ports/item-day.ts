import type { ItemTime } from './report-reader.ts';

const DAY_MS = 86_400_000;

/** The day of a moment in a zone. A moment that lies ahead by more than a day is somebody's mistake: `undefined`. */
export function dayOfItem(time: ItemTime, { timeZone, nowMs }: { readonly timeZone: string; readonly nowMs: number }): string | undefined {
  const atMs = 'atMs' in time ? time.atMs : Date.parse(time.day);
  if (atMs > nowMs + DAY_MS) return undefined;
  if ('day' in time) return time.day;
  const format = new Intl.DateTimeFormat('en', { timeZone, calendar: 'gregory', year: 'numeric', month: '2-digit', day: '2-digit' });
  const parts = format.formatToParts(atMs);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
