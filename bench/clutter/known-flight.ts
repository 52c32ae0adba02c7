import { gravityAt } from '@tocsin/core/geo/wgs84';
import { fitLine, squaredLength } from '@tocsin/core/track/fit-line';
import type { Estimate } from '@tocsin/core/track/flight-filter';
import { beginFlight, fly } from '@tocsin/core/track/fly';
import { addAt, at, carryCovariance, choleskyOf, invertFactored, substitute } from '@tocsin/core/track/matrix';
import type { MeasuredPlot } from '@tocsin/core/track/measured-plot';
import { DRAG_AT, STATE_SIZE, WIND_AT } from '@tocsin/core/track/state-layout';
import { secondsBetween, type UnixMs } from '@tocsin/core/units/instant';
import { COAST_STEP_S, coastFrom, type Physics } from '../accuracy/coast.ts';

/**
 * The Kalman filter of one who knows a rocket's drag, curve, air and wind: the state moves by the very physics of the truth, the
 * covariance by the tracker's flight model with the same drag. Six states are estimated: what lasts has no covariance here.
 */

/** For what the linearisation leaves out, m²/s³: the physics is exact. */
const ACCELERATION_M2_S3 = 0.001;
const STEP_S = 1;
const ROUNDS = 3;

/** A three-plot least-squares fit, as of its last plot. */
export interface KnownFit {
  readonly estimate: Estimate;
  /** Sum of squared residuals in units of the noise. */
  readonly misfit: number;
}

/** An estimate at a later time; null where it would be under the ground. */
export function carryKnown(from: Estimate, to: UnixMs, physics: Physics): Estimate | null {
  const durationS = secondsBetween(from.at, to);
  if (durationS <= 0) return from;
  const moved = placesAfter(from.state, [durationS], physics)?.[0];
  if (moved === undefined) return null;
  const flight = beginFlight(withPhysics(from.state, physics), 'coast');
  fly(flight, durationS, STEP_S);
  const covariance = carryCovariance(flight.sensitivity, from.covariance, { rows: 6, size: STATE_SIZE });
  for (let axis = 0; axis < 3; axis += 1) {
    const shared = (ACCELERATION_M2_S3 * durationS ** 2) / 2;
    addAt(covariance, axis * (STATE_SIZE + 1), (ACCELERATION_M2_S3 * durationS ** 3) / 3);
    addAt(covariance, axis * STATE_SIZE + axis + 3, shared);
    addAt(covariance, (axis + 3) * STATE_SIZE + axis, shared);
    addAt(covariance, (axis + 3) * (STATE_SIZE + 1), ACCELERATION_M2_S3 * durationS);
  }
  return { at: to, state: moved, covariance };
}

/** The flight of known physics through a few plots by Gauss-Newton; null where it would meet the ground or does not settle. */
export function fitKnown(plots: readonly MeasuredPlot[], physics: Physics): KnownFit | null {
  const [first, last] = [plots[0], plots.at(-1)];
  let state = guessAt(plots, physics);
  if (first === undefined || last === undefined || state === null) return null;
  const afterS = plots.map((plot) => secondsBetween(first.at, plot.at));
  for (let round = 0; round <= ROUNDS; round += 1) {
    const places = placesAfter(state, afterS, physics);
    if (places === null) return null;
    const { matrix, right, misfit, sensitivity } = sumUp(plots, { state, places });
    const lower = choleskyOf(matrix, 6);
    const end = places.at(-1);
    if (lower === null || end === undefined) return null;
    if (round === ROUNDS) {
      const covariance = carryCovariance(sensitivity, padded(invertFactored(lower, 6)), { rows: 6, size: STATE_SIZE });
      return { estimate: { at: last.at, state: end, covariance }, misfit };
    }
    substitute(lower, 6, right);
    state = state.map((value, index) => value + (index < 6 ? at(right, index) : 0));
  }
  return null;
}

/** True states after some times, s, with the lasting part of the first; null where the ground comes before. */
function placesAfter(from: Float64Array, afterS: readonly number[], physics: Physics): readonly Float64Array[] | null {
  const descent = coastFrom(from.subarray(0, 6), physics);
  if (descent === undefined) return null;
  const places: Float64Array[] = [];
  for (const seconds of afterS) {
    const sample = Math.round(seconds / COAST_STEP_S);
    if (sample >= descent.count) return null;
    const state = from.slice();
    state.set(descent.samples.subarray(6 * sample, 6 * sample + 6));
    places.push(state);
  }
  return places;
}

/** A state whose lasting part says what the physics is, as nearly as the tracker's drag curve can. */
function withPhysics(state: Float64Array, { drag, shape: [low, mid, high], wind }: Physics): Float64Array {
  const known = state.slice();
  // The tracker's nodes stand at Mach 0.7, 0.95, 1.1, 1.6 and 3, those of the truth at 0.7, 1.1 and 3.
  const factors = [low, low + (mid - low) * 0.625, mid, mid + (high - mid) * 0.263, high];
  for (const [node, factor] of factors.entries()) known[DRAG_AT + node] = Math.log(drag * factor);
  known.set(wind, WIND_AT);
  return known;
}

/** A line through the plots, bent by gravity, at the first of them. */
function guessAt(plots: readonly MeasuredPlot[], physics: Physics): Float64Array | null {
  const [first, last] = [plots[0], plots.at(-1)];
  const line = fitLine(plots, 1);
  if (first === undefined || last === undefined || line === null) return null;
  const state = new Float64Array(STATE_SIZE);
  const gravity = new Float64Array(3);
  gravityAt(at(first.position, 0), at(first.position, 1), at(first.position, 2), gravity);
  state.set(first.position);
  const halfS = secondsBetween(first.at, last.at) / 2;
  for (let axis = 0; axis < 3; axis += 1) state[3 + axis] = at(line.coefficients, 3 + axis) - halfS * at(gravity, axis);
  return withPhysics(state, physics);
}

function sumUp(plots: readonly MeasuredPlot[], from: { readonly state: Float64Array; readonly places: readonly Float64Array[] }) {
  const matrix = new Float64Array(36);
  const right = new Float64Array(6);
  const residual = new Float64Array(3);
  const flight = beginFlight(from.state, 'coast');
  let [misfit, reached] = [0, plots[0]?.at];
  for (const [index, plot] of plots.entries()) {
    fly(flight, secondsBetween(reached ?? plot.at, plot.at), STEP_S);
    reached = plot.at;
    for (let axis = 0; axis < 3; axis += 1) residual[axis] = at(plot.position, axis) - (from.places[index]?.[axis] ?? 0);
    misfit += squaredLength(residual, plot.information);
    const by = (axis: number, column: number): number => at(flight.sensitivity, axis * STATE_SIZE + column);
    for (let row = 0; row < 6; row += 1) {
      for (let inner = 0; inner < 3; inner += 1) {
        let weight = 0;
        for (let axis = 0; axis < 3; axis += 1) weight += by(axis, row) * at(plot.information, axis * 3 + inner);
        addAt(right, row, weight * at(residual, inner));
        for (let column = 0; column < 6; column += 1) addAt(matrix, row * 6 + column, weight * by(inner, column));
      }
    }
  }
  return { matrix, right, misfit, sensitivity: flight.sensitivity };
}

function padded(six: Float64Array): Float64Array {
  const covariance = new Float64Array(STATE_SIZE * STATE_SIZE);
  for (let row = 0; row < 6; row += 1) covariance.set(six.subarray(6 * row, 6 * row + 6), row * STATE_SIZE);
  return covariance;
}
