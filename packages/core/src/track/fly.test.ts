import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flyRocket, stateAt } from '@tocsin/testkit/flight/rocket-truth';
import { DRAG_NODES } from './drag-curve.ts';
import { beginFlight, fly } from './fly.ts';
import { STATE_SIZE, WIND_AT } from './state-layout.ts';

const PLAN = { from: [34.45, 31.5], courseDeg: 40, climbDeg: 50, speedMS: 600, drag: 1 / 8_000 } as const;

/** A state of one drag factor at every node, in still air. */
function lasting(moving: readonly number[], drag: number): Float64Array {
  return Float64Array.from([...moving, ...Array.from({ length: DRAG_NODES }, () => Math.log(drag)), 0, 0]);
}

function startOf(drag: number): Float64Array {
  return lasting(stateAt(flyRocket({ ...PLAN, drag }), 2), drag);
}

function distance(one: ArrayLike<number>, other: ArrayLike<number>): number {
  return Math.hypot((one[0] ?? 0) - (other[0] ?? 0), (one[1] ?? 0) - (other[1] ?? 0), (one[2] ?? 0) - (other[2] ?? 0));
}

test('without air a flight of a minute agrees with an integrator written apart to 10 cm', () => {
  const truth = flyRocket({ ...PLAN, drag: 1e-12 });
  const flight = beginFlight(startOf(1e-12), 'coast');
  fly(flight, 60, 1);
  assert.ok(distance(flight.state, stateAt(truth, 62)) < 0.1, `${distance(flight.state, stateAt(truth, 62))} m`);
});

test('steps of a second are good to half a metre over a whole arc with drag', () => {
  const coarse = beginFlight(startOf(1 / 8_000), 'coast');
  const fine = beginFlight(startOf(1 / 8_000), 'coast');
  fly(coarse, 70, 1);
  fly(fine, 70, 0.02);
  assert.ok(distance(coarse.state, fine.state) < 0.5, `${distance(coarse.state, fine.state)} m`);
});

test('the sensitivities are the derivatives of the flight by its start and by drag', () => {
  const start = startOf(1 / 8_000);
  const flight = beginFlight(start, 'coast');
  fly(flight, 20, 0.5);
  const steps = [10, 10, 10, 0.5, 0.5, 0.5, 0.01, 0.01, 0.01, 0.01, 0.01, 0.5, 0.5];
  assert.equal(steps.length, STATE_SIZE);
  for (const [column, step] of steps.entries()) {
    const ends = [1, -1].map((sign) => {
      const moved = beginFlight(start, 'coast');
      moved.state[column] = (moved.state[column] ?? 0) + sign * step;
      fly(moved, 20, 0.5);
      return moved.state;
    });
    const numeric = [0, 1, 2, 3, 4, 5].map((row) => ((ends[0]?.[row] ?? 0) - (ends[1]?.[row] ?? 0)) / (2 * step));
    // Beyond the flight's Mach numbers a node has no say.
    if (Math.hypot(...numeric) < 1e-3) continue;
    const analytic = numeric.map((_, row) => flight.sensitivity[row * STATE_SIZE + column] ?? Number.NaN);
    // 1 %: the speed of sound is taken as the same a little higher up.
    assert.ok(distance(numeric, analytic) < 0.01 * Math.hypot(...numeric.slice(0, 3)), `column ${column}: ${numeric} and ${analytic}`);
    if (column < 3) continue;
    assert.ok(
      distance(numeric.slice(3), analytic.slice(3)) < 0.02 * Math.hypot(...numeric.slice(3)),
      `column ${column}: ${numeric} and ${analytic}`,
    );
  }
});

test('a straight flight keeps its velocity', () => {
  const flight = beginFlight(lasting([1, 2, 3, 4, 5, 6], 1), 'straight');
  fly(flight, 10, 1);
  assert.deepEqual([...flight.state.subarray(0, 6)], [41, 52, 63, 4, 5, 6]);
});

test('no flight is followed back in time', () => {
  const start = startOf(1 / 8_000);
  const flight = beginFlight(start, 'coast');
  fly(flight, -10, 1);
  assert.deepEqual(flight.state, start);
});

test('a head wind shortens the flight by what its sensitivity says', () => {
  const [calm, windy] = [0, -1].map((wind) => flyRocket({ ...PLAN, courseDeg: 90, wind: [wind, 0] }));
  assert.ok(calm !== undefined && windy !== undefined);
  const from = stateAt(calm, 0);
  const flight = beginFlight(lasting(from, PLAN.drag), 'coast');
  fly(flight, 50, 0.5);
  const expected = distance(stateAt(windy, 50), stateAt(calm, 50));
  const said = Math.hypot(...[0, 1, 2].map((axis) => flight.sensitivity[axis * STATE_SIZE + WIND_AT] ?? 0));
  assert.ok(Math.abs(said / expected - 1) < 0.1, `${said} and ${expected} m per m/s`);
});
