import { DRAG_NODES, NODES } from './drag-curve.ts';
import { at, choleskyOf, invertSymmetric, logRootOf } from './matrix.ts';
import { LASTING_SIZE, STATE_SIZE } from './state-layout.ts';

/** What is believed of a flight's drag curve and wind before its own plots say anything. */
export interface FlightPrior {
  /** {@link LASTING_SIZE}: ln(drag factor) at each node, wind towards east and north. */
  readonly mean: Float64Array;
  /** Square, of that size. */
  readonly covariance: Float64Array;
  /** Its inverse. */
  readonly information: Float64Array;
  /** Half the logarithm of the inverse's determinant. */
  readonly logRoot: number;
}

/** ln(drag factor, m²/kg): 8 t/m² and half as much again either way. */
const DRAG_MEAN = Math.log(1 / 8_000);
const DRAG_SIGMA = 0.5;
/** Departure of a rocket's own drag curve from the generic one at each node, in ln. */
const CURVE_SIGMA = 0.13;
/** ... which two nodes share the more the nearer they are: a factor of so much in Mach, in ln, leaves 1/e of it. */
const CURVE_LENGTH = 0.6;
/** Wind nobody told us of, m/s, one standard deviation along each of east and north. */
const WIND_SIGMA_MS = 8;

/** Makes a prior. Throws where the covariance is none. */
export function createPrior(mean: Float64Array, covariance: Float64Array): FlightPrior {
  const information = invertSymmetric(covariance, LASTING_SIZE);
  const lower = information === null ? null : choleskyOf(information, LASTING_SIZE);
  if (information === null || lower === null) throw new RangeError('a prior needs a positive definite covariance');
  return { mean, covariance, information, logRoot: logRootOf(lower, LASTING_SIZE) };
}

/** What is believed of a flight that nothing is known of. */
export const UNKNOWN_FLIGHT: FlightPrior = unknownFlight();

function unknownFlight(): FlightPrior {
  const mean = new Float64Array(LASTING_SIZE).fill(DRAG_MEAN, 0, DRAG_NODES);
  const covariance = new Float64Array(LASTING_SIZE * LASTING_SIZE);
  for (let row = 0; row < LASTING_SIZE; row += 1) {
    for (let column = 0; column < LASTING_SIZE; column += 1) {
      const isDrag = row < DRAG_NODES && column < DRAG_NODES;
      const wind = row === column ? WIND_SIGMA_MS ** 2 : 0;
      covariance[row * LASTING_SIZE + column] = isDrag ? DRAG_SIGMA ** 2 + CURVE_SIGMA ** 2 * likeness(row, column) : wind;
    }
  }
  return createPrior(mean, covariance);
}

/** Correlation of the departures at two nodes: a body that is blunter at Mach 1.6 is so at 1.1. */
function likeness(one: number, other: number): number {
  return Math.exp(-Math.abs(Math.log(at(NODES, one) / at(NODES, other))) / CURVE_LENGTH);
}

/** Writes a prior's covariance into a state's. */
export function fillLastingCovariance(covariance: Float64Array, prior: FlightPrior): void {
  for (let row = 0; row < LASTING_SIZE; row += 1) {
    for (let column = 0; column < LASTING_SIZE; column += 1)
      covariance[(6 + row) * STATE_SIZE + 6 + column] = at(prior.covariance, row * LASTING_SIZE + column);
  }
}
