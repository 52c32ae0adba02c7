import { isInstantText, type UnixMs } from '../units/instant.ts';

const CAP_DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[-+]\d{2}:\d{2}$/;

/**
 * Writes an instant as CAP wants it: UTC as an offset, no "Z", no fraction (cut, so that equal instants stay equal).
 *
 * @see CAP 1.2 §3.3.2
 */
export function formatCapDate(instant: UnixMs): string {
  return `${new Date(Math.floor(instant / 1000) * 1000).toISOString().slice(0, 19)}+00:00`;
}

/** True for a date in CAP's form that names a day and an hour that exist. */
export function isCapDate(text: string): boolean {
  return CAP_DATE.test(text) && isInstantText(text);
}
