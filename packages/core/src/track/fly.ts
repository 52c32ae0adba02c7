import type { Vector3 } from '../geo/wgs84.ts';
import { createMotion, type FlightModel, flightMotion, type Motion } from './flight-model.ts';
import { addAt, at } from './matrix.ts';
import { DRAG_AT, LASTING_SIZE, STATE_SIZE } from './state-layout.ts';

/** A state under way, with what its position and velocity now owe to where it began. Changed in place by {@link fly}. */
export interface Flight {
  readonly model: FlightModel;
  /** See `state-layout.ts`. */
  readonly state: Float64Array;
  /** d(position, velocity now)/d(state at the beginning), 6 x {@link STATE_SIZE} row-major. */
  readonly sensitivity: Float64Array;
}

/** A flight that begins at a state; the state is copied. */
export function beginFlight(state: Float64Array, model: FlightModel): Flight {
  const sensitivity = new Float64Array(CELLS);
  for (let row = 0; row < 6; row += 1) sensitivity[row * STATE_SIZE + row] = 1;
  return { model, state: state.slice(), sensitivity };
}

const CELLS = 6 * STATE_SIZE;
const motion: Motion = createMotion();
const trial = new Float64Array(STATE_SIZE);
const trialSensitivity = new Float64Array(CELLS);
const slope = new Float64Array(6);
const slopeSensitivity = new Float64Array(CELLS);
const sum = new Float64Array(6);
const sumSensitivity = new Float64Array(CELLS);

/** Where in the step each Runge-Kutta stage stands, and its weight in the mean. */
const STAGES = [
  [0, 1 / 6],
  [0.5, 1 / 3],
  [0.5, 1 / 3],
  [1, 1 / 6],
] as const;

/**
 * Moves a flight on in time by Runge-Kutta 4, the variational equations alongside.
 *
 * @param durationS - not negative: flights are never followed backwards
 * @param stepS - largest step; 1 s is good to 0.2 m over an arc of 40 km
 */
export function fly(flight: Flight, durationS: number, stepS: number): void {
  if (!(durationS > 0)) return;
  const steps = Math.ceil(durationS / stepS - 1e-9);
  for (let step = 0; step < steps; step += 1) {
    if (flight.model === 'straight') stepStraight(flight, durationS / steps);
    else stepCoast(flight, durationS / steps);
  }
}

function stepStraight({ state, sensitivity }: Flight, stepS: number): void {
  for (let axis = 0; axis < 3; axis += 1) {
    addAt(state, axis, stepS * at(state, 3 + axis));
    for (let column = 0; column < STATE_SIZE; column += 1)
      addAt(sensitivity, axis * STATE_SIZE + column, stepS * at(sensitivity, (3 + axis) * STATE_SIZE + column));
  }
}

function stepCoast({ state, sensitivity }: Flight, stepS: number): void {
  sum.fill(0);
  sumSensitivity.fill(0);
  trial.set(state);
  for (const [place, weight] of STAGES) {
    const reachS = place * stepS;
    for (let row = 0; row < 6; row += 1) trial[row] = at(state, row) + (place === 0 ? 0 : reachS * at(slope, row));
    for (let cell = 0; cell < CELLS; cell += 1)
      trialSensitivity[cell] = at(sensitivity, cell) + (place === 0 ? 0 : reachS * at(slopeSensitivity, cell));
    flightMotion(trial, motion);
    fillSlopes();
    for (let row = 0; row < 6; row += 1) addAt(sum, row, weight * at(slope, row));
    for (let cell = 0; cell < CELLS; cell += 1) addAt(sumSensitivity, cell, weight * at(slopeSensitivity, cell));
  }
  for (let row = 0; row < 6; row += 1) addAt(state, row, stepS * at(sum, row));
  for (let cell = 0; cell < CELLS; cell += 1) addAt(sensitivity, cell, stepS * at(sumSensitivity, cell));
}

function fillSlopes(): void {
  for (let axis = 0; axis < 3; axis += 1) {
    slope[axis] = at(trial, 3 + axis);
    slope[3 + axis] = at(motion.acceleration, axis);
    const [px, py, pz] = rowOf(motion.byPosition, axis);
    const [vx, vy, vz] = rowOf(motion.byVelocity, axis);
    const into = (3 + axis) * STATE_SIZE;
    for (let column = 0; column < STATE_SIZE; column += 1) {
      slopeSensitivity[axis * STATE_SIZE + column] = at(trialSensitivity, into + column);
      slopeSensitivity[into + column] =
        px * at(trialSensitivity, column) +
        py * at(trialSensitivity, STATE_SIZE + column) +
        pz * at(trialSensitivity, 2 * STATE_SIZE + column) +
        vx * at(trialSensitivity, 3 * STATE_SIZE + column) +
        vy * at(trialSensitivity, 4 * STATE_SIZE + column) +
        vz * at(trialSensitivity, 5 * STATE_SIZE + column);
    }
    for (let lasting = 0; lasting < LASTING_SIZE; lasting += 1)
      addAt(slopeSensitivity, into + DRAG_AT + lasting, at(motion.byLasting, axis * LASTING_SIZE + lasting));
  }
}

function rowOf(matrix: Float64Array, row: number): Vector3 {
  return [at(matrix, row * 3), at(matrix, row * 3 + 1), at(matrix, row * 3 + 2)];
}
