import type { Sighting } from '../detection/observation.ts';
import { distanceM } from '../geo/tangent-plane.ts';
import { parseInstant, secondsBetween } from '../units/instant.ts';

/** Used where a reporter gives no speed: what the threat can cover at most, m/s. */
const SPEED_MPS_MAX = { uav: 70, aircraft: 300, rocket: 1_000, mortar: 300, missile: 2_500, unknown: 300 } as const;

/**
 * True when two reports can be of one object: near enough for the time between them, given both accuracies (two standard
 * deviations each). A threat that one of them could not name agrees with any.
 */
export function agree(one: Sighting, other: Sighting): boolean {
  if (one.threat !== other.threat && one.threat !== 'unknown' && other.threat !== 'unknown') return false;
  const apartS = Math.abs(secondsBetween(parseInstant(one.time), parseInstant(other.time)));
  const speedMps = Math.max(one.speed ?? SPEED_MPS_MAX[one.threat], other.speed ?? SPEED_MPS_MAX[other.threat]);
  return distanceM(one.position, other.position) <= 2 * (one.accuracy + other.accuracy) + speedMps * apartS;
}
