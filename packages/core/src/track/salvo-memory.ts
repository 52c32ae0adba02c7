import { secondsBetween, type UnixMs } from '../units/instant.ts';
import { DRAG_NODES } from './drag-curve.ts';
import { createPrior, type FlightPrior, UNKNOWN_FLIGHT } from './flight-prior.ts';
import { addAt, addProduct, at, choleskyOf, invertSymmetric, multiply, substitute } from './matrix.ts';
import { DRAG_AT, LASTING_SIZE, STATE_SIZE } from './state-layout.ts';

/**
 * What is known of one flight's drag curve and wind from its own plots and {@link UNKNOWN_FLIGHT}, and from no other flight. Plain data:
 * a snapshot stores it as it is.
 */
export interface FlownRocket {
  readonly at: UnixMs;
  /** {@link LASTING_SIZE}: ln(drag factor) at each node, wind towards east and north, m/s. */
  readonly mean: Float64Array;
  /** Square, of that size. */
  readonly covariance: Float64Array;
}

/** A flight teaches others once its ln(drag factor) is known this well: what it has yet to learn counts for nothing, so early is safe. */
const TEACHES_SIGMA = 0.3;
/** A flight that knows its own ln(drag factor) this well has nothing to learn from others, who differ by as much. */
const LEARNT_SIGMA = 0.06;
/** Rockets of the last hour count, at most this many of them: enough, and as cheap as it looks. */
const MEMORY_S = 3_600;
const MEMBERS_MAX = 40;
/** Fewer flights than this say nothing of the next one. */
const MEMBERS_MIN = 2;
/** Rockets of one make and hour differ by this much: ln(drag factor) as a whole and at each node, wind in m/s. */
const MAKE = { scale: 0.05, curve: 0.03, windMS: 2.5 } as const;
/** Flights that differ by more than this (mean square, in their own uncertainty) are not of one make: nothing is passed on. */
const ONE_MAKE_MAX = 3;
/** A flight this far off the others (squared, in its own uncertainty: 3 sigma) is a stranger; so many of all may be. */
const STRANGER_MIN = 9;
const STRANGERS_SHARE_MAX = 0.25;

const CELLS = LASTING_SIZE * LASTING_SIZE;
/** How much two rockets of one make differ, and its inverse. */
const BETWEEN = withSpread(new Float64Array(CELLS));
const BETWEEN_INFORMATION = invertSymmetric(BETWEEN, LASTING_SIZE) ?? new Float64Array(CELLS);
/** Information times mean of what is believed before any plot. */
const BEFORE = new Float64Array(LASTING_SIZE);
addProduct(BEFORE, UNKNOWN_FLIGHT.information, UNKNOWN_FLIGHT.mean);

/** What a flight's own fit says about what lasts; undefined while that is little. */
export function flownRocket(state: Float64Array, covariance: Float64Array, time: UnixMs): FlownRocket | undefined {
  const part = new Float64Array(CELLS);
  for (let row = 0; row < LASTING_SIZE; row += 1) {
    for (let column = 0; column < LASTING_SIZE; column += 1)
      part[row * LASTING_SIZE + column] = at(covariance, (DRAG_AT + row) * STATE_SIZE + DRAG_AT + column);
  }
  if (scaleSigma(part) > TEACHES_SIGMA) return undefined;
  return { at: time, mean: state.slice(DRAG_AT, DRAG_AT + LASTING_SIZE), covariance: part };
}

/** True once a flight knows more of itself than others could tell it. */
export function hasLearnt({ covariance }: FlownRocket): boolean {
  return scaleSigma(covariance) <= LEARNT_SIGMA;
}

/** Forgets what is old; keeps the newest. */
export function recentRockets(flown: readonly FlownRocket[], now: UnixMs): readonly FlownRocket[] {
  return flown.filter((rocket) => secondsBetween(rocket.at, now) <= MEMORY_S).slice(-MEMBERS_MAX);
}

/**
 * What the rockets of this hour let expect of the next: their common drag curve and wind, with the spread between two of one make.
 * Strangers among them are left out. Undefined where they are too few, or not of one make.
 *
 * With L0, m0 the belief before any plot, B the covariance between two rockets of one make and P, m the posterior of one flight, its own
 * plots told S = P⁻¹ - L0 and s = P⁻¹ m - L0 m0 of itself, and (B + S⁻¹)⁻¹ = A S and A s of its make, where A = B⁻¹ (B⁻¹ + S)⁻¹ needs no
 * inverse of an S that knows nothing of some direction. The make's information is L0 + Σ A S: the belief counts once, not once a flight.
 *
 * @see partial pooling in a normal hierarchical model, e.g. Gelman et al., Bayesian Data Analysis, section 5.4
 */
export function salvoPrior(flown: readonly FlownRocket[]): FlightPrior | undefined {
  let members = flown;
  for (;;) {
    if (members.length < MEMBERS_MIN) return undefined;
    const make = poolOf(members);
    if (make === null) return undefined;
    const offs = members.map((rocket) => squaredScaleOff(rocket, make.mean));
    const worst = Math.max(...offs);
    const mayLeaveOut = flown.length - members.length + 1 <= STRANGERS_SHARE_MAX * flown.length;
    if (worst > STRANGER_MIN && mayLeaveOut) {
      members = members.filter((_, place) => (offs[place] ?? 0) < worst);
      continue;
    }
    const differing = offs.reduce((sum, off) => sum + off, 0) / members.length;
    return differing > ONE_MAKE_MAX ? undefined : createPrior(make.mean, withSpread(make.covariance));
  }
}

interface Make {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/** Mean and covariance of the make that all these flights are of. */
function poolOf(members: readonly FlownRocket[]): Make | null {
  const information = UNKNOWN_FLIGHT.information.slice();
  const mean = BEFORE.slice();
  for (const member of members) addToldOfMake(member, { information, mean });
  const lower = choleskyOf(information, LASTING_SIZE);
  const covariance = invertSymmetric(information, LASTING_SIZE);
  if (lower === null || covariance === null) return null;
  substitute(lower, LASTING_SIZE, mean);
  return { mean, covariance };
}

/** Adds what one flight's own plots told of its make: A S to the information, A s to information times mean. */
function addToldOfMake({ mean, covariance }: FlownRocket, sums: { readonly information: Float64Array; readonly mean: Float64Array }): void {
  const known = invertSymmetric(covariance, LASTING_SIZE);
  if (known === null) return;
  const told = known.map((value, cell) => value - at(UNKNOWN_FLIGHT.information, cell));
  const toldMean = BEFORE.map((value) => -value);
  addProduct(toldMean, known, mean);
  const both = invertSymmetric(
    told.map((value, cell) => value + at(BETWEEN_INFORMATION, cell)),
    LASTING_SIZE,
  );
  if (both === null) return;
  const share = multiply(BETWEEN_INFORMATION, both, LASTING_SIZE);
  const ofMake = multiply(share, told, LASTING_SIZE);
  for (let cell = 0; cell < CELLS; cell += 1) addAt(sums.information, cell, at(ofMake, cell));
  addProduct(sums.mean, share, toldMean);
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
