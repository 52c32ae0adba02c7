import { isInstantText } from '@tocsin/core/units/instant';
import { InvalidArgumentError } from 'commander';

/** Reads a TCP port. Throws where the text is none. */
export function readPort(option: string, text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new Error(`${option}: expected 0 to 65535, got ${text}`);
  return port;
}

/** Reads a time span of at most a day, seconds. Throws where the text is none. */
export function readSeconds(option: string, text: string): number {
  const seconds = Number(text);
  if (text.trim() === '' || !(seconds >= 0 && seconds <= 86_400)) throw new Error(`${option}: expected seconds, 0 to 86400, got ${text}`);
  return seconds;
}

/** A reader of numbers within bounds, for an option; commander names the option where it refuses the text. */
export function numberWithin(low: number, high: number, unit = ''): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !(value >= low && value <= high))
      throw new InvalidArgumentError(`expected a number, ${low} to ${high}${unit === '' ? '' : ` ${unit}`}`);
    return value;
  };
}

/** A reader of whole numbers from 0, or from `low`, to a highest one. */
export function countUpTo(high: number, low = 0): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d{1,10}$/.test(text) || value < low || value > high)
      throw new InvalidArgumentError(`expected a whole number, ${low} to ${high}`);
    return value;
  };
}

/** Reads a place as "LON,LAT", degrees. Poles are left out: a map about them has no east. */
export function readLonLat(text: string): readonly [lon: number, lat: number] {
  const parts = text.split(',');
  const [lon, lat] = parts.map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (parts.length === 2 && lon !== undefined && lat !== undefined && Math.abs(lon) <= 180 && Math.abs(lat) <= 85) return [lon, lat];
  throw new InvalidArgumentError('expected LON,LAT in degrees, like 34.62,31.62');
}

/** Reads an ISO 8601 instant with an offset; stays text. */
export function readInstant(text: string): string {
  if (!isInstantText(text)) throw new InvalidArgumentError('expected an ISO 8601 instant with an offset, like 2026-01-10T02:00:00Z');
  return text;
}
