import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toEarthFixed } from '@tocsin/testkit/flight/rocket-truth';
import { squareZone } from '@tocsin/testkit/zone/square-zone';
import { movedBy } from '../geo/tangent-plane.ts';
import { localAxesAt } from '../geo/wgs84.ts';
import { STATE_SIZE } from '../track/state-layout.ts';
import type { Track } from '../track/track.ts';
import { radians } from '../units/angle.ts';
import { unixMs } from '../units/instant.ts';
import { passageChances } from '../zone/passage-chances.ts';
import { createZoneIndex } from '../zone/zone-index.ts';
import { forecastPassage } from './forecast-passage.ts';

const HERE = [34.6, 31.62] as const;

/** Something on wings at a place, eastward. */
function flyer({
  speedMS = 50,
  climbMS = 0,
  heightM = 600,
  ...changes
}: Partial<Track> & { speedMS?: number; climbMS?: number; heightM?: number } = {}): Track {
  const { east, up } = localAxesAt({ longitudeRad: radians(HERE[0]), latitudeRad: radians(HERE[1]) });
  const state = new Float64Array(STATE_SIZE);
  state.set(toEarthFixed(...HERE, heightM));
  for (let axis = 0; axis < 3; axis += 1) state[3 + axis] = speedMS * (east[axis] ?? 0) + climbMS * (up[axis] ?? 0);
  const covariance = new Float64Array(STATE_SIZE * STATE_SIZE);
  for (let row = 0; row < 6; row += 1) covariance[row * (STATE_SIZE + 1)] = row < 3 ? 400 : 1;
  const known = { id: 'track-1', threat: 'uav', flight: 'level', at: unixMs(0), state, covariance, healthy: true, plots: 40 } as const;
  return { ...known, sensors: ['radar-1'], proven: true, seenS: 40, turning: 0.05, ...changes };
}

const zoneAt = (id: string, courseDeg: number, lengthM: number) => squareZone(id, movedBy(HERE, courseDeg, lengthM), { cornerM: 1_000 });

const ZONES = [zoneAt('ahead', 90, 3_000), zoneAt('aside', 0, 3_000), zoneAt('behind', 270, 3_000)];
const INDEX = createZoneIndex({ id: 'test', version: '1', timeZone: 'UTC', zones: ZONES });

test('the zone ahead is passed most likely and on time; the one behind is not', () => {
  const passage = forecastPassage(flyer());
  assert.ok(passage !== null);
  const [first, ...others] = passageChances(INDEX, passage, 0.02);
  assert.ok(first?.zone === 0 && first.probability > 0.6, JSON.stringify(first));
  // Its edge lies 707 m before its middle: (3,000 - 707 - 292) m at 50 m/s.
  assert.ok(Math.abs(first.at / 1000 - 41) <= 6, `${first.at} ms`);
  assert.ok(
    others.every(({ zone, probability }) => zone === 1 && probability < 0.3),
    JSON.stringify(others),
  );
});

test('equal tracks have equal forecasts', () => {
  assert.deepEqual(forecastPassage(flyer()), forecastPassage(flyer()));
});

test('what sinks ends its ways on the ground', () => {
  const sinking = forecastPassage(flyer({ climbMS: -20, heightM: 400 }));
  assert.ok(sinking !== null);
  // 20 s at 50 m/s.
  for (const way of sinking.ways) assert.ok(Math.hypot(way.at(-2) ?? 0, way.at(-1) ?? 0) < 1_150);
});

test('aircraft, what falls, what was hardly seen and what is hardly known pass nobody', () => {
  const doubtful = flyer().covariance.map((value) => 1_000 * value);
  for (const changes of [{ threat: 'aircraft' }, { flight: 'coasting' }, { seenS: 3 }, { covariance: doubtful }] as const)
    assert.equal(forecastPassage(flyer(changes)), null);
});
