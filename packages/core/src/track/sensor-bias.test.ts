import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDice } from '@tocsin/testkit/flight/dice';
import { aRadar, SCENE_START, scansOf } from '@tocsin/testkit/flight/radar-scene';
import { flyRocket } from '@tocsin/testkit/flight/rocket-truth';
import type { Scan, Sensor } from '../detection/observation.ts';
import { tangentPlaneAt } from '../geo/tangent-plane.ts';
import { forecastImpact } from '../impact/forecast-impact.ts';
import { createTracker, observeScan } from './tracker.ts';

const EAST = aRadar({ id: 'east', position: [34.72, 31.5, 30] });
const WEST = aRadar({ id: 'west', position: [34.28, 31.45, 30] });
/** Degrees: a north that is 3 mrad off. */
const OFF_DEG = 0.172;

const ROCKETS = Array.from({ length: 8 }, (_, place) => ({
  truth: flyRocket({ from: [34.45, 31.4 + 0.01 * place], courseDeg: 40, climbDeg: 50, speedMS: 480, drag: 1 / 8_000 }),
  fromS: 6 * place,
}));

function scansSeen(sensor: Sensor, options: { readonly offDeg: number; readonly firstS: number; readonly seed: number }): readonly Scan[] {
  const scans = scansOf({ sensor, rockets: ROCKETS, dice: createDice(options.seed), firstS: options.firstS });
  return scans.map((scan) => ({ ...scan, plots: scan.plots.map((plot) => ({ ...plot, azimuth: plot.azimuth + options.offDeg })) }));
}

/** Runs both radars, one of them crooked; returns the biases learnt and the root mean square miss of forecasts 15 s before impact, m. */
function watchBoth(offDeg: number) {
  const scans = [
    ...scansSeen(EAST, { offDeg: 0, firstS: 0, seed: 1 }).map((scan) => ({ scan, sensor: EAST })),
    ...scansSeen(WEST, { offDeg, firstS: 0.5, seed: 2 }).map((scan) => ({ scan, sensor: WEST })),
  ].toSorted((one, other) => Date.parse(one.scan.time) - Date.parse(other.scan.time));
  const tracker = createTracker();
  const misses: number[] = [];
  for (const { scan, sensor } of scans) {
    for (const track of observeScan(tracker, scan, sensor).updated) {
      const forecast = forecastImpact(track, 0);
      const leftS = forecast === null ? 0 : (forecast.at - Date.parse(scan.time)) / 1000;
      if (forecast === null || leftS < 14 || leftS > 16) continue;
      const all = ROCKETS.map(({ truth, fromS }) => ({
        apartM: Math.hypot(...tangentPlaneAt(truth.impact).eastNorthOf(forecast.position)),
        apartS: Math.abs((forecast.at - SCENE_START) / 1000 - fromS - truth.flightS),
      }));
      misses.push(Math.min(...all.map(({ apartM, apartS }) => (apartS < 3 ? apartM : Infinity))));
    }
  }
  // The first rockets are those that the radars learn from.
  const later = misses.slice(misses.length / 2);
  return { biases: tracker.biases, rmsM: Math.sqrt(later.reduce((sum, miss) => sum + miss * miss, 0) / later.length) };
}

test('two radars find out what they are off by against each other, share it between them, and forecast nearly as if they were straight', () => {
  const [straight, crooked] = [watchBoth(0), watchBoth(OFF_DEG)];
  const [east, west] = ['east', 'west'].map((id) => crooked.biases.get(id)?.mean[1] ?? 0);
  // They face each other: to the right of one is to the left of the other, and neither can tell which of them is crooked.
  const together = (west ?? 0) + (east ?? 0);
  assert.ok(Math.abs(together - 0.003) < 0.0007, `${together} rad`);
  assert.ok(crooked.rmsM < 2 * straight.rmsM + 20, `${crooked.rmsM} m, straight ${straight.rmsM} m`);
});

test('one radar alone learns nothing of itself', () => {
  const tracker = createTracker();
  for (const scan of scansSeen(WEST, { offDeg: OFF_DEG, firstS: 0, seed: 2 })) observeScan(tracker, scan, WEST);
  assert.equal(tracker.biases.size, 0);
});
