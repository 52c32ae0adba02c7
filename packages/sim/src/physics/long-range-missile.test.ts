import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toGeodetic } from './earth.ts';
import { freshAir } from './flight.ts';
import { distanceM } from './fly-to.ts';
import { flyLongRange } from './long-range-missile.ts';

const AT = [34.62, 31.62] as const;
const AIR = freshAir({ windEast: 9, windNorth: -6, densityFactor: 1.03 });

for (const [rangeKm, burnoutDeg, burnS, sectionalDensity, fromDeg] of [
  [150, 45, 52, 8_000, 10],
  [150, 38, 88, 15_000, 250],
  [600, 50, 60, 9_000, 90],
  [1_500, 38, 88, 15_000, 75],
  [1_500, 50, 55, 8_000, 180],
] as const) {
  test(`a missile of ${rangeKm} km lands within 100 m of its aim after leaving the air`, () => {
    const { flight, burnS: burnt } = flyLongRange({ at: AT, fromDeg, rangeM: 1_000 * rangeKm, burnoutDeg, burnS, sectionalDensity }, AIR);
    const [lon, lat, heightM] = toGeodetic(flight.end);
    const offM = distanceM([lon, lat], AT);
    assert.ok(offM < 100, `${offM} m off`);
    assert.ok(Math.abs(heightM) < 5);
    assert.ok(burnt >= 50 && burnt <= 95, `burns ${burnt} s`);
    let [highestM, fastest] = [0, 0];
    for (let at = 0; at < flight.samples.length; at += 6) {
      const [x = 0, y = 0, z = 0, vx = 0, vy = 0, vz = 0] = flight.samples.subarray(at);
      highestM = Math.max(highestM, toGeodetic([x, y, z])[2]);
      fastest = Math.max(fastest, Math.hypot(vx, vy, vz));
    }
    assert.ok(highestM > 40_000, `${highestM} m high`);
    assert.ok(fastest > 1_000 && fastest < 4_000, `${fastest} m/s`);
  });
}
