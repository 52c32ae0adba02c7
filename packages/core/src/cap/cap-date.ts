import { isInstantText, type UnixMs } from '../units/instant.ts';

/** XML Schema part 2 §3.2.7.3. */
const OFFSET_MINUTES_MAX = 14 * 60;
const CAP_DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[-+]\d{2}:\d{2}$/;

/**
 * Writes an instant as CAP wants it: UTC as an offset, no "Z", no fraction (cut, so that equal instants stay equal).
 *
 * @see CAP 1.2 §3.3.2
 */
export function formatCapDate(instant: UnixMs): string {
  return `${new Date(Math.floor(instant / 1000) * 1000).toISOString().slice(0, 19)}+00:00`;
}

/** True for a date in CAP's form that names a day and an hour that exist. There is no year 0, and no place 15 hours from Greenwich. */
export function isCapDate(text: string): boolean {
  if (!CAP_DATE.test(text) || !isInstantText(text) || text.startsWith('0000')) return false;
  return Number(text.slice(20, 22)) * 60 + Number(text.slice(23, 25)) <= OFFSET_MINUTES_MAX;
}
