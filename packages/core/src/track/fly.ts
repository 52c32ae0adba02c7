import type { Vector3 } from '../geo/wgs84.ts';
import { createMotion, type FlightModel, flightMotion, type Motion } from './flight-model.ts';
import { addAt, at } from './matrix.ts';

/** A state under way, with what its position and velocity now owe to where it began. Changed in place by {@link fly}. */
export interface Flight {
  readonly model: FlightModel;
  /** Position m, velocity m/s, ln(drag factor). */
  readonly state: Float64Array;
  /** d(position, velocity now)/d(state at the beginning, wind), 6 x {@link columns} row-major. */
  readonly sensitivity: Float64Array;
  readonly columns: number;
  /** Directions of the winds whose effect is wanted beside the seven of the state. */
  readonly winds: readonly Vector3[];
}

/** A flight that begins at a state; the state is copied. */
export function beginFlight(state: Float64Array, model: FlightModel, winds: readonly Vector3[] = []): Flight {
  const columns = 7 + winds.length;
  const sensitivity = new Float64Array(6 * columns);
  for (let row = 0; row < 6; row += 1) sensitivity[row * columns + row] = 1;
  return { model, state: state.slice(), sensitivity, columns, winds };
}

const WIDEST = 9;
const motion: Motion = createMotion();
const trial = new Float64Array(7);
const trialSensitivity = new Float64Array(6 * WIDEST);
const slope = new Float64Array(6);
const slopeSensitivity = new Float64Array(6 * WIDEST);
const sum = new Float64Array(6);
const sumSensitivity = new Float64Array(6 * WIDEST);

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

function stepStraight(flight: Flight, stepS: number): void {
  for (let axis = 0; axis < 3; axis += 1) {
    addAt(flight.state, axis, stepS * at(flight.state, 3 + axis));
    for (let column = 0; column < flight.columns; column += 1) {
      addAt(flight.sensitivity, axis * flight.columns + column, stepS * at(flight.sensitivity, (3 + axis) * flight.columns + column));
    }
  }
}

function stepCoast(flight: Flight, stepS: number): void {
  const cells = 6 * flight.columns;
  sum.fill(0);
  sumSensitivity.fill(0);
  for (const [place, weight] of STAGES) {
    const reachS = place * stepS;
    for (let row = 0; row < 6; row += 1) trial[row] = at(flight.state, row) + (place === 0 ? 0 : reachS * at(slope, row));
    trial[6] = at(flight.state, 6);
    for (let cell = 0; cell < cells; cell += 1) {
      trialSensitivity[cell] = at(flight.sensitivity, cell) + (place === 0 ? 0 : reachS * at(slopeSensitivity, cell));
    }
    flightMotion(trial, motion);
    fillSlopes(flight);
    for (let row = 0; row < 6; row += 1) addAt(sum, row, weight * at(slope, row));
    for (let cell = 0; cell < cells; cell += 1) addAt(sumSensitivity, cell, weight * at(slopeSensitivity, cell));
  }
  for (let row = 0; row < 6; row += 1) addAt(flight.state, row, stepS * at(sum, row));
  for (let cell = 0; cell < cells; cell += 1) addAt(flight.sensitivity, cell, stepS * at(sumSensitivity, cell));
}

function fillSlopes({ columns, winds }: Flight): void {
  for (let axis = 0; axis < 3; axis += 1) {
    slope[axis] = at(trial, 3 + axis);
    slope[3 + axis] = at(motion.acceleration, axis);
    const [px, py, pz] = rowOf(motion.byPosition, axis);
    const [vx, vy, vz] = rowOf(motion.byVelocity, axis);
    for (let column = 0; column < columns; column += 1) {
      slopeSensitivity[axis * columns + column] = at(trialSensitivity, (3 + axis) * columns + column);
      slopeSensitivity[(3 + axis) * columns + column] =
        px * at(trialSensitivity, column) +
        py * at(trialSensitivity, columns + column) +
        pz * at(trialSensitivity, 2 * columns + column) +
        vx * at(trialSensitivity, 3 * columns + column) +
        vy * at(trialSensitivity, 4 * columns + column) +
        vz * at(trialSensitivity, 5 * columns + column);
    }
    addAt(slopeSensitivity, (3 + axis) * columns + 6, at(motion.byDrag, axis));
    const [dx, dy, dz] = rowOf(motion.dragByVelocity, axis);
    for (const [index, wind] of winds.entries()) {
      addAt(slopeSensitivity, (3 + axis) * columns + 7 + index, -(dx * wind[0] + dy * wind[1] + dz * wind[2]));
    }
  }
}

function rowOf(matrix: Float64Array, row: number): Vector3 {
  return [at(matrix, row * 3), at(matrix, row * 3 + 1), at(matrix, row * 3 + 2)];
}
