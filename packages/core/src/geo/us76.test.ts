import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAir } from './us76.ts';

/** Geometric height (m), density (kg/m³), speed of sound (m/s): U.S. Standard Atmosphere 1976, part 4, table I and III. */
const TABLE = [
  [0, 1.225, 340.29],
  [1_000, 1.1117, 336.43],
  [5_000, 0.736_43, 320.55],
  [10_000, 0.413_51, 299.53],
  [20_000, 0.088_91, 295.07],
  [30_000, 0.018_41, 301.71],
  [50_000, 0.001_026_9, 329.8],
] as const;

test('density and speed of sound follow the printed standard to its last digits', () => {
  const air = { densityKgM3: 0, logSlope: 0, soundMS: 0 };
  for (const [heightM, density, sound] of TABLE) {
    readAir(heightM, air);
    assert.ok(Math.abs(air.densityKgM3 / density - 1) < 2e-4, `${heightM} m: ${air.densityKgM3}`);
    assert.ok(Math.abs(air.soundMS - sound) < 0.02, `${heightM} m: ${air.soundMS}`);
  }
});

test('the slope is that of the logarithm of density', () => {
  const air = { densityKgM3: 0, logSlope: 0, soundMS: 0 };
  readAir(4_010, air);
  const low = air.densityKgM3;
  const slope = air.logSlope;
  readAir(4_040, air);
  assert.ok(Math.abs(Math.log(air.densityKgM3 / low) / 30 - slope) < 1e-9);
});

test('there is no air above 120 km and a floor below the lowest row', () => {
  const air = { densityKgM3: 1, logSlope: 1, soundMS: 0 };
  readAir(150_000, air);
  assert.equal(air.densityKgM3, 0);
  readAir(-5_000, air);
  assert.ok(air.densityKgM3 > 1.3 && air.densityKgM3 < 1.4);
});
