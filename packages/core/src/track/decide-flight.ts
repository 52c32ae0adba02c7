import type { Threat } from '../detection/threat.ts';
import { radialHeightM } from '../geo/wgs84.ts';
import { secondsBetween } from '../units/instant.ts';
import { type FitStart, type FlightFit, fitFlight, TRACK_STEP_S } from './fit-flight.ts';
import { fitLine, type LineFit } from './fit-line.ts';
import type { Estimate } from './flight-filter.ts';
import { fillLastingCovariance, UNKNOWN_FLIGHT } from './flight-prior.ts';
import { beginFlight, fly } from './fly.ts';
import { forwardPush, type Push, upwardAcceleration } from './line-acceleration.ts';
import { at } from './matrix.ts';
import type { MeasuredPlot } from './measured-plot.ts';
import { DRAG_AT, STATE_SIZE } from './state-layout.ts';
import type { FlightKind } from './track.ts';

/** What a run of plots says about the object that made them. */
export interface FlightDecision {
  readonly kind: FlightKind;
  readonly estimate: Estimate;
  /** The plots that the estimate is made of: a run's end, where its beginning does not fit. */
  readonly plots: readonly MeasuredPlot[];
  /** Sum of squared residuals in units of the noise, and how many numbers went into it beyond those fitted. */
  readonly misfit: number;
  readonly freedom: number;
  /** False where evidence was too thin to tell a rocket from an aircraft, or more plots may still overturn it. */
  readonly settled: boolean;
  /** Of a coasting flight: the fit that the estimate comes from. */
  readonly fit?: FlightFit;
}

/** Faster than this nothing on wings is expected, m/s. */
const WINGED_SPEED_MS_MAX = 400;
/** Below this anything may be on wings or rotors, however steep, m/s. */
const SLOW_MS = 90;
/** Sine of 15°: steeper is no flight on wings at speed. */
const GENTLE_CLIMB = 0.26;
/** Sigmas by which speed or climb must stand out; at 2 one aircraft of 250 was taken for a rocket by its first four plots. */
const DOUBT = { low: 2, high: 3, highM: 2_500 } as const;
/** Below 10,000 feet aircraft keep to 250 knots, 129 m/s (ICAO Annex 11, appendix 4); half as fast again is none, m/s. */
const LAWFUL = { slowerMS: 180, belowM: 3_000 } as const;
/** m/s². */
const GRAVITY_MS2 = 9.8;
/** Difference of squared misfits at which one of two models is believed: odds of 90 to 1. */
const EVIDENCE = 9;
/** A motor is burning when the push along the velocity exceeds this with so many sigmas to spare, m/s²: it is asked with each plot. */
const THRUST_MS2 = 5;
const THRUST_SIGMAS = 4;
/** Plots over which thrust is looked for: few, to see a strong motor start; many, to see a weak one. */
const THRUST_RUNS = [6, 12, 24, 48] as const;
/** Over longer than this a path is no parabola, and what bends it is not a motor, s. */
const THRUST_SPAN_S_MAX = 12;
/** Shares of a run that are tried as its coasting end, and numbers of plots. */
const SHORTER_SHARES = [1, 0.8, 0.6, 0.4] as const;
const SHORTER_RUNS = [12, 6, 4, 3] as const;
/** Plots that say how an aircraft flies now. */
const WINGED_RUN = 12;
/** Slower than this an object is not told from something that stands, m/s. */
const MOVING_MS = 15;
/**
 * Points of the normal distribution, one-sided. A beginning is left out only where it is worse than 99.9 %: at 95 %, asked with each fit,
 * one flight in ten lost plots that were good (measured: errors 1.34 times the bound instead of 1.10).
 */
const DOUBTFUL = 3.09;
/** A fit as good as this hides no burn: nothing is looked for. */
const UNREMARKABLE = 0.5;
const REFUSED = 3.09;

/**
 * Decides how an object flies from its plots, oldest first; null where nothing explains them or they are fewer than three.
 *
 * @param start - what is known already: a state at the first plot, a belief about drag curve and wind
 */
export function decideFlight(plots: readonly MeasuredPlot[], start: FitStart = {}): FlightDecision | null {
  if (plots.length < 3) return null;
  const burn = lookForBurn(plots);
  if (burn !== null && 'kind' in burn) return burn;
  const unpushed = burn?.after ?? plots;
  const line = fitLine(plots.slice(-WINGED_RUN), 1);
  if (line === null) return null;
  const evidence = couldFlyOnWings(line) ? evidenceOfFall(unpushed) : Infinity;
  // What clearly does not fall is not fitted as if it did: a fit costs a hundred times a look at the evidence.
  if (evidence < -EVIDENCE) return levelDecision(plots.slice(-WINGED_RUN), line);
  const coast = longestCoast(unpushed, burn === null ? start : { prior: start.prior });
  if (coast === null) return evidence <= EVIDENCE ? levelDecision(plots.slice(-WINGED_RUN), line) : null;
  const settled = evidence > EVIDENCE;
  return { ...coast, kind: settled || isUnlawful(line) ? 'coasting' : 'undecided', settled };
}

/** What flies on wings and is slower and lower than this is taken for a drone: m/s, m. Jet-driven ones are faster, and low. */
const DRONES = [
  { slowerMS: 75, lowerM: 4_000 },
  { slowerMS: 140, lowerM: 300 },
] as const;
/** Faster than aircraft may fly near the ground (250 knots, ICAO Annex 11 appendix 4), and that low: a cruise missile. */
const CRUISE = { fasterMS: 140, lowerM: 1_000 } as const;
/** What rises or has fallen farther than this is a missile, no rocket, m. */
const MISSILE_HEIGHT_M = 45_000;

/** What the object is taken for. */
export function threatOf(kind: FlightKind, state: Float64Array): Threat {
  if (kind === 'undecided') return 'unknown';
  const [x, y, z] = [at(state, 0), at(state, 1), at(state, 2)];
  const heightM = radialHeightM(x, y, z);
  const speedMS = speedOf(state);
  if (kind !== 'level') {
    const climbMS = (x * at(state, 3) + y * at(state, 4) + z * at(state, 5)) / Math.hypot(x, y, z);
    return heightM + climbMS ** 2 / (2 * GRAVITY_MS2) > MISSILE_HEIGHT_M ? 'missile' : 'rocket';
  }
  if (DRONES.some(({ slowerMS, lowerM }) => speedMS < slowerMS && heightM < lowerM)) return 'uav';
  return speedMS > CRUISE.fasterMS && heightM < CRUISE.lowerM ? 'missile' : 'aircraft';
}

/** True where an estimate's speed stands out from its noise: what stands still is no track. */
export function isMoving({ state, covariance }: Estimate): boolean {
  const sigma = Math.sqrt([3, 4, 5].reduce((sum, axis) => sum + at(covariance, axis * (STATE_SIZE + 1)), 0));
  return speedOf(state) > Math.max(MOVING_MS, 3 * sigma);
}

/** Metres a second. */
export function speedOf(state: Float64Array): number {
  return Math.hypot(at(state, 3), at(state, 4), at(state, 5));
}

/** The point of chi-square that is as rare as `normal` sigma of a normal distribution (Wilson and Hilferty 1931). */
export function limitOf(freedom: number, normal: number = REFUSED): number {
  const part = 2 / (9 * freedom);
  return freedom * (1 - part + normal * Math.sqrt(part)) ** 3;
}

type Coast = Pick<FlightDecision, 'estimate' | 'plots' | 'misfit' | 'freedom'> & { readonly fit: FlightFit };

/**
 * The longest run of plots up to the last that one coasting flight explains. A beginning that alone adds more misfit than it should
 * is left out, as the end of a motor's burn bends the whole fit long before it spoils it.
 */
function longestCoast(plots: readonly MeasuredPlot[], { guess, prior }: FitStart): Coast | null {
  let best: Coast | null = null;
  for (const length of shorterRuns(plots.length)) {
    const run = plots.slice(-length);
    const known = length === plots.length ? guess : best === null ? undefined : stateAt(best, run);
    const fit = fitFlight(run, { guess: known, prior });
    if (fit === null || fit.misfit > limitOf(fit.freedom)) continue;
    const coast = { estimate: fit, plots: run, misfit: fit.misfit, freedom: fit.freedom, fit };
    if (best !== null && best.misfit - fit.misfit < limitOf(best.freedom - fit.freedom, DOUBTFUL)) return best;
    best = coast;
    if (length <= 6 || fit.misfit < limitOf(fit.freedom, UNREMARKABLE)) return best;
  }
  return best;
}

/** A flight's state at the first plot of a run that begins later. */
function stateAt({ plots, fit }: Coast, run: readonly MeasuredPlot[]): Float64Array | undefined {
  const [from, to] = [plots[0], run[0]];
  if (from === undefined || to === undefined) return undefined;
  const flight = beginFlight(fit.first, 'coast');
  fly(flight, secondsBetween(from.at, to.at), TRACK_STEP_S);
  return flight.state;
}

function shorterRuns(length: number): readonly number[] {
  const shares = SHORTER_SHARES.map((share) => Math.ceil(share * length)).filter((run) => run > 12 || run === length);
  return [...new Set([...shares, ...SHORTER_RUNS])].filter((run) => run <= length && run >= 3);
}

function couldFlyOnWings(line: LineFit): boolean {
  const [x, y, z] = [at(line.coefficients, 0), at(line.coefficients, 1), at(line.coefficients, 2)];
  const velocity = line.coefficients.subarray(3, 6);
  const speed = Math.hypot(...velocity);
  const sigma = Math.sqrt((at(line.covariance, 21) + at(line.covariance, 28) + at(line.covariance, 35)) / 3);
  const climb = (x * at(velocity, 0) + y * at(velocity, 1) + z * at(velocity, 2)) / Math.hypot(x, y, z);
  const doubt = radialHeightM(x, y, z) > DOUBT.highM ? DOUBT.high : DOUBT.low;
  if (speed - doubt * sigma > WINGED_SPEED_MS_MAX) return false;
  if (speed - doubt * sigma < SLOW_MS) return true;
  return Math.abs(climb) - doubt * sigma < GENTLE_CLIMB * speed;
}

/** Faster than aircraft may fly so low: while nothing else tells, a rocket. */
function isUnlawful({ coefficients, covariance }: LineFit): boolean {
  const sigma = Math.sqrt((at(covariance, 21) + at(covariance, 28) + at(covariance, 35)) / 3);
  const heightM = radialHeightM(at(coefficients, 0), at(coefficients, 1), at(coefficients, 2));
  return Math.hypot(...coefficients.subarray(3, 6)) - sigma > LAWFUL.slowerMS && heightM < LAWFUL.belowM;
}

/** How much likelier free fall is than level flight, as a difference of squared misfits: by what the plots do up and down alone. */
function evidenceOfFall(plots: readonly MeasuredPlot[]): number {
  const curve = fitLine(plots, 2);
  if (curve === null) return 0;
  const { value, sigma } = upwardAcceleration(curve);
  return (value * value - (value + GRAVITY_MS2) ** 2) / (sigma * sigma);
}

function levelDecision(plots: readonly MeasuredPlot[], line: LineFit): FlightDecision {
  const curve = line.misfit > limitOf(line.freedom) ? fitLine(plots, 2) : null;
  const { misfit, freedom } = curve ?? line;
  return { kind: 'level', plots, estimate: estimateOf(plots, curve ?? line), misfit, freedom, settled: true };
}

/** A line's end as a state; drag stays what it is before anything is known. */
function estimateOf(plots: readonly MeasuredPlot[], line: LineFit): Estimate {
  const state = new Float64Array(STATE_SIZE);
  const covariance = new Float64Array(STATE_SIZE * STATE_SIZE);
  const size = line.coefficients.length;
  for (let row = 0; row < 6; row += 1) {
    state[row] = at(line.coefficients, row);
    for (let column = 0; column < 6; column += 1) covariance[row * STATE_SIZE + column] = at(line.covariance, row * size + column);
  }
  state.set(UNKNOWN_FLIGHT.mean, DRAG_AT);
  fillLastingCovariance(covariance, UNKNOWN_FLIGHT);
  const last = plots.at(-1);
  if (last === undefined) throw new RangeError('a line through no plots');
  return { at: last.at, state, covariance };
}

/** A motor that burns, or the plots since one stopped; null where none was seen. */
function lookForBurn(plots: readonly MeasuredPlot[]): FlightDecision | { readonly after: readonly MeasuredPlot[] } | null {
  for (const length of THRUST_RUNS) {
    const run = plots.slice(-length);
    if (run.length < 4 || spanS(run) > THRUST_SPAN_S_MAX) return null;
    const curve = fitLine(run, 2);
    const push = curve === null ? null : forwardPush(curve);
    if (curve !== null && push !== null && push.value - THRUST_SIGMAS * push.sigma > THRUST_MS2) {
      const after = sinceBurn(run, push);
      if (after !== null) return { after };
      const { misfit, freedom } = curve;
      return { kind: 'thrusting', plots: run, estimate: estimateOf(run, curve), misfit, freedom, settled: false };
    }
    if (run.length === plots.length) return null;
  }
  return null;
}

function spanS(run: readonly MeasuredPlot[]): number {
  const [first, last] = [run[0], run.at(-1)];
  return first === undefined || last === undefined ? 0 : secondsBetween(first.at, last.at);
}

/** The end of a run in which the push seen over the whole of it is clearly gone. */
function sinceBurn(run: readonly MeasuredPlot[], burn: Push): readonly MeasuredPlot[] | null {
  for (const share of [0.75, 0.5, 0.33]) {
    const end = run.slice(-Math.max(4, Math.round(share * run.length)));
    const curve = end.length < run.length ? fitLine(end, 2) : null;
    const push = curve === null ? null : forwardPush(curve);
    if (push !== null && push.value + 2 * push.sigma < 0.6 * burn.value) return end;
  }
  return null;
}
