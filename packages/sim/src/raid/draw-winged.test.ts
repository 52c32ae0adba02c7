import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axesAt, toGeodetic, type Vector } from '../physics/earth.ts';
import type { Flight } from '../physics/flight.ts';
import { distanceM, turnDeg } from '../physics/fly-to.ts';
import { streamOf } from '../random.ts';
import { drawWinged } from './draw-winged.ts';

const TARGET = [34.62, 31.62] as const;
const FLIGHTS = 25;

interface Limits {
  readonly turnDegPerS: number;
  readonly speedMps: readonly [number, number];
  readonly heightM: number;
  readonly diveDeg?: readonly [number, number];
}

const LIMITS: Readonly<Record<'drone' | 'cruise' | 'aircraft', Limits>> = {
  drone: { turnDegPerS: 6, speedMps: [40, 60], heightM: 2_500, diveDeg: [20, 60] },
  cruise: { turnDegPerS: 4, speedMps: [180, 260], heightM: 150, diveDeg: [10, 30] },
  aircraft: { turnDegPerS: 3, speedMps: [60, 250], heightM: 11_000 },
};

/** Course (degrees), speed (m/s), descent (degrees) and height (m) of each sample. */
function samplesOf({ samples }: Flight) {
  return Array.from({ length: samples.length / 6 }, (_, place) => {
    const [x = 0, y = 0, z = 0, vx = 0, vy = 0, vz = 0] = samples.subarray(6 * place);
    const [lon, lat, heightM] = toGeodetic([x, y, z]);
    const [east, north, up] = axesAt(lon, lat).map((axis: Vector) => vx * axis[0] + vy * axis[1] + vz * axis[2]);
    const speedMps = Math.hypot(vx, vy, vz);
    const [courseDeg, descentDeg] = [Math.atan2(east ?? 0, north ?? 0), Math.asin(-(up ?? 0) / speedMps)].map((a) => (a * 180) / Math.PI);
    return { courseDeg: courseDeg ?? 0, descentDeg: descentDeg ?? 0, speedMps, heightM };
  });
}

for (const kind of ['drone', 'cruise', 'aircraft'] as const) {
  const limits = LIMITS[kind];
  const flights = Array.from({ length: FLIGHTS }, (_, seed) => drawWinged(streamOf(seed, kind), kind, TARGET));

  test(`${kind}: no turn tighter, no speed and no height beyond its limits`, () => {
    for (const flight of flights) {
      const samples = samplesOf(flight);
      for (const [place, { courseDeg, speedMps, heightM }] of samples.entries()) {
        assert.ok(speedMps >= limits.speedMps[0] && speedMps <= limits.speedMps[1], `${speedMps} m/s`);
        assert.ok(heightM <= limits.heightM + 50, `${heightM} m high`);
        const before = samples[place - 1]?.courseDeg ?? courseDeg;
        const rate = Math.abs(turnDeg(before, courseDeg)) / flight.stepS;
        assert.ok(rate <= limits.turnDegPerS + 0.01, `turns ${rate}°/s at ${place * flight.stepS} s`);
      }
    }
  });

  test(`${kind}: positions are what its velocities lead to`, () => {
    for (const { samples, stepS } of flights) {
      for (let at = 0; at + 12 < samples.length; at += 6 * 97) {
        const gone = [0, 1, 2].map(
          (axis) => (samples[at + 6 + axis] ?? 0) - (samples[at + axis] ?? 0) - stepS * (samples[at + 3 + axis] ?? 0),
        );
        assert.ok(Math.hypot(...gone) < 0.01);
      }
    }
  });

  const { diveDeg } = limits;
  if (diveDeg === undefined) {
    test(`${kind}: leaves, and comes down nowhere`, () => {
      for (const { end } of flights) {
        const [lon, lat, heightM] = toGeodetic(end);
        assert.ok(distanceM([lon, lat], TARGET) > 40_000);
        assert.ok(heightM > 250, `${heightM} m`);
      }
    });
    continue;
  }
  test(`${kind}: ends in its dive within 20 m of the target, on the ground`, () => {
    for (const flight of flights) {
      const [lon, lat, heightM] = toGeodetic(flight.end);
      const offM = distanceM([lon, lat], TARGET);
      assert.ok(offM < 20, `${offM} m off`);
      assert.ok(Math.abs(heightM) < 0.1, `${heightM} m high`);
      const dive = samplesOf(flight).at(-1)?.descentDeg ?? 0;
      // A low one that has no room for its whole dive comes in flatter.
      assert.ok(dive > diveDeg[0] - 2 && dive < diveDeg[1] + 1, `dives at ${dive}°`);
    }
  });
}
