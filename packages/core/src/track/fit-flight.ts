import { gravityAt } from '../geo/wgs84.ts';
import { secondsBetween, type UnixMs } from '../units/instant.ts';
import { fitLine, squaredLength } from './fit-line.ts';
import { type FlightPrior, UNKNOWN_FLIGHT } from './flight-prior.ts';
import { beginFlight, type Flight, fly } from './fly.ts';
import { addAt, at, carryCovariance, choleskyOf, invertFactored, logRootOf, substitute } from './matrix.ts';
import { compareRadialSpeed, type MeasuredPlot } from './measured-plot.ts';
import { DRAG_AT, LASTING_SIZE, STATE_SIZE } from './state-layout.ts';

/** Nothing here flies faster by much, m/s: keeps a fit of three plots a tenth of a second apart from running away. */
const SPEED_SIGMA_MS = 1_500;
/** Largest step between plots, s: their noise is a hundred times the error it makes. */
export const TRACK_STEP_S = 1;
const ROUNDS_MAX = 8;
const HALVINGS_MAX = 4;
/** A step that would move the solution by less than this share of its own uncertainty is not taken, and ends the search. */
const SETTLED = 0.02;

/** A coasting flight through plots, as of the last of them. */
export interface FlightFit {
  readonly at: UnixMs;
  readonly state: Float64Array;
  /** {@link STATE_SIZE} square. */
  readonly covariance: Float64Array;
  /** The same flight at the first plot: where the next fit of more plots begins. */
  readonly first: Float64Array;
  /** Sum of squared residuals in units of the noise, the prior included. */
  readonly misfit: number;
  readonly freedom: number;
  /** Logarithm of how probable the plots were under the prior (Laplace's approximation), up to a constant of the plots. */
  readonly logEvidence: number;
}

interface Normal {
  readonly cost: number;
  readonly matrix: Float64Array;
  readonly right: Float64Array;
  readonly flight: Flight;
}

/** From where and from what belief a fit begins. */
export interface FitStart {
  /** A state at the first plot, where one is known. */
  readonly guess?: Float64Array | undefined;
  readonly prior?: FlightPrior | undefined;
}

/**
 * The most probable coasting flight through a run of plots, its drag curve and the wind among the unknowns: Gauss-Newton over the state
 * at the first of them, which for nearly unknown drag is far better than a filter that keeps the linearisation of its worst guess.
 *
 * @param plots - at least 3, in order of time
 * @returns null where the search does not settle
 */
export function fitFlight(plots: readonly MeasuredPlot[], { guess, prior = UNKNOWN_FLIGHT }: FitStart = {}): FlightFit | null {
  const last = plots.at(-1);
  let state = guess?.slice() ?? firstGuess(plots, prior);
  if (last === undefined || state === null || plots.length < 3) return null;
  let normal = normalOf(plots, state, prior);
  let lower = choleskyOf(normal.matrix, STATE_SIZE);
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    if (lower === null || !Number.isFinite(normal.cost)) return null;
    const step = normal.right.slice();
    substitute(lower, STATE_SIZE, step);
    if (dotProduct(step, normal.right) < SETTLED * SETTLED * STATE_SIZE) break;
    const next = improve(plots, { state, normal, step, prior });
    if (next === null) break;
    ({ state, normal } = next);
    lower = choleskyOf(normal.matrix, STATE_SIZE);
  }
  if (lower === null) return null;
  const covariance = invertFactored(lower, STATE_SIZE);
  return {
    at: last.at,
    state: normal.flight.state,
    covariance: carryCovariance(normal.flight.sensitivity, covariance, { rows: 6, size: STATE_SIZE }),
    first: state,
    misfit: normal.cost,
    freedom: 3 * plots.length - 6 + plots.filter((plot) => plot.radialSpeed !== undefined).length,
    logEvidence: -normal.cost / 2 - logRootOf(lower, STATE_SIZE) + prior.logRoot,
  };
}

function improve(
  plots: readonly MeasuredPlot[],
  from: { readonly state: Float64Array; readonly normal: Normal; readonly step: Float64Array; readonly prior: FlightPrior },
): { readonly state: Float64Array; readonly normal: Normal } | null {
  let share = 1;
  for (let halving = 0; halving <= HALVINGS_MAX; halving += 1) {
    const state = from.state.map((value, index) => value + share * at(from.step, index));
    const normal = normalOf(plots, state, from.prior);
    if (normal.cost <= from.normal.cost) return { state, normal };
    share /= 2;
  }
  return null;
}

/** Cost, gradient and Gauss-Newton matrix at a state of the first plot's time. */
function normalOf(plots: readonly MeasuredPlot[], state: Float64Array, prior: FlightPrior): Normal {
  const matrix = new Float64Array(STATE_SIZE * STATE_SIZE);
  const right = new Float64Array(STATE_SIZE);
  const flight = beginFlight(state, 'coast');
  let cost = addPrior(state, prior, { matrix, right });
  let reached = plots[0]?.at;
  for (const plot of plots) {
    fly(flight, secondsBetween(reached ?? plot.at, plot.at), TRACK_STEP_S);
    reached = plot.at;
    cost += addPlace(plot, flight, { matrix, right });
    if (plot.radialSpeed !== undefined) cost += addRadialSpeed(plot, flight, { matrix, right });
  }
  for (let row = 0; row < STATE_SIZE; row += 1)
    for (let column = row + 1; column < STATE_SIZE; column += 1) matrix[row * STATE_SIZE + column] = at(matrix, column * STATE_SIZE + row);
  return { cost, matrix, right, flight };
}

function addPrior(state: Float64Array, prior: FlightPrior, { matrix, right }: Sums): number {
  let cost = 0;
  for (let axis = 3; axis < 6; axis += 1) {
    const weight = 1 / SPEED_SIGMA_MS ** 2;
    addAt(matrix, axis * STATE_SIZE + axis, weight);
    addAt(right, axis, -at(state, axis) * weight);
    cost += at(state, axis) ** 2 * weight;
  }
  for (let row = 0; row < LASTING_SIZE; row += 1) {
    let pull = 0;
    for (let column = 0; column < LASTING_SIZE; column += 1) {
      const weight = prior.information[row * LASTING_SIZE + column] ?? 0;
      const cell = (DRAG_AT + row) * STATE_SIZE + DRAG_AT + column;
      matrix[cell] = (matrix[cell] ?? 0) + weight;
      pull += weight * ((prior.mean[column] ?? 0) - (state[DRAG_AT + column] ?? 0));
    }
    addAt(right, DRAG_AT + row, pull);
    cost += pull * (at(prior.mean, row) - at(state, DRAG_AT + row));
  }
  return cost;
}

interface Sums {
  readonly matrix: Float64Array;
  readonly right: Float64Array;
}

/** Adds a plot's place. @remarks the hot spot of a fit: about 1 µs */
function addPlace(plot: MeasuredPlot, flight: Flight, { matrix, right }: Sums): number {
  const { information } = plot;
  const { sensitivity } = flight;
  for (let axis = 0; axis < 3; axis += 1) residual[axis] = at(plot.position, axis) - at(flight.state, axis);
  for (let row = 0; row < 3; row += 1) {
    const off = residual[row] ?? 0;
    const one = information[3 * row] ?? 0;
    const two = information[3 * row + 1] ?? 0;
    const three = information[3 * row + 2] ?? 0;
    for (let column = 0; column < STATE_SIZE; column += 1) {
      const sum =
        one * (sensitivity[column] ?? 0) +
        two * (sensitivity[STATE_SIZE + column] ?? 0) +
        three * (sensitivity[2 * STATE_SIZE + column] ?? 0);
      weighted[row * STATE_SIZE + column] = sum;
      right[column] = (right[column] ?? 0) + sum * off;
    }
  }
  for (let row = 0; row < STATE_SIZE; row += 1) {
    const one = sensitivity[row] ?? 0;
    const two = sensitivity[STATE_SIZE + row] ?? 0;
    const three = sensitivity[2 * STATE_SIZE + row] ?? 0;
    for (let column = 0; column <= row; column += 1) {
      const sum =
        one * (weighted[column] ?? 0) + two * (weighted[STATE_SIZE + column] ?? 0) + three * (weighted[2 * STATE_SIZE + column] ?? 0);
      matrix[row * STATE_SIZE + column] = (matrix[row * STATE_SIZE + column] ?? 0) + sum;
    }
  }
  return squaredLength(residual, information);
}

const residual = new Float64Array(3);
const weighted = new Float64Array(3 * STATE_SIZE);

function addRadialSpeed(plot: MeasuredPlot, flight: Flight, { matrix, right }: Sums): number {
  if (plot.radialSpeed === undefined) return 0;
  const { residual: off, gradient } = compareRadialSpeed(flight.state, plot.radialSpeed);
  const weight = 1 / plot.radialSpeed.sigmaMS ** 2;
  const byStart = new Float64Array(STATE_SIZE);
  for (let column = 0; column < STATE_SIZE; column += 1) {
    for (let row = 0; row < 6; row += 1) addAt(byStart, column, at(gradient, row) * at(flight.sensitivity, row * STATE_SIZE + column));
  }
  for (let row = 0; row < STATE_SIZE; row += 1) {
    addAt(right, row, weight * off * at(byStart, row));
    for (let column = 0; column < STATE_SIZE; column += 1)
      addAt(matrix, row * STATE_SIZE + column, weight * at(byStart, row) * at(byStart, column));
  }
  return weight * off * off;
}

/** A straight line through the plots, bent by gravity, taken at the first of them. */
function firstGuess(plots: readonly MeasuredPlot[], prior: FlightPrior): Float64Array | null {
  const first = plots[0];
  const line = fitLine(plots, 1);
  if (first === undefined || line === null) return null;
  const spanS = secondsBetween(first.at, plots.at(-1)?.at ?? first.at);
  const gravity = new Float64Array(3);
  gravityAt(at(first.position, 0), at(first.position, 1), at(first.position, 2), gravity);
  const state = new Float64Array(STATE_SIZE);
  for (let axis = 0; axis < 3; axis += 1) {
    state[axis] = at(first.position, axis);
    state[3 + axis] = at(line.coefficients, 3 + axis) - (at(gravity, axis) * spanS) / 2;
  }
  state.set(prior.mean, DRAG_AT);
  return state;
}

function dotProduct(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += (one[index] ?? 0) * (other[index] ?? 0);
  return sum;
}
