/** Milliseconds since 1970-01-01T00:00:00Z, without leap seconds. The only form of an instant inside the core. */
export type UnixMs = number & { readonly unit: 'UnixMs' };

/** Marks a number as an instant. For values already known to be milliseconds since the epoch. */
export function unixMs(milliseconds: number): UnixMs {
  return milliseconds as UnixMs;
}

/** Adds seconds to an instant, rounded to whole milliseconds so that equal inputs give equal bytes. */
export function addSeconds(instant: UnixMs, seconds: number): UnixMs {
  return unixMs(Math.round(instant + seconds * 1000));
}

/** Seconds from `from` to `to`; negative where `to` is earlier. */
export function secondsBetween(from: UnixMs, to: UnixMs): number {
  return (to - from) / 1000;
}

/**
 * Reads an ISO 8601 instant that states its offset ("Z" or "+02:00").
 *
 * @returns milliseconds since the epoch. Throws `RangeError` for text that is not such an instant: text from outside passes
 *   {@link isInstantText} first.
 */
export function parseInstant(text: string): UnixMs {
  const milliseconds = Date.parse(text);
  if (!Number.isFinite(milliseconds)) throw new RangeError(`not an ISO 8601 instant: ${text}`);
  return unixMs(milliseconds);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** True for an ISO 8601 instant with an offset that names a day that exists. */
export function isInstantText(text: string): boolean {
  if (!INSTANT.test(text)) return false;
  const milliseconds = Date.parse(text);
  if (!Number.isFinite(milliseconds)) return false;
  // Date.parse rolls 30 February over to March; a day that does not exist is refused instead.
  const dayOfMonth = Number(text.slice(8, 10));
  const lastDay = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
  return dayOfMonth <= lastDay;
}

/** Writes an instant as ISO 8601 in UTC with milliseconds. */
export function formatInstant(instant: UnixMs): string {
  return new Date(instant).toISOString();
}
