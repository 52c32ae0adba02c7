import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDice } from '@tocsin/testkit/flight/dice';
import { aRadar, SCENE_START, scansOf, sceneTime } from '@tocsin/testkit/flight/radar-scene';
import { flyRocket } from '@tocsin/testkit/flight/rocket-truth';
import { step } from '../engine.ts';
import type { Input, Output } from '../entry.ts';
import { placeInside } from '../geo/polygon.ts';
import { movedBy } from '../geo/tangent-plane.ts';
import { unixMs } from '../units/instant.ts';
import type { Zone } from '../zone/zone.ts';
import { createEngine, createZoneMap } from './engine-state.ts';

const ROCKET = flyRocket({ from: [34.45, 31.5], courseDeg: 45, climbDeg: 55, speedMS: 560, drag: 1 / 8_000, wind: [4, 2] });
const RADAR = aRadar();

function zoneAround(id: string, centre: readonly [number, number], shelterS: number): Zone {
  const corners = [0, 90, 180, 270, 0].map((course) => movedBy(centre, course, 2_500));
  const names = { en: id };
  const parts = [[corners]];
  return {
    id,
    names,
    district: {},
    shelterTimes: [{ seconds: shelterS }],
    parts,
    point: placeInside(parts) ?? centre,
    aliases: [],
    shelters: [],
  };
}

test('a zone that still waits when the radar falls silent is warned at its latest responsible moment', () => {
  const shelterS = 15;
  const map = createZoneMap({ id: 'test', version: '1', timeZone: 'UTC', zones: [zoneAround('hit', ROCKET.impact, shelterS)] });
  const state = createEngine();
  // One that never warns before the last moment, so that the silence falls into the wait.
  const patient = { ...state.policy, version: 'patient', certainProbability: 1 };
  const seen = scansOf({ sensor: RADAR, rockets: [{ truth: ROCKET, fromS: 0 }], dice: createDice(3), untilS: 20 });
  const inputs: readonly (readonly [number, Input])[] = [
    [0, { kind: 'region', use: 'test' }],
    [0, RADAR],
    [0, patient],
    ...seen.map((scan, place) => [place, scan] as const),
    [ROCKET.flightS + 5, { kind: 'tick', time: sceneTime(ROCKET.flightS + 5) }],
  ];
  const outputs: Output[] = [];
  for (const [seq, [atS, body]] of inputs.entries())
    outputs.push(...step(state, { seq, at: unixMs(SCENE_START + 1000 * atS), body }, () => map));
  const alert = outputs.find((output) => output.kind === 'alert');
  assert.ok(alert?.kind === 'alert' && alert.phase === 'shelter');
  const atS = (Date.parse(alert.time) - SCENE_START) / 1000;
  const lateS = atS - (ROCKET.flightS - shelterS - patient.deliveryS - patient.marginS);
  assert.ok(atS > 21 && Math.abs(lateS) < 3, `warned at ${atS} s, ${lateS} s after the moment; it comes down at ${ROCKET.flightS} s`);
});
