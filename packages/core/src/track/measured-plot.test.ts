import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDice } from '@tocsin/testkit/flight/dice';
import { aRadar } from '@tocsin/testkit/flight/radar-scene';
import { noisyPlot, plotOf, toEarthFixed } from '@tocsin/testkit/flight/rocket-truth';
import { unixMs } from '../units/instant.ts';
import { squaredLength } from './fit-line.ts';
import { measurePlot, viewpointOf } from './measured-plot.ts';

const stamp = { serial: 1, at: unixMs(0) };
const state = [...toEarthFixed(34.5, 31.5, 4_000), -100, 50, 200];

test('a plot without noise lies where the object is', () => {
  const measured = measurePlot(plotOf(state, aRadar()), viewpointOf(aRadar()), stamp);
  assert.ok(Math.hypot(...(measured?.position.map((value, axis) => value - (state[axis] ?? 0)) ?? [Infinity])) < 1e-6);
});

test('the noise given to plots is the noise they have', () => {
  const dice = createDice(5);
  let sum = 0;
  for (let run = 0; run < 4_000; run += 1) {
    const measured = measurePlot(noisyPlot(state, aRadar(), dice), viewpointOf(aRadar()), stamp);
    assert.ok(measured !== null);
    sum += squaredLength(
      measured.position.map((value, axis) => value - (state[axis] ?? 0)),
      measured.information,
    );
  }
  // Chi-square of 3: mean 3, its own deviation over 4,000 runs 0.04.
  assert.ok(Math.abs(sum / 4_000 - 3) < 0.15, `${sum / 4_000}`);
});

test('a plot far below the ground is no plot, one within its noise of it is', () => {
  const view = viewpointOf(aRadar());
  assert.equal(measurePlot({ range: 20_000, azimuth: 10, elevation: -10 }, view, stamp), null);
  assert.ok(measurePlot({ range: 20_000, azimuth: 10, elevation: -0.3 }, view, stamp) !== null);
});

test('a range rate counts only where the sensor says how good it is', () => {
  const plot = { range: 9_000, azimuth: 10, elevation: 20, rangeRate: -250 };
  assert.equal(measurePlot(plot, viewpointOf(aRadar()), stamp)?.radialSpeed, undefined);
  const doppler = aRadar({ sigma: { range: 25, azimuth: 0.1, elevation: 0.1, rangeRate: 1 } });
  assert.equal(measurePlot(plot, viewpointOf(doppler), stamp)?.radialSpeed?.rateMS, -250);
});

test('plots at range 0, straight overhead and from a sensor that hardly measures still have finite noise', () => {
  const vague = aRadar({ sigma: { range: 100_000, azimuth: 90, elevation: 90 } });
  for (const sensor of [aRadar(), vague]) {
    for (const plot of [
      { range: 0, azimuth: 0, elevation: 0 },
      { range: 5_000, azimuth: 77, elevation: 90 },
    ]) {
      const measured = measurePlot(plot, viewpointOf(sensor), stamp);
      assert.ok(measured?.information.every(Number.isFinite), JSON.stringify(plot));
    }
  }
});
