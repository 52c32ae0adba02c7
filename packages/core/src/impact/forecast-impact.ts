import { geodeticOf, gravityAt, type LocalAxes, localAxesAt, radialHeightM, type Vector3 } from '../geo/wgs84.ts';
import { beginFlight, type Flight, fly } from '../track/fly.ts';
import { at } from '../track/matrix.ts';
import { DRAG_AT, STATE_SIZE, WIND_AT } from '../track/state-layout.ts';
import type { Track } from '../track/track.ts';
import { degrees } from '../units/angle.ts';
import { addSeconds } from '../units/instant.ts';
import type { ImpactForecast } from './impact-forecast.ts';

/** Longest flight that is followed, s: beyond lie satellites and misread plots. */
const FLIGHT_S_MAX = 2_400;
/** s; good to 2 m over an arc of 40 km, and steps grow shorter towards the ground. */
const STEP_S = 2;
/** In the air a step is no longer than this, m: missiles fall through it in seconds. */
const STRIDE_M = 1_500;
const AIR_M = 60_000;
/** Near enough to the ground to stop, s: centimetres. */
const ARRIVED_S = 1e-4;
/** A climbing track may seem to start this far below the ground, by its noise, m. */
const START_BELOW_M = 300;
/**
 * While ln(drag factor) is uncertain by more than this the flight's dependence on it is no straight line any more. Measured on 1,060
 * rockets of 5 to 40 km: above 0.15 the plain 95 % ellipse held 92.4 to 93.5 % and squared misses were 1.07 to 1.16 times too large,
 * below 0.15 it held 95.2 to 95.7 %.
 */
const DRAG_KNOWN_SIGMA = [0.12, 0.18] as const;
const UNKNOWN_DRAG_ALLOWANCE = 0.2;

const gravity = new Float64Array(3);

/**
 * Follows a coasting track to the ground and its uncertainty with it: the variational equations carry the estimate's covariance,
 * which holds what is not known of drag curve and wind as well.
 *
 * @param groundHeightM - above the ellipsoid
 * @returns null for a track that does not coast, is below ground already or does not come down within {@link FLIGHT_S_MAX}
 * @remarks about 1 µs for each second of flight to come; no step goes back in time
 */
export function forecastImpact(track: Track, groundHeightM: number): ImpactForecast | null {
  if (track.flight !== 'coasting') return null;
  const flight = beginFlight(track.state, 'coast');
  const flightS = flyToGround(flight, groundHeightM);
  if (flightS === null) return null;
  return describeImpact(track, flight, flightS);
}

function frameAt(state: Float64Array): { readonly place: ReturnType<typeof geodeticOf>; readonly axes: LocalAxes } {
  const place = geodeticOf([at(state, 0), at(state, 1), at(state, 2)]);
  return { place, axes: localAxesAt(place) };
}

function heightM({ state }: Flight): number {
  return radialHeightM(at(state, 0), at(state, 1), at(state, 2));
}

/** @returns seconds flown, or null where the ground is not met */
function flyToGround(flight: Flight, groundHeightM: number): number | null {
  if (heightM(flight) < groundHeightM - START_BELOW_M) return null;
  let flownS = 0;
  while (flownS < FLIGHT_S_MAX) {
    const leftS = secondsToGround(flight, groundHeightM);
    if (leftS === null) return null;
    if (leftS < ARRIVED_S) return flownS > 0 && Math.abs(heightM(flight) - groundHeightM) < 1 ? flownS : null;
    const stepS = Math.min(longestStepS(flight), leftS);
    fly(flight, stepS, STEP_S);
    flownS += stepS;
  }
  return null;
}

function longestStepS(flight: Flight): number {
  const speedMS = Math.hypot(at(flight.state, 3), at(flight.state, 4), at(flight.state, 5));
  return heightM(flight) > AIR_M ? STEP_S : Math.min(STEP_S, STRIDE_M / speedMS);
}

/** Seconds until the ground without drag: a little less than the true time, so the ground is met from above and never crossed. */
function secondsToGround(flight: Flight, groundHeightM: number): number | null {
  const [x, y, z] = [at(flight.state, 0), at(flight.state, 1), at(flight.state, 2)];
  const radiusM = Math.hypot(x, y, z);
  const climbMS = (x * at(flight.state, 3) + y * at(flight.state, 4) + z * at(flight.state, 5)) / radiusM;
  gravityAt(x, y, z, gravity);
  const pull = Math.hypot(at(gravity, 0), at(gravity, 1), at(gravity, 2));
  const aboveM = Math.max(0, radialHeightM(x, y, z) - groundHeightM);
  const leftS = (climbMS + Math.sqrt(climbMS * climbMS + 2 * pull * aboveM)) / pull;
  return Number.isFinite(leftS) ? leftS : null;
}

function describeImpact(track: Track, flight: Flight, flightS: number): ImpactForecast {
  const { place, axes } = frameAt(flight.state);
  const velocity: Vector3 = [at(flight.state, 3), at(flight.state, 4), at(flight.state, 5)];
  const sink = velocity[0] * axes.up[0] + velocity[1] * axes.up[1] + velocity[2] * axes.up[2];
  // Rows: east and north of the impact, and its time, by each column of the sensitivity.
  const byEast: number[] = [];
  const byNorth: number[] = [];
  const byTime: number[] = [];
  for (let column = 0; column < STATE_SIZE; column += 1) {
    const moved = movedBy(flight, column);
    const late = -inner(axes.up, moved) / sink;
    byTime.push(late);
    byEast.push(inner(axes.east, moved) + late * inner(axes.east, velocity));
    byNorth.push(inner(axes.north, moved) + late * inner(axes.north, velocity));
  }
  return {
    position: [degrees(place.longitudeRad), degrees(place.latitudeRad)],
    covariance: { ee: spread(track, byEast, byEast), en: spread(track, byEast, byNorth), nn: spread(track, byNorth, byNorth) },
    at: addSeconds(track.at, flightS),
    timeSigmaS: Math.sqrt(spread(track, byTime, byTime)),
    healthy: track.healthy,
  };
}

function movedBy(flight: Flight, column: number): Vector3 {
  const { sensitivity } = flight;
  return [at(sensitivity, column), at(sensitivity, STATE_SIZE + column), at(sensitivity, 2 * STATE_SIZE + column)];
}

function inner(one: Vector3, other: Vector3): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}

/** Covariance of two results that depend on the state. */
function spread({ covariance }: Track, one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (const [row, byRow] of one.entries()) {
    for (let column = 0; column < STATE_SIZE; column += 1) sum += byRow * at(covariance, row * STATE_SIZE + column) * (other[column] ?? 0);
  }
  return sum * dragAllowance(covariance);
}

/** What drag that is hardly known yet adds to a covariance made of straight lines: a factor of 1 once the plots have told drag. */
function dragAllowance(covariance: Float64Array): number {
  let variance = 0;
  for (let row = DRAG_AT; row < WIND_AT; row += 1)
    for (let column = DRAG_AT; column < WIND_AT; column += 1) variance += at(covariance, row * STATE_SIZE + column);
  const sigma = Math.sqrt(variance) / (WIND_AT - DRAG_AT);
  const [from, to] = DRAG_KNOWN_SIGMA;
  return 1 + UNKNOWN_DRAG_ALLOWANCE * Math.min(1, Math.max(0, (sigma - from) / (to - from)));
}
