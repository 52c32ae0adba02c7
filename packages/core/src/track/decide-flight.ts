import type { Threat } from '../detection/threat.ts';
import { gravityAt, radialHeightM } from '../geo/wgs84.ts';
import { secondsBetween } from '../units/instant.ts';
import { DRAG_PRIOR, type FlightFit, fitFlight } from './fit-flight.ts';
import { fitLine, type LineFit } from './fit-line.ts';
import type { Estimate } from './flight-filter.ts';
import { addAt, at } from './matrix.ts';
import type { MeasuredPlot } from './measured-plot.ts';
import type { FlightKind } from './track.ts';

/** What a run of plots says about the object that made them. */
export interface FlightDecision {
  readonly kind: FlightKind;
  readonly estimate: Estimate;
  /** The plots that the estimate is made of: a run's end, where its beginning does not fit. */
  readonly plots: readonly MeasuredPlot[];
  /** Sum of squared residuals less their number: what makes one run more likely than another. */
  readonly excess: number;
  /** False where evidence was too thin to tell a rocket from an aircraft, or more plots may still overturn it. */
  readonly settled: boolean;
}

/** Faster than this nothing on wings is expected, m/s. */
const WINGED_SPEED_MS_MAX = 400;
/** Below this anything may be on wings or rotors, however steep, m/s. */
const SLOW_MS = 90;
/** Sine of 15°: steeper is no flight on wings at speed. */
const GENTLE_CLIMB = 0.26;
/** Difference of squared misfits at which one of two models is believed: odds of 90 to 1. */
const EVIDENCE = 9;
/** A motor is burning when the push along the velocity exceeds this with 3 sigma to spare, m/s². */
const THRUST_MS2 = 5;
/** Runs that are tried where the whole does not fit, longest first. */
const SHORTER_RUNS = [12, 6, 4, 3] as const;
/** Plots over which thrust is looked for: few, to see the motor stop; many, to see a weak one. */
const THRUST_RUNS = [6, 12] as const;
/** Slower than this an object is not told from something that stands, m/s. */
const MOVING_MS = 15;

/** Decides how an object flies from its plots, oldest first; null where fewer than three or nothing moves. */
export function decideFlight(plots: readonly MeasuredPlot[]): FlightDecision | null {
  const thrust = thrustDecision(plots);
  if (thrust !== null) return thrust;
  const best = longestFlight(plots);
  const winged = plots.slice(-12);
  const line = fitLine(winged, 1);
  if (line === null || plots.length < 3) return null;
  const mayBeWinged = couldFlyOnWings(line);
  if (best === null) return mayBeWinged ? levelDecision(winged, line) : null;
  const { fit, run } = best;
  const decision = { plots: run, estimate: fit, excess: fit.misfit - fit.freedom };
  if (!mayBeWinged) return { ...decision, kind: 'coasting', settled: true };
  const sameLine = run.length === winged.length ? line : fitLine(run, 1);
  const evidence = (sameLine?.misfit ?? Infinity) - fit.misfit;
  if (evidence > EVIDENCE) return { ...decision, kind: 'coasting', settled: true };
  if (evidence < -EVIDENCE) return levelDecision(winged, line);
  return { ...decision, kind: 'undecided', settled: false };
}

/** What the object is taken for. */
export function threatOf(kind: FlightKind, state: Float64Array): Threat {
  if (kind === 'coasting' || kind === 'thrusting') return 'rocket';
  if (kind === 'undecided') return 'unknown';
  const heightM = radialHeightM(at(state, 0), at(state, 1), at(state, 2));
  return speedOf(state) < 110 && heightM < 6_000 ? 'uav' : 'aircraft';
}

/** True where a line's speed stands out from its noise: what stands still is no track. */
export function isMoving({ state, covariance }: Estimate): boolean {
  const sigma = Math.sqrt(at(covariance, 24) + at(covariance, 32) + at(covariance, 40));
  return speedOf(state) > Math.max(MOVING_MS, 3 * sigma);
}

function speedOf(state: Float64Array): number {
  return Math.hypot(at(state, 3), at(state, 4), at(state, 5));
}

/** The longest run of plots up to the last that one coasting flight explains. */
function longestFlight(plots: readonly MeasuredPlot[]): { readonly fit: FlightFit; readonly run: readonly MeasuredPlot[] } | null {
  for (const length of [plots.length, ...SHORTER_RUNS]) {
    if (length > plots.length || length < 3) continue;
    const run = plots.slice(-length);
    const fit = fitFlight(run);
    if (fit !== null && fit.misfit <= limitOf(fit.freedom)) return { fit, run };
  }
  return null;
}

/** The 99.9 % point of chi-square (Wilson and Hilferty 1931). */
export function limitOf(freedom: number): number {
  const part = 2 / (9 * freedom);
  return freedom * (1 - part + 3.09 * Math.sqrt(part)) ** 3;
}

function couldFlyOnWings(line: LineFit): boolean {
  const [x, y, z] = [at(line.coefficients, 0), at(line.coefficients, 1), at(line.coefficients, 2)];
  const velocity = line.coefficients.subarray(3, 6);
  const speed = Math.hypot(...velocity);
  const sigma = Math.sqrt((at(line.covariance, 21) + at(line.covariance, 28) + at(line.covariance, 35)) / 3);
  const climb = (x * at(velocity, 0) + y * at(velocity, 1) + z * at(velocity, 2)) / Math.hypot(x, y, z);
  if (speed - 2 * sigma > WINGED_SPEED_MS_MAX) return false;
  if (speed - 2 * sigma < SLOW_MS) return true;
  return Math.abs(climb) - 2 * sigma < GENTLE_CLIMB * speed;
}

function levelDecision(plots: readonly MeasuredPlot[], line: LineFit): FlightDecision {
  return { kind: 'level', plots, estimate: estimateOf(plots, line), excess: line.misfit - line.freedom, settled: true };
}

/** A line's end as a state; drag stays what it is before anything is known. */
function estimateOf(plots: readonly MeasuredPlot[], line: LineFit): Estimate {
  const state = new Float64Array(7);
  const covariance = new Float64Array(49);
  const size = Math.sqrt(line.covariance.length);
  for (let row = 0; row < 6; row += 1) {
    state[row] = at(line.coefficients, row);
    for (let column = 0; column < 6; column += 1) covariance[row * 7 + column] = at(line.covariance, row * size + column);
  }
  state[6] = DRAG_PRIOR.mean;
  covariance[48] = DRAG_PRIOR.sigma ** 2;
  const last = plots.at(-1);
  if (last === undefined) throw new RangeError('a line through no plots');
  return { at: last.at, state, covariance };
}

function thrustDecision(plots: readonly MeasuredPlot[]): FlightDecision | null {
  for (const length of THRUST_RUNS) {
    const run = plots.slice(-length);
    if (run.length < 4) return null;
    const curve = fitLine(run, 2);
    if (curve === null || !isThrusting(curve)) continue;
    // A long run may still hold the burn of a motor that has stopped: then its end coasts.
    const end = length > 6 ? fitFlight(plots.slice(-6)) : null;
    if (end !== null && end.misfit <= limitOf(end.freedom) && secondsBetween(run[0]?.at ?? end.at, end.at) > 4) return null;
    return { kind: 'thrusting', plots: run, estimate: estimateOf(run, curve), excess: curve.misfit - curve.freedom, settled: false };
  }
  return null;
}

/** Whether something pushes along the velocity that is neither gravity nor drag. */
function isThrusting(curve: LineFit): boolean {
  const pull = new Float64Array(3);
  gravityAt(at(curve.coefficients, 0), at(curve.coefficients, 1), at(curve.coefficients, 2), pull);
  const velocity = curve.coefficients.subarray(3, 6);
  const speed = Math.hypot(...velocity);
  if (speed < MOVING_MS) return false;
  let push = 0;
  let variance = 0;
  for (let row = 0; row < 3; row += 1) {
    const part = at(velocity, row) / speed;
    push += part * (at(curve.coefficients, 6 + row) - at(pull, row));
    for (let column = 0; column < 3; column += 1) {
      variance += part * (at(velocity, column) / speed) * at(curve.covariance, (6 + row) * 9 + 6 + column);
    }
  }
  return push - 3 * Math.sqrt(variance) > THRUST_MS2 && speed > 0;
}

/** Widens an estimate that its plots contradict. */
export function widen({ at: time, state, covariance }: Estimate, factor: number): Estimate {
  const wider = covariance.slice();
  for (let cell = 0; cell < wider.length; cell += 1) addAt(wider, cell, (factor - 1) * at(covariance, cell));
  return { at: time, state, covariance: wider };
}
