import { movedBy } from '@tocsin/core/geo/tangent-plane';
import type { Zone } from '@tocsin/core/zone/zone';

/** A square zone about a place (longitude, latitude, degrees), its corners `cornerM` metres off, named as its id. */
export function squareZone(
  id: string,
  centre: readonly [number, number],
  { cornerM, shelterS = 30 }: { readonly cornerM: number; readonly shelterS?: number },
): Zone {
  const ring = [45, 135, 225, 315, 45].map((course) => movedBy(centre, course, cornerM));
  const names = { en: id };
  return { id, names, district: {}, shelterTimes: [{ seconds: shelterS }], parts: [[ring]], point: centre, aliases: [], shelters: [] };
}
