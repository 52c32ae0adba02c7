import * as z from 'zod';
import { lonLat } from '../detection/observation.ts';
import type { LonLat } from '../geo/tangent-plane.ts';
import { type Issue, ok, type Result, refuse } from '../units/result.ts';
import { namesPresent, namesSchema } from './names-schema.ts';
import type { Names, Region } from './zone.ts';
import { createZoneIndex } from './zone-index.ts';

/**
 * What a shelter is: a `public` shelter, an `underground` car park or station, a `roadside` concrete shell, a `building` with a
 * protected room or staircase that is open to all.
 */
export const SHELTER_KINDS = ['public', 'underground', 'roadside', 'building'] as const;
export type ShelterKind = (typeof SHELTER_KINDS)[number];

/** A place that anyone may enter. */
export interface Shelter {
  /** [longitude, latitude] of the entrance, degrees. */
  readonly position: LonLat;
  /** Name or address by language; may be empty. */
  readonly names: Names;
  readonly kind: ShelterKind;
  /** Whether a wheelchair can enter; absent: not known. */
  readonly isStepFree?: boolean;
  /** How many people it holds. */
  readonly capacity?: number;
}

/** A shelter belongs to the zone that it lies in, or else to the nearest one this close; beyond it is not of this region, metres. */
export const SHELTER_REACH_M = 5_000;

const shelterObject = z.object({
  position: lonLat,
  names: namesSchema.default({}),
  kind: z.enum(SHELTER_KINDS).default('public'),
  isStepFree: z.boolean().optional(),
  capacity: z.number().int().min(0).max(1_000_000).optional(),
});

/** A shelter as a region pack holds it; a bare position, as older packs have it, is a public shelter without a name. */
export const shelterSchema = z
  .preprocess((value) => (Array.isArray(value) ? { position: value } : value), shelterObject)
  .transform(shelterOf);

/** The same shelter with its members in a fixed order, so that equal regions give equal bytes. */
export function shelterOf(shelter: {
  readonly position: LonLat;
  readonly names?: Names;
  readonly kind?: ShelterKind;
  readonly isStepFree?: boolean | undefined;
  readonly capacity?: number | undefined;
}): Shelter {
  const { position, names = {}, kind = 'public', isStepFree, capacity } = shelter;
  return {
    position,
    names: namesPresent(names),
    kind,
    ...(isStepFree === undefined ? {} : { isStepFree }),
    ...(capacity === undefined ? {} : { capacity }),
  };
}

/** A shelter read from a file of its own, and where in the file it stood. */
export interface ListedShelter {
  readonly shelter: Shelter;
  readonly path: string;
}

/**
 * Gives each shelter to the zone that it lies in, or to the nearest one. Replaces nothing: shelters that zones have already stay.
 *
 * @returns the region with its shelters, or an issue for each that is further than {@link SHELTER_REACH_M} from every zone
 */
export function placeShelters(region: Region, listed: readonly ListedShelter[]): Result<Region, readonly Issue[]> {
  const index = createZoneIndex(region);
  const issues: Issue[] = [];
  const byZone = new Map<number, Shelter[]>();
  for (const { shelter, path } of listed) {
    const [lon, lat] = shelter.position;
    const zone = index.zonesNear([lon, lat], SHELTER_REACH_M)[0]?.zone;
    if (zone !== undefined) byZone.set(zone, [...(byZone.get(zone) ?? []), shelter]);
    else if (Math.abs(lon) <= 90 && index.zonesNear([lat, lon], SHELTER_REACH_M).length > 0) {
      issues.push({ code: 'SWAPPED', path, message: `longitude and latitude look swapped: ${lon}, ${lat}` });
    } else
      issues.push({ code: 'FAR_FROM_ZONES', path, message: `${lon}, ${lat} is more than ${SHELTER_REACH_M / 1000} km from every zone` });
  }
  if (issues.length > 0) return refuse(issues);
  const zones = region.zones.map((zone, place) => {
    const found = byZone.get(place);
    return found === undefined ? zone : { ...zone, shelters: [...zone.shelters, ...found] };
  });
  return ok({ ...region, zones });
}
