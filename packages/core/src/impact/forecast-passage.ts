import { dot, geodeticOf, localAxesAt, type Vector3 } from '../geo/wgs84.ts';
import { at } from '../track/matrix.ts';
import { STATE_SIZE } from '../track/state-layout.ts';
import type { Track } from '../track/track.ts';
import { degrees } from '../units/angle.ts';
import type { PassageForecast } from './passage-forecast.ts';

/** Ways that are followed: with 48 a chance of 10 % is known to 4 %. */
const WAYS = 48;
/** How far ahead, s: the longest shelter time, delivery and some time in hand. */
export const PASSAGE_HORIZON_S = 120;
/** Places of a way are about this far apart, m: less than a zone is wide. */
const STRIDE_M = 250;
/** A leg between two turns lasts this long on the mean, s; turns are this wide (sd), at this rate, with no more than 1 g. */
const LEG_S = 110;
const TURN_SIGMA_RAD = 0.7;
const TURN_RAD_S = 0.09;
const LATERAL_MS2 = 9.8;
/** Before it was seen for this long, or while its velocity is known worse than this share, there is nothing to say. */
const SEEN_S_MIN = 8;
const VELOCITY_SHARE = 0.3;
/** It comes down within the horizon only where its sink stands out from the noise, sigma. */
const SINKING = 3;

/**
 * Follows something on wings that may be meant for people: straight on, and around turns that cannot be foreseen. The draws are
 * quasi-random (Halton) and the same each time, so that equal tracks give equal forecasts.
 *
 * @returns null for what does not fly level, is an aircraft, or is not known well enough yet
 */
export function forecastPassage(track: Track): PassageForecast | null {
  if (track.flight !== 'level' || (track.threat !== 'uav' && track.threat !== 'missile') || track.seenS < SEEN_S_MIN) return null;
  const [x, y, z] = [at(track.state, 0), at(track.state, 1), at(track.state, 2)];
  const place = geodeticOf([x, y, z]);
  const { east, north, up } = localAxesAt(place);
  const velocity: Vector3 = [at(track.state, 3), at(track.state, 4), at(track.state, 5)];
  const [meanEast, meanNorth, climb] = [dot(velocity, east), dot(velocity, north), dot(velocity, up)];
  const [ee, en, nn] = [spread(track, east, east), spread(track, east, north), spread(track, north, north)];
  const speed = Math.hypot(meanEast, meanNorth);
  if (Math.sqrt(ee + nn) > VELOCITY_SHARE * speed) return null;
  const sinks = -climb > SINKING * Math.sqrt(spread(track, up, up));
  const lastS = sinks ? Math.min(PASSAGE_HORIZON_S, place.heightM / -climb) : PASSAGE_HORIZON_S;
  const slope = en / ee;
  const left = Math.sqrt(Math.max(0, nn - slope * en));
  const stepS = Math.min(6, Math.max(1, STRIDE_M / speed));
  const ways = DRAWS.map((draw) => {
    const offEast = Math.sqrt(ee) * draw.first;
    const start = [meanEast + offEast, meanNorth + slope * offEast + left * draw.second] as const;
    return wayOf(start, draw, { lastS, stepS, isTurning: draw.early < track.turning });
  });
  return { at: track.at, from: [degrees(place.longitudeRad), degrees(place.latitudeRad)], stepS, ways };
}

/** What is left to chance in one way. */
interface Draw {
  /** Standard normal numbers for the velocity. */
  readonly first: number;
  readonly second: number;
  /** Until the first turn, s, and how far it turns, rad; then the same again. */
  readonly legsS: readonly [number, number];
  readonly turnsRad: readonly [number, number];
  /** 0 to 1: turning already where below the chance of that. */
  readonly early: number;
}

const DRAWS: readonly Draw[] = Array.from({ length: WAYS }, (_, way) => {
  const [a, b, c, d, e, f, g] = [2, 3, 5, 7, 11, 13, 17].map((base) => halton(way + 20, base));
  const [first, second] = normals(a, b);
  const [turn, next] = normals(c, d);
  return {
    first,
    second,
    legsS: [-LEG_S * Math.log(e ?? 0.5), -LEG_S * Math.log(f ?? 0.5)],
    turnsRad: [TURN_SIGMA_RAD * turn, TURN_SIGMA_RAD * next],
    early: g ?? 0.5,
  };
});

/** Box and Muller 1958. */
function normals(one = 0.5, other = 0.5): readonly [number, number] {
  const length = Math.sqrt(-2 * Math.log(one));
  return [length * Math.cos(2 * Math.PI * other), length * Math.sin(2 * Math.PI * other)];
}

/** The radical inverse: 0 to 1, evenly spread (Halton 1960). */
function halton(index: number, base: number): number {
  let [value, share, rest] = [0, 1, index];
  while (rest > 0) {
    share /= base;
    value += share * (rest % base);
    rest = Math.floor(rest / base);
  }
  return value;
}

interface Course {
  readonly lastS: number;
  readonly stepS: number;
  readonly isTurning: boolean;
}

function wayOf([startEast, startNorth]: readonly [number, number], draw: Draw, { lastS, stepS, isTurning }: Course): Float64Array {
  const speed = Math.hypot(startEast, startNorth);
  const rate = Math.min(TURN_RAD_S, LATERAL_MS2 / speed);
  let heading = Math.atan2(startEast, startNorth);
  let leg = 0;
  let straightS = isTurning ? 0 : draw.legsS[0];
  let [leftRad, east, north] = [draw.turnsRad[0], 0, 0];
  const steps = Math.ceil(lastS / stepS);
  const way = new Float64Array(2 * (steps + 1));
  for (let step = 1; step <= steps; step += 1) {
    const forS = Math.min(stepS, lastS - (step - 1) * stepS);
    if (straightS > 0) straightS -= forS;
    else {
      const byRad = Math.sign(leftRad) * Math.min(Math.abs(leftRad), rate * forS);
      heading += byRad;
      leftRad -= byRad;
      if (leftRad === 0 && leg === 0) {
        leg = 1;
        [straightS, leftRad] = [draw.legsS[1], draw.turnsRad[1]];
      }
    }
    east += speed * forS * Math.sin(heading);
    north += speed * forS * Math.cos(heading);
    way[2 * step] = east;
    way[2 * step + 1] = north;
  }
  return way;
}

/** Covariance of the velocity along two directions, m²/s². */
function spread({ covariance }: Track, one: Vector3, other: Vector3): number {
  let sum = 0;
  for (const [row, byRow] of one.entries())
    for (const [column, byColumn] of other.entries()) sum += byRow * at(covariance, (3 + row) * STATE_SIZE + 3 + column) * byColumn;
  return sum;
}
