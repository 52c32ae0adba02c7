import type { Sighting } from '../detection/observation.ts';
import { distanceM, type LonLat, movedBy } from '../geo/tangent-plane.ts';
import type { Track } from '../track/track.ts';
import { parseInstant, secondsBetween } from '../units/instant.ts';
import type { Lane } from './lane.ts';
import type { StepContext } from './step-context.ts';

/** What an aircraft's own word is good for: it is told every second or two, s. */
const MEMORY_S = 20;
/** Farther off than this from where it says it is, a track is another's: m, and m/s of the time since. */
const APART_M = 400;
const APART_MS = 15;
/** Lower than this no word is taken: an attacker can buy a transponder, and what lands is over its airfield, m. */
const LOWEST_M = 250;

/** True for a report of an aircraft about itself, from a source that the policy believes. */
export function isTransponder({ state }: StepContext, sighting: Sighting): boolean {
  return sighting.threat === 'aircraft' && state.policy.transponders.includes(sighting.reporter) && sighting.accuracy <= APART_M;
}

/** Keeps the word of aircraft for as long as it is good for anything. */
export function rememberAircraft({ lane, now }: StepContext, sighting: Sighting): void {
  lane.aircraft = [...lane.aircraft.filter(({ time }) => secondsBetween(parseInstant(time), now) <= MEMORY_S), sighting];
}

/** Whether something on wings is where an aircraft says that it is. */
export function isKnownAircraft(
  { aircraft }: Lane,
  track: Track,
  [longitude, latitude, heightM]: readonly [number, number, number],
): boolean {
  if (heightM < LOWEST_M) return false;
  return aircraft.some((said) => {
    const sinceS = secondsBetween(parseInstant(said.time), track.at);
    if (Math.abs(sinceS) > MEMORY_S) return false;
    const told: LonLat = [said.position[0], said.position[1]];
    const { course, speed } = said;
    const place = course === undefined || speed === undefined ? told : movedBy(told, course, speed * sinceS);
    const roomMS = course === undefined || speed === undefined ? 120 : APART_MS;
    return distanceM(place, [longitude, latitude]) <= APART_M + said.accuracy + roomMS * Math.abs(sinceS);
  });
}
