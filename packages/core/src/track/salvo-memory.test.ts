import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDice } from '@tocsin/testkit/flight/dice';
import { aRadar, SCENE_START, scansOf } from '@tocsin/testkit/flight/radar-scene';
import { flyRocket, stateAt } from '@tocsin/testkit/flight/rocket-truth';
import { tangentPlaneAt } from '../geo/tangent-plane.ts';
import { forecastImpact } from '../impact/forecast-impact.ts';
import { unixMs } from '../units/instant.ts';
import { UNKNOWN_FLIGHT } from './flight-prior.ts';
import { addAt, invertSymmetric } from './matrix.ts';
import { type FlownRocket, flownRocket, hasLearnt, recentRockets, salvoPrior } from './salvo-memory.ts';
import { DRAG_AT, LASTING_SIZE, STATE_SIZE } from './state-layout.ts';
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
  // Its own plots told each node to 0.1 and the wind to 2 m/s, beside what everybody believes.
  const information = UNKNOWN_FLIGHT.information.slice();
  for (let row = 0; row < LASTING_SIZE; row += 1) addAt(information, row * (LASTING_SIZE + 1), row < LASTING_SIZE - 2 ? 100 : 0.25);
  const covariance = invertSymmetric(information, LASTING_SIZE);
  assert.ok(covariance !== null);
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

/** A flight whose own plots told nothing at all: it knows what everybody believes before. */
const aBlindRocket = (at: number): FlownRocket => ({
  at: unixMs(at),
  mean: UNKNOWN_FLIGHT.mean.slice(),
  covariance: UNKNOWN_FLIGHT.covariance.slice(),
});

test('what was believed before any plot counts once, however many flights began with it', () => {
  const prior = salvoPrior(Array.from({ length: 20 }, (_, place) => aBlindRocket(place)));
  assert.ok(prior !== undefined);
  // Nothing was learnt: the belief stays, and the spread between two of one make comes on top.
  for (let row = 0; row < LASTING_SIZE; row += 1) {
    const cell = row * (LASTING_SIZE + 1);
    const learnt: number = prior.covariance[cell] ?? Number.NaN;
    const before: number = UNKNOWN_FLIGHT.covariance[cell] ?? Number.NaN;
    assert.ok(learnt >= before && learnt < 1.15 * before, `row ${row}: ${learnt} and ${before}`);
    assert.ok(Math.abs((prior.mean[row] ?? 0) - (UNKNOWN_FLIGHT.mean[row] ?? 0)) < 1e-6);
  }
});

test('flights that say nothing move nothing', () => {
  const drag = 1e-4;
  const known = salvoPrior([aRocket(0, drag), aRocket(1, drag)]);
  const withBlind = salvoPrior([aRocket(0, drag), aRocket(1, drag), ...Array.from({ length: 10 }, (_, place) => aBlindRocket(2 + place))]);
  assert.ok(known !== undefined && withBlind !== undefined);
  for (let row = 0; row < LASTING_SIZE; row += 1)
    assert.ok(Math.abs((known.mean[row] ?? 0) - (withBlind.mean[row] ?? 0)) < 1e-6, `row ${row}`);
});

test('one stranger among many of one make is left out of what they teach', () => {
  const kin = Array.from({ length: 5 }, (_, place) => aRocket(place, 1e-4 * (1 + 0.01 * place)));
  const [alone, among] = [salvoPrior(kin), salvoPrior([...kin, aRocket(9, 3e-4)])];
  assert.ok(alone !== undefined && among !== undefined);
  assert.deepEqual(among.mean, alone.mean);
  assert.equal(salvoPrior([...kin.slice(0, 2), aRocket(9, 3e-4)]), undefined);
});

test('a flight teaches before it has learnt all it can', () => {
  const state = new Float64Array(STATE_SIZE);
  const knownTo = (sigma: number): FlownRocket | undefined => {
    const covariance = new Float64Array(STATE_SIZE * STATE_SIZE);
    for (let row = DRAG_AT; row < DRAG_AT + LASTING_SIZE - 2; row += 1)
      for (let column = DRAG_AT; column < DRAG_AT + LASTING_SIZE - 2; column += 1) covariance[row * STATE_SIZE + column] = sigma ** 2;
    return flownRocket(state, covariance, unixMs(0));
  };
  assert.equal(knownTo(0.4), undefined);
  const [young, old] = [knownTo(0.2), knownTo(0.04)];
  assert.ok(young !== undefined && old !== undefined);
  assert.deepEqual([hasLearnt(young), hasLearnt(old)], [false, true]);
});
