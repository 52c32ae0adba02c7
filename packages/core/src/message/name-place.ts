import { type Language, nameOf, type Zone } from '../zone/zone.ts';
import type { Wording } from './wording.ts';

/** The zones of an alert, with a name that always exists. */
export interface NamedZone {
  readonly id: string;
  /** Absent where the map does not know the id. */
  readonly zone: Zone | undefined;
}

/** How much of a place is spelt out. */
export interface PlaceDetail {
  readonly language: Language;
  readonly wording: Wording;
  /** At most so many zones are named, the rest are counted; 0 gives the number only. */
  readonly namedMax: number;
  readonly districtsMax: number;
}

/** A zone's name in the language or the nearest there is; its id where the map has no name at all. */
export function zoneName({ id, zone }: NamedZone, language: Language): string {
  const name = zone === undefined ? '' : nameOf(zone.names, language);
  return name === '' ? id : name;
}

/** Names an area: all zones when they are few; else the first ones, how many more, and their districts. */
export function namePlace(zones: readonly NamedZone[], detail: PlaceDetail): string {
  const { language, wording, namedMax } = detail;
  const names = zones.slice(0, namedMax).map((zone) => zoneName(zone, language));
  const unnamed = zones.length - names.length;
  if (unnamed === 0) return joinNames(names, language);
  const place = names.length === 0 ? wording.zoneCount(unnamed) : joinNames(names, language) + wording.moreZones(unnamed);
  return place + nameDistricts(zones, detail);
}

function nameDistricts(zones: readonly NamedZone[], { language, wording, districtsMax }: PlaceDetail): string {
  const districts = new Set<string>();
  for (const { zone } of zones) {
    const name = zone === undefined ? '' : nameOf(zone.district, language);
    if (name !== '') districts.add(name);
  }
  const named = [...districts].slice(0, districtsMax);
  return named.length === 0 ? '' : wording.districts(joinNames(named, language), districts.size - named.length);
}

function joinNames(names: readonly string[], language: Language): string {
  return names.join(language === 'ar' ? '، ' : ', ');
}
