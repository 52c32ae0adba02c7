import { secondsBetween, type UnixMs } from '../units/instant.ts';
import { DRAG_NODES } from './drag-curve.ts';
import { TRACK_STEP_S } from './fit-flight.ts';
import { squaredLength } from './fit-line.ts';
import type { FlightModel } from './flight-model.ts';
import { beginFlight, CELLS, fly } from './fly.ts';
import { addAt, at, carryCovariance, invertSymmetric } from './matrix.ts';
import { compareRadialSpeed, type MeasuredPlot } from './measured-plot.ts';
import { DRAG_AT, STATE_SIZE } from './state-layout.ts';

/** What a filter carries from plot to plot. */
export interface Estimate {
  readonly at: UnixMs;
  /** See `state-layout.ts`. */
  readonly state: Float64Array;
  /** {@link STATE_SIZE} square. */
  readonly covariance: Float64Array;
}

/** How far the object may stray from its model. */
export interface Noise {
  readonly model: FlightModel;
  /** Spectral density of unmodelled acceleration, m²/s³. */
  readonly accelerationM2S3: number;
  /** Growth of the variance of ln(drag factor) at each node, 1/s. */
  readonly dragPerS: number;
}

/** Gusts and what else no flight model holds: drag curve and steady wind are unknowns of their own. */
export const COASTING: Noise = { model: 'coast', accelerationM2S3: 0.01, dragPerS: 0.000_02 };
/** A motor may still burn that three plots do not show: 30 m in a second. Each plot refits a young track, so nothing else is lost. */
export const YOUNG: Noise = { model: 'coast', accelerationM2S3: 3_000, dragPerS: 0 };
/** May still be an aircraft. */
export const UNDECIDED: Noise = { model: 'coast', accelerationM2S3: 60, dragPerS: 0 };
/** On wings, on one leg: gusts, and a speed that wanders. */
export const STEADY: Noise = { model: 'straight', accelerationM2S3: 0.3, dragPerS: 0 };
/** On wings, turning or climbing: up to 15 m/s² for seconds. */
export const TURNING: Noise = { model: 'straight', accelerationM2S3: 80, dragPerS: 0 };
/** Rocket motors: up to 300 m/s² for seconds. */
export const THRUSTING: Noise = { model: 'straight', accelerationM2S3: 20_000, dragPerS: 0 };

/** Used again with each prediction: arrays of this size come from outside the heap, and a thousand tracks ask ten times a second. */
const scratchSensitivity = new Float64Array(CELLS);
const scratchSpread = new Float64Array(9);

/** Moves an estimate on to a later time; never back. */
export function predict(from: Estimate, to: UnixMs, noise: Noise): Estimate {
  const durationS = secondsBetween(from.at, to);
  if (durationS <= 0) return from;
  const flight = beginFlight(from.state, noise.model, scratchSensitivity);
  fly(flight, durationS, TRACK_STEP_S);
  const covariance = carryCovariance(flight.sensitivity, from.covariance, { rows: 6, size: STATE_SIZE });
  for (let axis = 0; axis < 3; axis += 1) {
    const density = noise.accelerationM2S3;
    const shared = (density * durationS ** 2) / 2;
    addAt(covariance, axis * (STATE_SIZE + 1), (density * durationS ** 3) / 3);
    addAt(covariance, axis * STATE_SIZE + axis + 3, shared);
    addAt(covariance, (axis + 3) * STATE_SIZE + axis, shared);
    addAt(covariance, (axis + 3) * (STATE_SIZE + 1), density * durationS);
  }
  for (let node = DRAG_AT; node < DRAG_AT + DRAG_NODES; node += 1) addAt(covariance, node * (STATE_SIZE + 1), noise.dragPerS * durationS);
  return { at: to, state: flight.state, covariance };
}

/** What a plot has to say about an estimate of its time. */
export interface Innovation {
  /** Metres, 3. */
  readonly residual: Float64Array;
  /** Inverse of the residual's covariance, 3 x 3. */
  readonly weight: Float64Array;
  /** Mahalanobis distance squared: 3 degrees of freedom. */
  readonly squared: number;
}

/**
 * Compares a plot's place with an estimate's.
 *
 * @returns null where the squared distance exceeds `within` for certain, or the covariances are none
 */
export function innovationOf(estimate: Estimate, plot: MeasuredPlot, within = Infinity): Innovation | null {
  const x = at(plot.position, 0) - at(estimate.state, 0);
  const y = at(plot.position, 1) - at(estimate.state, 1);
  const z = at(plot.position, 2) - at(estimate.state, 2);
  const spread = scratchSpread;
  for (let row = 0; row < 3; row += 1) {
    for (let column = 0; column < 3; column += 1)
      spread[row * 3 + column] = (estimate.covariance[row * STATE_SIZE + column] ?? 0) + (plot.covariance[row * 3 + column] ?? 0);
  }
  // A Mahalanobis distance is never less than the plain one over the trace: most plots of a salvo are told apart without an inverse.
  const plain = (x * x + y * y + z * z) / ((spread[0] ?? 0) + (spread[4] ?? 0) + (spread[8] ?? 0));
  if (plain > within) return null;
  const residual = Float64Array.of(x, y, z);
  const weight = invertSymmetric(spread, 3);
  if (weight === null) return null;
  return { residual, weight, squared: squaredLength(residual, weight) };
}

/** Corrects an estimate by a plot of the same time: place first, then radial speed where it was measured. */
export function update(estimate: Estimate, plot: MeasuredPlot): { readonly estimate: Estimate; readonly squared: number } | null {
  const innovation = innovationOf(estimate, plot);
  if (innovation === null) return null;
  const state = estimate.state.slice();
  const covariance = estimate.covariance.slice();
  for (let row = 0; row < STATE_SIZE; row += 1) {
    for (let axis = 0; axis < 3; axis += 1) {
      let gain = 0;
      for (let inner = 0; inner < 3; inner += 1)
        gain += at(estimate.covariance, row * STATE_SIZE + inner) * at(innovation.weight, inner * 3 + axis);
      addAt(state, row, gain * at(innovation.residual, axis));
      for (let column = 0; column < STATE_SIZE; column += 1)
        covariance[row * STATE_SIZE + column] =
          (covariance[row * STATE_SIZE + column] ?? 0) - gain * (estimate.covariance[axis * STATE_SIZE + column] ?? 0);
    }
  }
  symmetrise(covariance);
  const corrected = { at: estimate.at, state, covariance };
  if (plot.radialSpeed !== undefined) correctBySpeed(corrected, plot);
  return { estimate: corrected, squared: innovation.squared };
}

function correctBySpeed({ state, covariance }: Estimate, { radialSpeed }: MeasuredPlot): void {
  if (radialSpeed === undefined) return;
  const { residual, gradient } = compareRadialSpeed(state, radialSpeed);
  const gain = new Float64Array(STATE_SIZE);
  for (let row = 0; row < STATE_SIZE; row += 1) {
    for (let column = 0; column < 6; column += 1) addAt(gain, row, at(covariance, row * STATE_SIZE + column) * at(gradient, column));
  }
  let spread = radialSpeed.sigmaMS ** 2;
  for (let row = 0; row < 6; row += 1) spread += at(gradient, row) * at(gain, row);
  // A speed far off is another object's, or folded by the radar: the place alone is used.
  if (residual * residual > 16 * spread) return;
  for (let row = 0; row < STATE_SIZE; row += 1) {
    addAt(state, row, (at(gain, row) * residual) / spread);
    for (let column = 0; column < STATE_SIZE; column += 1)
      addAt(covariance, row * STATE_SIZE + column, (-at(gain, row) * at(gain, column)) / spread);
  }
}

function symmetrise(matrix: Float64Array): void {
  for (let row = 0; row < STATE_SIZE; row += 1) {
    for (let column = 0; column < row; column += 1) {
      const mean = (at(matrix, row * STATE_SIZE + column) + at(matrix, column * STATE_SIZE + row)) / 2;
      matrix[row * STATE_SIZE + column] = mean;
      matrix[column * STATE_SIZE + row] = mean;
    }
  }
}

/** Widens an estimate that its plots contradict. */
export function widen({ at: time, state, covariance }: Estimate, factor: number): Estimate {
  return { at: time, state, covariance: covariance.map((value) => factor * value) };
}
