import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDice } from '@tocsin/testkit/flight/dice';
import { aRadar, SCENE_START, scansOf } from '@tocsin/testkit/flight/radar-scene';
import { flyRocket, stateAt } from '@tocsin/testkit/flight/rocket-truth';
import { tangentPlaneAt } from '../geo/tangent-plane.ts';
import { forecastImpact } from '../impact/forecast-impact.ts';
import { unixMs } from '../units/instant.ts';
import { UNKNOWN_FLIGHT } from './flight-prior.ts';
import { recentRockets, salvoPrior } from './salvo-memory.ts';
import { LASTING_SIZE } from './state-layout.ts';
import { createTracker, observeScan } from './tracker.ts';

/** Metres by which the forecasts 5 s after their first plot miss, of the first and the tenth rocket of one salvo. */
function missesOf(seed: number): readonly [number, number] {
  const dice = createDice(seed);
  const make = { drag: Math.exp(0.5 * dice.normal()) / 8_000, wind: [8 * dice.normal(), 8 * dice.normal()] as const };
  const courseDeg = dice.between(0, 360);
  const rockets = Array.from({ length: 10 }, (_, place) => ({
    fromS: 8 * place,
    truth: flyRocket({
      ...make,
      from: [34.45 + 0.01 * dice.normal(), 31.5 + 0.01 * dice.normal()],
      courseDeg: courseDeg + 2 * dice.normal(),
      climbDeg: 50 + 2 * dice.normal(),
      speedMS: 580 * (1 + 0.02 * dice.normal()),
      drag: make.drag * Math.exp(0.03 * dice.normal()),
    }),
  }));
  const [lon, lat] = rockets[0]?.truth.impact ?? [0, 0];
  const sensor = aRadar({ position: [lon + 0.03, lat - 0.01, 30] });
  const tracker = createTracker();
  const firstS = new Map<number, number>();
  const misses = new Map<number, number>();
  for (const scan of scansOf({ sensor, dice, rockets, untilS: 9 * 8 + 25, firstS: 3 })) {
    const atS = (Date.parse(scan.time) - SCENE_START) / 1000;
    for (const track of observeScan(tracker, scan, sensor).updated) {
      const whose = rockets.findIndex(({ truth, fromS }) => {
        const state = atS < fromS || atS - fromS > truth.flightS ? undefined : stateAt(truth, atS - fromS);
        return state !== undefined && Math.hypot(...[0, 1, 2].map((axis) => (state[axis] ?? 0) - (track.state[axis] ?? 0))) < 400;
      });
      const rocket = rockets[whose];
      if (rocket === undefined) continue;
      if (!firstS.has(whose)) firstS.set(whose, atS - 2);
      if (atS - (firstS.get(whose) ?? 0) !== 5) continue;
      const forecast = forecastImpact(track, 0);
      if (forecast !== null) misses.set(whose, Math.hypot(...tangentPlaneAt(forecast.position).eastNorthOf(rocket.truth.impact)));
    }
  }
  return [misses.get(0) ?? Number.NaN, misses.get(9) ?? Number.NaN];
}

test('the tenth rocket of a salvo is forecast at least twice as well as the first, 5 s after it was seen', () => {
  const all = Array.from({ length: 25 }, (_, run) => missesOf(4_000 + run)).filter(([one, ten]) => !Number.isNaN(one + ten));
  assert.ok(all.length >= 20, `${all.length} salvos`);
  const rms = (place: 0 | 1) => Math.sqrt(all.reduce((sum, misses) => sum + misses[place] ** 2, 0) / all.length);
  assert.ok(rms(1) < rms(0) / 2, `${rms(0).toFixed(0)} m and ${rms(1).toFixed(0)} m`);
});

const aRocket = (at: number, drag: number) => {
  const mean = new Float64Array(LASTING_SIZE).fill(Math.log(drag), 0, LASTING_SIZE - 2);
  const covariance = new Float64Array(LASTING_SIZE * LASTING_SIZE);
  for (let row = 0; row < LASTING_SIZE; row += 1) covariance[row * (LASTING_SIZE + 1)] = row < LASTING_SIZE - 2 ? 0.01 : 4;
  return { at: unixMs(at), mean, covariance };
};

test('one rocket says nothing of the next; rockets of two makes say nothing either; two alike do', () => {
  assert.equal(salvoPrior([aRocket(0, 1e-4)]), undefined);
  assert.equal(salvoPrior([aRocket(0, 1e-4), aRocket(1, 1e-4), aRocket(2, 4e-4)]), undefined);
  const prior = salvoPrior([aRocket(0, 1e-4), aRocket(1, 1.05e-4)]);
  assert.ok(prior !== undefined);
  assert.ok(Math.abs((prior.mean[2] ?? 0) - Math.log(1.02e-4)) < 0.1);
  assert.ok((prior.covariance[0] ?? 0) < 0.2 * (UNKNOWN_FLIGHT.covariance[0] ?? 0));
});

test('after an hour a rocket is forgotten', () => {
  assert.equal(recentRockets([aRocket(0, 1e-4), aRocket(3_000_000, 1e-4)], unixMs(3_700_000)).length, 1);
});
