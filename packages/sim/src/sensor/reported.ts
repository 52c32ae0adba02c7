import type { Sighting } from '@tocsin/core/detection/observation';
import type { Threat } from '@tocsin/core/detection/threat';
import { axesAt, fromGeodetic, toGeodetic, type Vector } from '../physics/earth.ts';
import { type Flight, type State, stateAt } from '../physics/flight.ts';
import type { Random } from '../random.ts';

/** Something in the air that people may see or hear: what it is, its flight and when that began, ms since the epoch. */
export interface Noticeable {
  readonly threat: Threat;
  readonly startMs: number;
  readonly flight: Flight;
}

/** Someone or something that reports, and how far off it notices anything, m. */
export interface Reporter {
  readonly id: string;
  /** Longitude, latitude, degrees. */
  readonly position: readonly [number, number];
  readonly reachM: number;
}

/** A sighting and when word of it comes in, ms since the epoch: always after the time it speaks of. */
export interface Arrival {
  readonly arrivalMs: number;
  readonly input: Sighting;
}

/** One moment at which something was noticed: what, when, where it was and how far off, m. */
export interface Notice {
  readonly what: Noticeable;
  readonly seenMs: number;
  readonly state: State;
  readonly distanceM: number;
}

/** How quickly a reporter notices what is in reach, and how long it has nothing new to say of it, s. */
export interface Attention {
  readonly perSecond: number;
  readonly quietS: readonly [number, number];
}

/** Between two looks, s. */
const LOOK_S = 2;
const REPORTER_HEIGHT_M = 10;

/** All moments at which a reporter notices any of these things. */
export function noticesOf(reporter: Reporter, things: readonly Noticeable[], watch: Attention & { readonly random: Random }): Notice[] {
  const at = fromGeodetic(...reporter.position, REPORTER_HEIGHT_M);
  const found: Notice[] = [];
  for (const what of things) {
    let quietUntilS = 0;
    for (let timeS = 0; timeS < what.flight.endS; timeS += LOOK_S) {
      if (timeS < quietUntilS) continue;
      const state = stateAt(what.flight, timeS);
      if (state === undefined) break;
      const distanceM = slantM(at, state.position);
      if (distanceM > reporter.reachM || watch.random.uniform() > LOOK_S * watch.perSecond) continue;
      found.push({ what, seenMs: what.startMs + timeS * 1000, state, distanceM });
      const [low, high] = watch.quietS;
      quietUntilS = timeS + low + (high - low) * watch.random.uniform();
    }
  }
  return found.toSorted((one, other) => one.seenMs - other.seenMs);
}

/** Course (degrees clockwise from north), ground speed (m/s) and place (longitude, latitude, degrees) of a state. */
export function overGround({ position, velocity }: State): { courseDeg: number; speedMps: number; at: readonly [number, number] } {
  const [lon, lat] = toGeodetic(position);
  const [east, north] = axesAt(lon, lat);
  const along = (axis: Vector): number => velocity[0] * axis[0] + velocity[1] * axis[1] + velocity[2] * axis[2];
  const [e, n] = [along(east), along(north)];
  return { courseDeg: ((Math.atan2(e, n) * 180) / Math.PI + 360) % 360, speedMps: Math.hypot(e, n), at: [lon, lat] };
}

/** ISO 8601 in UTC of milliseconds since the epoch, rounded to whole ones. */
export function isoOf(ms: number): string {
  return new Date(Math.round(ms)).toISOString();
}

/** Longitude (within -180 to 180) and latitude to a metre: nobody writes more into a report. */
export function written([lon, lat]: readonly [number, number]): [number, number] {
  return [Number((((((lon + 180) % 360) + 360) % 360) - 180).toFixed(5)), Number(lat.toFixed(5))];
}

function slantM(from: Vector, to: Vector): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2]);
}
