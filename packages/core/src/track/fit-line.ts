import { secondsBetween } from '../units/instant.ts';
import { addAt, at, choleskyOf, invertSymmetric, substitute } from './matrix.ts';
import type { MeasuredPlot } from './measured-plot.ts';

/** A polynomial in time through plots, as of the last of them. */
export interface LineFit {
  /** Position m, velocity m/s and, for order 2, acceleration m/s²: three numbers each. */
  readonly coefficients: Float64Array;
  /** Square, of the size of `coefficients`. */
  readonly covariance: Float64Array;
  /** Sum of squared residuals in units of the noise. */
  readonly misfit: number;
  /** Measured numbers less fitted ones. */
  readonly freedom: number;
}

/**
 * Weighted least squares of a straight (order 1) or evenly accelerated (order 2) line.
 *
 * @returns null where the plots are too few or too close in time to tell
 */
export function fitLine(plots: readonly MeasuredPlot[], order: 1 | 2): LineFit | null {
  const last = plots.at(-1);
  const size = 3 * (order + 1);
  if (last === undefined || plots.length <= order) return null;
  const normal = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (const plot of plots) {
    const powers = powersOf(secondsBetween(last.at, plot.at));
    for (let row = 0; row < size; row += 1) {
      const rowPower = powers[Math.floor(row / 3)] ?? 0;
      for (let axis = 0; axis < 3; axis += 1) {
        const weight = rowPower * at(plot.information, (row % 3) * 3 + axis);
        // Measured from the last plot: on the earth's radius the squares would eat the digits.
        addAt(right, row, weight * (at(plot.position, axis) - at(last.position, axis)));
        for (let power = 0; power <= order; power += 1) addAt(normal, row * size + power * 3 + axis, weight * (powers[power] ?? 0));
      }
    }
  }
  const lower = choleskyOf(normal, size);
  const covariance = invertSymmetric(normal, size);
  if (lower === null || covariance === null) return null;
  substitute(lower, size, right);
  for (let axis = 0; axis < 3; axis += 1) addAt(right, axis, at(last.position, axis));
  return { coefficients: right, covariance, misfit: misfitOf(plots, right, order), freedom: 3 * plots.length - size };
}

function powersOf(sinceS: number): readonly [number, number, number] {
  return [1, sinceS, (sinceS * sinceS) / 2];
}

function misfitOf(plots: readonly MeasuredPlot[], coefficients: Float64Array, order: 1 | 2): number {
  const last = plots.at(-1);
  let sum = 0;
  for (const plot of plots) {
    const powers = powersOf(last === undefined ? 0 : secondsBetween(last.at, plot.at));
    const residual = new Float64Array(3);
    for (let axis = 0; axis < 3; axis += 1) {
      let place = 0;
      for (let power = 0; power <= order; power += 1) place += (powers[power] ?? 0) * at(coefficients, power * 3 + axis);
      residual[axis] = at(plot.position, axis) - place;
    }
    sum += squaredLength(residual, plot.information);
  }
  return sum;
}

/** r' W r for three numbers. */
export function squaredLength(residual: Float64Array, weight: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < 3; row += 1) {
    for (let column = 0; column < 3; column += 1) sum += at(residual, row) * at(weight, row * 3 + column) * at(residual, column);
  }
  return sum;
}
