import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDice } from '@tocsin/testkit/flight/dice';
import { aRadar, SCENE_START, scansOf, sceneTime } from '@tocsin/testkit/flight/radar-scene';
import { flyRocket } from '@tocsin/testkit/flight/rocket-truth';
import { squareZone } from '@tocsin/testkit/zone/square-zone';
import { step } from '../engine.ts';
import type { Input } from '../entry.ts';
import { movedBy } from '../geo/tangent-plane.ts';
import { unixMs } from '../units/instant.ts';
import type { Alert } from '../warning/alert.ts';
import { createEngine, createZoneMap } from './engine-state.ts';

/** Some 300 km: above the air for minutes. */
const MISSILE = flyRocket({ from: [36.5, 33.6], courseDeg: 222, climbDeg: 48, speedMS: 1_900, drag: 1 / 30_000 });
const RADAR = aRadar({ position: [...movedBy(MISSILE.impact, 90, 5_000), 30] });

const zoneAround = (id: string, centre: readonly [number, number]) => squareZone(id, centre, { cornerM: 1_500 });

const zones = [
  zoneAround('hit', MISSILE.impact),
  ...[0, 90, 180, 270].map((course) => zoneAround(`far-${course}`, movedBy(MISSILE.impact, course, 60_000))),
];
const MAP = createZoneMap({ id: 'test', version: '1', timeZone: 'UTC', zones });

test('a missile of long range has its zone prepared first, silently and long before, then alarmed, then released; no zone far away hears of it', () => {
  const state = createEngine();
  const scans = scansOf({ sensor: RADAR, rockets: [{ truth: MISSILE, fromS: 0 }], dice: createDice(2), firstS: 120 });
  const after = sceneTime(MISSILE.flightS + 3_600);
  const inputs: readonly Input[] = [{ kind: 'region', use: 'test' }, RADAR, ...scans, { kind: 'tick', time: after }];
  const alerts: Alert[] = [];
  for (const [seq, body] of inputs.entries()) {
    const at = unixMs('time' in body ? Date.parse(body.time) : SCENE_START);
    for (const output of step(state, { seq, at, body }, () => MAP)) if (output.kind === 'alert') alerts.push(output);
  }
  const left = alerts.map(({ phase, time, threat }) => ({
    phase,
    threat,
    leftS: MISSILE.flightS - (Date.parse(time) - SCENE_START) / 1000,
  }));
  const [prepare, shelter, clear] = left;
  assert.deepEqual(
    left.map(({ phase }) => phase),
    ['prepare', 'shelter', 'allClear'],
  );
  assert.ok(prepare !== undefined && shelter !== undefined && clear !== undefined);
  assert.equal(prepare.threat, 'missile');
  assert.ok(prepare.leftS > shelter.leftS + 10 && shelter.leftS > 33, JSON.stringify(left));
  assert.deepEqual([...new Set(alerts.flatMap((alert) => alert.zones))], ['hit']);
});
