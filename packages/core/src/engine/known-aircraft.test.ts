import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDice } from '@tocsin/testkit/flight/dice';
import { aRadar, SCENE_START, sceneTime } from '@tocsin/testkit/flight/radar-scene';
import { noisyPlot, toEarthFixed } from '@tocsin/testkit/flight/rocket-truth';
import { squareZone } from '@tocsin/testkit/zone/square-zone';
import type { Scan, Sighting } from '../detection/observation.ts';
import { step } from '../engine.ts';
import type { Input } from '../entry.ts';
import { movedBy } from '../geo/tangent-plane.ts';
import { unixMs } from '../units/instant.ts';
import { createEngine, createZoneMap } from './engine-state.ts';

const RADAR = aRadar();
const OVER = [34.6, 31.66] as const;
const VILLAGE = squareZone('village', OVER, { cornerM: 1_500 });
const MAP = createZoneMap({ id: 'test', version: '1', timeZone: 'UTC', zones: [VILLAGE] });

/** Something that flies at 60 m/s from the west over the village: a small aircraft, or a drone. */
function seen(heightM: number): { readonly scan: Scan; readonly said: Sighting }[] {
  const dice = createDice(3);
  return Array.from({ length: 100 }, (_, second) => {
    const place = movedBy(OVER, 270, 5_000 - 60 * second);
    const state = [...toEarthFixed(place[0], place[1], heightM), 0, 0, 0];
    const time = sceneTime(second);
    return {
      scan: { kind: 'scan', sensor: RADAR.id, time, plots: [noisyPlot(state, RADAR, dice)] },
      said: {
        kind: 'sighting',
        reporter: 'adsb',
        time,
        threat: 'aircraft',
        position: [place[0], place[1]],
        accuracy: 30,
        course: 90,
        speed: 60,
      },
    };
  });
}

/** Whether the village is told to take shelter. */
function isAlarmed(inputs: readonly Input[]): boolean {
  const state = createEngine();
  let alarmed = false;
  for (const [seq, body] of [{ kind: 'region', use: 'test' } as const, RADAR, ...inputs].entries()) {
    const at = unixMs('time' in body ? Date.parse(body.time) : SCENE_START);
    for (const output of step(state, { seq, at, body }, () => MAP)) alarmed ||= output.kind === 'alert' && output.phase === 'shelter';
  }
  return alarmed;
}

test('what flies like a drone and says nothing alarms the village ahead', () => {
  assert.ok(isAlarmed(seen(800).map(({ scan }) => scan)));
});

test('an aircraft that says where it is alarms nobody', () => {
  assert.ok(!isAlarmed(seen(800).flatMap(({ scan, said }) => [said, scan])));
});

test('a word from a source that the policy does not name, from elsewhere, or of something low is not believed', () => {
  assert.ok(isAlarmed(seen(800).flatMap(({ scan, said }) => [{ ...said, reporter: 'anna' }, scan])));
  assert.ok(isAlarmed(seen(800).flatMap(({ scan, said }) => [{ ...said, position: [34.7, 31.9] as [number, number] }, scan])));
  assert.ok(isAlarmed(seen(150).flatMap(({ scan, said }) => [said, scan])));
});
