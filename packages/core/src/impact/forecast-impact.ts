import { geodeticOf, gravityAt, type LocalAxes, localAxesAt, radialHeightM, type Vector3 } from '../geo/wgs84.ts';
import { beginFlight, type Flight, fly } from '../track/fly.ts';
import { at } from '../track/matrix.ts';
import type { Track } from '../track/track.ts';
import { degrees } from '../units/angle.ts';
import { addSeconds } from '../units/instant.ts';
import type { ImpactForecast } from './impact-forecast.ts';

/** Longest flight that is followed, s: beyond lie satellites and misread plots. */
const FLIGHT_S_MAX = 2_400;
/** s; good to 0.2 m over an arc of 40 km. */
const STEP_S = 1;
/** Near enough to the ground to stop, s: centimetres. */
const ARRIVED_S = 1e-4;
/** A climbing track may seem to start this far below the ground, by its noise, m. */
const START_BELOW_M = 300;
/** Wind nobody told us of, m/s, one standard deviation along each of east and north. */
const WIND_SIGMA_MS = 8;
/** What drag still to come may differ from the drag seen so far, in ln: the rocket's curve is not the generic one. */
const DRAG_CURVE_SIGMA = 0.15;

const gravity = new Float64Array(3);

/**
 * Follows a coasting track to the ground and its uncertainty with it: the variational equations carry the estimate's covariance, and
 * wind and the drag curve, which the estimate does not hold, add what they would do over the rest of the flight.
 *
 * @param groundHeightM - above the ellipsoid
 * @returns null for a track that does not coast, is below ground already or does not come down within {@link FLIGHT_S_MAX}
 * @remarks about 1 µs for each second of flight to come; no step goes back in time
 */
export function forecastImpact(track: Track, groundHeightM: number): ImpactForecast | null {
  if (track.flight !== 'coasting') return null;
  const { axes } = frameAt(track.state);
  const flight = beginFlight(track.state, 'coast', [axes.east, axes.north]);
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
    const stepS = Math.min(STEP_S, leftS);
    fly(flight, stepS, STEP_S);
    flownS += stepS;
  }
  return null;
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
  for (let column = 0; column < flight.columns; column += 1) {
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
  const { sensitivity, columns } = flight;
  return [at(sensitivity, column), at(sensitivity, columns + column), at(sensitivity, 2 * columns + column)];
}

function inner(one: Vector3, other: Vector3): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}

/** Covariance of two results that depend on the state and the winds. */
function spread(track: Track, one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (const [row, byRow] of one.entries()) {
    if (row >= 7) sum += byRow * (other[row] ?? 0) * WIND_SIGMA_MS ** 2;
    if (row === 6) sum += byRow * (other[row] ?? 0) * DRAG_CURVE_SIGMA ** 2;
    if (row >= 7) continue;
    for (let column = 0; column < 7; column += 1) sum += byRow * at(track.covariance, row * 7 + column) * (other[column] ?? 0);
  }
  return sum;
}
