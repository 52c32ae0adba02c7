import { gravityAt } from '../geo/wgs84.ts';
import { secondsBetween, type UnixMs } from '../units/instant.ts';
import { fitLine, squaredLength } from './fit-line.ts';
import { beginFlight, type Flight, fly } from './fly.ts';
import { addAt, at, choleskyOf, congruence, identity, invertSymmetric, substitute } from './matrix.ts';
import { compareRadialSpeed, type MeasuredPlot } from './measured-plot.ts';

/** ln(drag factor, m²/kg) before anything is known: 8 t/m² and half as much again either way. */
export const DRAG_PRIOR = { mean: Math.log(1 / 8_000), sigma: 0.5 } as const;
/** Nothing here flies faster by much, m/s: keeps a fit of three plots a tenth of a second apart from running away. */
const SPEED_SIGMA_MS = 1_500;
/** Largest step between plots, s: their noise is a hundred times the error it makes. */
export const TRACK_STEP_S = 1;
const ROUNDS_MAX = 8;
const HALVINGS_MAX = 4;
/** A step that moves the solution by less than this share of its own uncertainty ends the search. */
const SETTLED = 1e-4;

/** A coasting flight through plots, as of the last of them. */
export interface FlightFit {
  readonly at: UnixMs;
  readonly state: Float64Array;
  /** 7 x 7. */
  readonly covariance: Float64Array;
  /** Sum of squared residuals in units of the noise, the prior on drag included. */
  readonly misfit: number;
  readonly freedom: number;
}

interface Normal {
  readonly cost: number;
  readonly matrix: Float64Array;
  readonly right: Float64Array;
  readonly flight: Flight;
}

/**
 * The most probable coasting flight through a run of plots: Gauss-Newton over the state at the first of them, which for nearly
 * unknown drag is far better than a filter that keeps the linearisation of its worst guess.
 *
 * @param plots - at least 3, in order of time
 * @param guess - a state at the first plot to begin from, where one is known
 * @returns null where the search does not settle
 */
export function fitFlight(plots: readonly MeasuredPlot[], guess?: Float64Array): FlightFit | null {
  const last = plots.at(-1);
  let state = guess?.slice() ?? firstGuess(plots);
  if (last === undefined || state === null || plots.length < 3) return null;
  let normal = normalOf(plots, state);
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const lower = choleskyOf(normal.matrix, 7);
    if (lower === null || !Number.isFinite(normal.cost)) return null;
    const step = normal.right.slice();
    substitute(lower, 7, step);
    const gain = dotProduct(step, normal.right);
    const next = improve(plots, { state, normal, step });
    if (next === null) break;
    ({ state, normal } = next);
    if (gain < SETTLED * SETTLED * 7) break;
  }
  const covariance = invertSymmetric(normal.matrix, 7);
  if (covariance === null) return null;
  return {
    at: last.at,
    state: normal.flight.state,
    covariance: congruence(transitionOf(normal.flight), covariance, 7),
    misfit: normal.cost,
    freedom: 3 * plots.length - 6 + plots.filter((plot) => plot.radialSpeed !== undefined).length,
  };
}

/** d(state now)/d(state at the beginning), 7 x 7. */
export function transitionOf(flight: Flight): Float64Array {
  const transition = identity(7);
  for (let row = 0; row < 6; row += 1) {
    for (let column = 0; column < 7; column += 1) transition[row * 7 + column] = at(flight.sensitivity, row * flight.columns + column);
  }
  return transition;
}

function improve(
  plots: readonly MeasuredPlot[],
  from: { readonly state: Float64Array; readonly normal: Normal; readonly step: Float64Array },
): { readonly state: Float64Array; readonly normal: Normal } | null {
  let share = 1;
  for (let halving = 0; halving <= HALVINGS_MAX; halving += 1) {
    const state = from.state.map((value, index) => value + share * at(from.step, index));
    const normal = normalOf(plots, state);
    if (normal.cost <= from.normal.cost) return { state, normal };
    share /= 2;
  }
  return null;
}

/** Cost, gradient and Gauss-Newton matrix at a state of the first plot's time. */
function normalOf(plots: readonly MeasuredPlot[], state: Float64Array): Normal {
  const matrix = new Float64Array(49);
  const right = new Float64Array(7);
  const flight = beginFlight(state, 'coast');
  let cost = 0;
  let reached = plots[0]?.at;
  for (const plot of plots) {
    fly(flight, secondsBetween(reached ?? plot.at, plot.at), TRACK_STEP_S);
    reached = plot.at;
    cost += addPlace(plot, flight, { matrix, right });
    if (plot.radialSpeed !== undefined) cost += addRadialSpeed(plot, flight, { matrix, right });
  }
  for (const [index, prior] of PRIORS.entries()) {
    if (prior === undefined) continue;
    const off = prior.mean - at(state, index);
    addAt(matrix, index * 8, 1 / prior.sigma ** 2);
    addAt(right, index, off / prior.sigma ** 2);
    cost += (off / prior.sigma) ** 2;
  }
  return { cost, matrix, right, flight };
}

const SPEED_PRIOR = { mean: 0, sigma: SPEED_SIGMA_MS };
const PRIORS = [undefined, undefined, undefined, SPEED_PRIOR, SPEED_PRIOR, SPEED_PRIOR, DRAG_PRIOR] as const;

interface Sums {
  readonly matrix: Float64Array;
  readonly right: Float64Array;
}

function addPlace(plot: MeasuredPlot, flight: Flight, { matrix, right }: Sums): number {
  const residual = plot.position.map((value, axis) => value - at(flight.state, axis));
  const weighted = new Float64Array(21);
  for (let row = 0; row < 3; row += 1) {
    for (let column = 0; column < 7; column += 1) {
      let sum = 0;
      for (let axis = 0; axis < 3; axis += 1) sum += at(plot.information, row * 3 + axis) * at(flight.sensitivity, axis * 7 + column);
      weighted[row * 7 + column] = sum;
      addAt(right, column, sum * at(residual, row));
    }
  }
  for (let axis = 0; axis < 3; axis += 1) {
    for (let row = 0; row < 7; row += 1) {
      const factor = at(flight.sensitivity, axis * 7 + row);
      for (let column = 0; column < 7; column += 1) addAt(matrix, row * 7 + column, factor * at(weighted, axis * 7 + column));
    }
  }
  return squaredLength(residual, plot.information);
}

function addRadialSpeed(plot: MeasuredPlot, flight: Flight, { matrix, right }: Sums): number {
  if (plot.radialSpeed === undefined) return 0;
  const { residual, gradient } = compareRadialSpeed(flight.state, plot.radialSpeed);
  const weight = 1 / plot.radialSpeed.sigmaMS ** 2;
  const byStart = new Float64Array(7);
  for (let column = 0; column < 7; column += 1) {
    for (let row = 0; row < 6; row += 1) addAt(byStart, column, at(gradient, row) * at(flight.sensitivity, row * 7 + column));
  }
  for (let row = 0; row < 7; row += 1) {
    addAt(right, row, weight * residual * at(byStart, row));
    for (let column = 0; column < 7; column += 1) addAt(matrix, row * 7 + column, weight * at(byStart, row) * at(byStart, column));
  }
  return weight * residual * residual;
}

/** A straight line through the plots, bent by gravity, taken at the first of them. */
function firstGuess(plots: readonly MeasuredPlot[]): Float64Array | null {
  const first = plots[0];
  const line = fitLine(plots, 1);
  if (first === undefined || line === null) return null;
  const spanS = secondsBetween(first.at, plots.at(-1)?.at ?? first.at);
  const gravity = new Float64Array(3);
  gravityAt(at(first.position, 0), at(first.position, 1), at(first.position, 2), gravity);
  const state = new Float64Array(7);
  for (let axis = 0; axis < 3; axis += 1) {
    state[axis] = at(first.position, axis);
    state[3 + axis] = at(line.coefficients, 3 + axis) - (at(gravity, axis) * spanS) / 2;
  }
  state[6] = DRAG_PRIOR.mean;
  return state;
}

function dotProduct(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, index) => sum + value * at(other, index), 0);
}
