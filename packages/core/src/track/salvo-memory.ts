import { secondsBetween, type UnixMs } from '../units/instant.ts';
import { DRAG_NODES } from './drag-curve.ts';
import { createPrior, type FlightPrior, UNKNOWN_FLIGHT } from './flight-prior.ts';
import { addAt, at, choleskyOf, invertSymmetric, substitute } from './matrix.ts';
import { DRAG_AT, LASTING_SIZE, STATE_SIZE } from './state-layout.ts';

/** What one flight has told of its drag curve and the wind. Plain data: a snapshot stores it as it is. */
export interface FlownRocket {
  readonly at: UnixMs;
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/** A flight teaches others once ln(drag factor) is known this well. */
const LEARNT_SIGMA = 0.12;
/** Rockets of the last hour count, at most this many of them: enough, and as cheap as it looks. */
const MEMORY_S = 3_600;
const MEMBERS_MAX = 12;
/** Fewer flights than this say nothing of the next one. */
const MEMBERS_MIN = 2;
/** Rockets of one make and hour differ by this much: ln(drag factor) as a whole and at each node, wind in m/s. */
const MAKE = { scale: 0.05, curve: 0.03, windMS: 2.5 } as const;
/** Flights that differ by more than this (mean square, in their own uncertainty) are not of one make: nothing is passed on. */
const ONE_MAKE_MAX = 3;

/** What a coasting state says about what lasts; undefined while that is little. */
export function flownRocket(state: Float64Array, covariance: Float64Array, time: UnixMs): FlownRocket | undefined {
  const part = new Float64Array(LASTING_SIZE * LASTING_SIZE);
  for (let row = 0; row < LASTING_SIZE; row += 1) {
    for (let column = 0; column < LASTING_SIZE; column += 1)
      part[row * LASTING_SIZE + column] = at(covariance, (DRAG_AT + row) * STATE_SIZE + DRAG_AT + column);
  }
  if (scaleSigma(part) > LEARNT_SIGMA) return undefined;
  return { at: time, mean: state.slice(DRAG_AT, DRAG_AT + LASTING_SIZE), covariance: part };
}

/** Forgets what is old; keeps the newest. */
export function recentRockets(flown: readonly FlownRocket[], now: UnixMs): readonly FlownRocket[] {
  return flown.filter((rocket) => secondsBetween(rocket.at, now) <= MEMORY_S).slice(-MEMBERS_MAX);
}

/**
 * What the rockets of this hour let expect of the next: their common drag curve and wind, with the spread between two of one make.
 * Undefined where they are too few, or not of one make.
 *
 * @see partial pooling in a normal hierarchical model, e.g. Gelman et al., Bayesian Data Analysis, section 5.4
 */
export function salvoPrior(flown: readonly FlownRocket[]): FlightPrior | undefined {
  if (flown.length < MEMBERS_MIN) return undefined;
  const information = UNKNOWN_FLIGHT.information.slice();
  const mean = new Float64Array(LASTING_SIZE);
  addProduct(mean, UNKNOWN_FLIGHT.information, UNKNOWN_FLIGHT.mean);
  for (const { mean: own, covariance } of flown) {
    const weight = invertSymmetric(withSpread(covariance), LASTING_SIZE);
    if (weight === null) continue;
    for (let cell = 0; cell < weight.length; cell += 1) addAt(information, cell, at(weight, cell));
    addProduct(mean, weight, own);
  }
  const lower = choleskyOf(information, LASTING_SIZE);
  const covariance = invertSymmetric(information, LASTING_SIZE);
  if (lower === null || covariance === null) return undefined;
  substitute(lower, LASTING_SIZE, mean);
  const differing = flown.reduce((sum, rocket) => sum + squaredScaleOff(rocket, mean), 0) / flown.length;
  return differing > ONE_MAKE_MAX ? undefined : createPrior(mean, withSpread(covariance));
}

function squaredScaleOff({ mean: own, covariance }: FlownRocket, mean: Float64Array): number {
  let off = 0;
  for (let node = 0; node < DRAG_NODES; node += 1) off += (at(own, node) - at(mean, node)) / DRAG_NODES;
  return (off * off) / (scaleSigma(covariance) ** 2 + MAKE.scale ** 2);
}

/** Standard deviation of the mean over the drag nodes. */
function scaleSigma(covariance: Float64Array): number {
  let variance = 0;
  for (let row = 0; row < DRAG_NODES; row += 1)
    for (let column = 0; column < DRAG_NODES; column += 1) variance += at(covariance, row * LASTING_SIZE + column);
  return Math.sqrt(variance) / DRAG_NODES;
}

function withSpread(covariance: Float64Array): Float64Array {
  const wider = covariance.slice();
  for (let row = 0; row < LASTING_SIZE; row += 1) {
    const isDrag = row < DRAG_NODES;
    addAt(wider, row * (LASTING_SIZE + 1), isDrag ? MAKE.curve ** 2 : MAKE.windMS ** 2);
    if (isDrag) for (let column = 0; column < DRAG_NODES; column += 1) addAt(wider, row * LASTING_SIZE + column, MAKE.scale ** 2);
  }
  return wider;
}

function addProduct(sum: Float64Array, matrix: Float64Array, vector: Float64Array): void {
  for (let row = 0; row < LASTING_SIZE; row += 1) {
    for (let column = 0; column < LASTING_SIZE; column += 1) addAt(sum, row, at(matrix, row * LASTING_SIZE + column) * at(vector, column));
  }
}
