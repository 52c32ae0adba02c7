import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { axesAt, fromGeodetic, type Vector } from './earth.ts';
import { type Air, type Body, fly } from './flight.ts';

/** See `fixtures/PROVENANCE.md`. */
interface ReferenceCase {
  readonly name: string;
  readonly startFt: number;
  readonly eastFtS: number;
  readonly northFtS: number;
  readonly upFtS: number;
  /** Wind towards east at the ground and at 30,000 ft, ft/s. */
  readonly windFtS: readonly [number, number];
  readonly rows: readonly {
    readonly timeS: number;
    readonly altitudeFt: number;
    readonly longitudeDeg: number;
    readonly latitudeDeg: number;
  }[];
}

const FOOT_M = 0.3048;
const CASES: readonly ReferenceCase[] = JSON.parse(readFileSync(new URL('../../fixtures/nesc-flights.json', import.meta.url), 'utf8'));

// A sphere of 1 slug and 0.1963495 square feet with a drag coefficient of 0.1 at every speed.
const SPHERE: Body = {
  sectionalDensity: 14.593_902_94 / (0.196_349_5 * FOOT_M ** 2),
  drag: [
    [0, 0.1],
    [10, 0.1],
  ],
  thrust: 0,
  burnS: 0,
};

for (const one of CASES) {
  test(`${one.name}: within 5 cm of NASA's own flight after 30 s`, () => {
    const air: Air = {
      densityFactor: 1,
      windAt: (heightM) => [FOOT_M * (one.windFtS[0] + ((one.windFtS[1] - one.windFtS[0]) * heightM) / (30_000 * FOOT_M)), 0],
    };
    const [east, north, up] = axesAt(0, 0);
    const along = (row: 0 | 1 | 2): number => FOOT_M * (one.eastFtS * east[row] + one.northFtS * north[row] + one.upFtS * up[row]);
    const velocity: Vector = [along(0), along(1), along(2)];
    const start = { timeS: 0, position: fromGeodetic(0, 0, FOOT_M * one.startFt), velocity };
    for (const { timeS, altitudeFt, longitudeDeg, latitudeDeg } of one.rows) {
      const { end } = fly(SPHERE, air, start, { groundM: -1e9, untilS: timeS });
      const expected = fromGeodetic(longitudeDeg, latitudeDeg, FOOT_M * altitudeFt);
      const offM = Math.hypot(...end.map((value, axis) => value - (expected[axis] ?? 0)));
      assert.ok(offM < 0.05, `${offM.toFixed(3)} m off after ${timeS} s`);
    }
  });
}

test('half a per cent more drag is seen by the same comparison', () => {
  const [one] = CASES;
  const last = one?.rows.at(-1);
  assert.ok(one !== undefined && last !== undefined);
  const start = { timeS: 0, position: fromGeodetic(0, 0, FOOT_M * one.startFt), velocity: [0, 0, 0] as const };
  const still: Air = { densityFactor: 1.005, windAt: () => [0, 0] };
  const { end } = fly(SPHERE, still, start, { groundM: -1e9, untilS: last.timeS });
  const expected = fromGeodetic(last.longitudeDeg, last.latitudeDeg, FOOT_M * last.altitudeFt);
  assert.ok(Math.hypot(...end.map((value, axis) => value - (expected[axis] ?? 0))) > 0.05);
});
