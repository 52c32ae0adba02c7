import type { Sighting } from '../detection/observation.ts';
import { movedBy } from '../geo/tangent-plane.ts';
import type { ZoneIndex } from '../zone/zone-index.ts';

/** How far ahead a reported course is believed, seconds: drones turn. */
const AHEAD_S = 300;
/** Samples along the course; between two of them less than a zone's width passes for anything slower than 100 m/s. */
const SAMPLES = 20;
/** A place reported more exactly than this still means the village around it, metres. */
const RADIUS_M_MIN = 1_000;

/** The zones that a reported object may reach, nearest to the report first. */
export interface Reach {
  readonly zones: readonly number[];
  /** True when there were more than the cap. */
  readonly capped: boolean;
}

/** Zones around the report (two standard deviations) and, where a course and speed are given, along it for the next minutes. */
export function zonesInReach(index: ZoneIndex, sighting: Sighting, capZones: number): Reach {
  const radiusM = Math.max(RADIUS_M_MIN, 2 * sighting.accuracy);
  const found = new Set<number>();
  for (const { zone } of index.zonesNear(sighting.position, radiusM)) found.add(zone);
  const { course, speed } = sighting;
  if (course !== undefined && speed !== undefined) {
    for (let sample = 1; sample <= SAMPLES && found.size <= capZones; sample += 1) {
      const ahead = movedBy(sighting.position, course, (speed * AHEAD_S * sample) / SAMPLES);
      for (const { zone } of index.zonesNear(ahead, radiusM)) found.add(zone);
    }
  }
  return { zones: [...found].slice(0, capZones), capped: found.size > capZones };
}
