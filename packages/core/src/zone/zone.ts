import type { UnixMs } from '../units/instant.ts';
import type { Shelter } from './shelter.ts';

/** Languages that names and messages come in. */
export const LANGUAGES = ['he', 'ar', 'en', 'ru', 'uk'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Names by language; at least one is present. */
export type Names = { readonly [language in Language]?: string };

/** A shelter time and the days it holds for: 169 real zones changed theirs within one month, so it is dated data. */
export interface ShelterTime {
  /** Seconds from hearing the alarm to being behind a wall; 0 is "at once". */
  readonly seconds: number;
  /** First instant it holds for; absent: always before. */
  readonly validFrom?: UnixMs;
  /** First instant it no longer holds for; absent: until further notice. */
  readonly validUntil?: UnixMs;
}

/** A closed ring of [longitude, latitude] in degrees: the last point repeats the first. */
export type Ring = readonly (readonly [number, number])[];

/** The smallest area that can be warned alone. */
export interface Zone {
  readonly id: string;
  readonly names: Names;
  readonly district: Names;
  readonly shelterTimes: readonly ShelterTime[];
  /** Outer ring first, then holes; one list per part of a multipolygon. Empty where the map gives no polygon. */
  readonly parts: readonly (readonly Ring[])[];
  /** A representative point, [longitude, latitude] degrees. */
  readonly point: readonly [number, number];
  /** Other spellings that feeds use for this zone. One that several zones share names them all together. */
  readonly aliases: readonly string[];
  readonly population?: number;
  /** Shelters in this zone that anyone may enter. */
  readonly shelters: readonly Shelter[];
}

/** All zones of one map at one version. */
export interface Region {
  readonly id: string;
  readonly version: string;
  /** IANA zone for local wall-clock times, like `Asia/Jerusalem`. */
  readonly timeZone: string;
  readonly zones: readonly Zone[];
}

/**
 * The shelter time that holds at an instant. Where no dated value covers it, the shortest known is taken: too early is the safe
 * side of wrong.
 *
 * @returns seconds
 */
export function shelterTimeS(zone: Zone, at: UnixMs): number {
  const current = zone.shelterTimes.find((time) => (time.validFrom ?? -Infinity) <= at && at < (time.validUntil ?? Infinity));
  if (current !== undefined) return current.seconds;
  const known = zone.shelterTimes.map((time) => time.seconds);
  return known.length === 0 ? 0 : Math.min(...known);
}

/** A zone's name in a language, or in the nearest one there is. */
export function nameOf(names: Names, language: Language): string {
  return names[language] ?? names.en ?? names.he ?? names.ar ?? names.ru ?? names.uk ?? '';
}
