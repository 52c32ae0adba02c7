import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDice } from '@tocsin/testkit/flight/dice';
import { aRadar, SCENE_START, scansOf, sceneTime } from '@tocsin/testkit/flight/radar-scene';
import { flyRocket } from '@tocsin/testkit/flight/rocket-truth';
import { squareZone } from '@tocsin/testkit/zone/square-zone';
import type { Scan } from '../detection/observation.ts';
import { step } from '../engine.ts';
import type { Input, Output } from '../entry.ts';
import { unixMs } from '../units/instant.ts';
import type { Zone } from '../zone/zone.ts';
import { createEngine, createZoneMap } from './engine-state.ts';

const ROCKET = flyRocket({ from: [34.45, 31.5], courseDeg: 45, climbDeg: 55, speedMS: 560, drag: 1 / 8_000, wind: [4, 2] });
const RADAR = aRadar();

const zoneAround = (id: string, centre: readonly [number, number], shelterS: number) =>
  squareZone(id, centre, { cornerM: 2_500, shelterS });

test('a zone that still waits when the radar falls silent is warned at its latest responsible moment', () => {
  const shelterS = 15;
  const map = createZoneMap({ id: 'test', version: '1', timeZone: 'UTC', zones: [zoneAround('hit', ROCKET.impact, shelterS)] });
  const state = createEngine();
  // One that never warns before the last moment, so that the silence falls into the wait.
  const patient = { ...state.policy, version: 'patient', certainAheadS: 0 };
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

/** Burns for 12 s in view of the radar; the radar falls silent after 9. */
const BURNING = flyRocket({
  from: [34.45, 31.5],
  courseDeg: 45,
  climbDeg: 50,
  speedMS: 60,
  drag: 1 / 8_000,
  motor: { thrustMS2: 60, burnS: 12 },
});

/** Villages all over, 3 km apart. */
function villages(): readonly Zone[] {
  return Array.from({ length: 21 * 21 }, (_, place) => {
    const [east, north] = [(place % 21) - 5, Math.floor(place / 21) - 5];
    return zoneAround(`v${place}`, [34.45 + 0.0316 * east, 31.5 + 0.027 * north], 15);
  });
}

function alarmedAfter(scans: readonly Scan[]): ReadonlySet<string> {
  const map = createZoneMap({ id: 'test', version: '1', timeZone: 'UTC', zones: villages() });
  const state = createEngine();
  const end = sceneTime(BURNING.flightS + 60);
  const alarmed = new Set<string>();
  for (const [seq, body] of [{ kind: 'region', use: 'test' } as const, RADAR, ...scans, { kind: 'tick', time: end } as const].entries()) {
    const at = unixMs('time' in body ? Date.parse(body.time) : SCENE_START);
    for (const output of step(state, { seq, at, body }, () => map)) {
      if (output.kind === 'alert' && output.phase === 'shelter') for (const zone of output.zones) alarmed.add(zone);
    }
  }
  return alarmed;
}

test('a radar that falls silent while a motor burns: the corridor ahead is warned, the hit village in it, within the cap', () => {
  const rocket = { truth: BURNING, fromS: 0 };
  const seen = scansOf({ sensor: RADAR, rockets: [rocket], dice: createDice(6), horizonDeg: 0.2, untilS: 9 });
  const alarmed = alarmedAfter(seen);
  const hit = createZoneMap({ id: 'test', version: '1', timeZone: 'UTC', zones: villages() })
    .index.zonesNear(BURNING.impact, 1)
    .map(({ zone }) => `v${zone}`);
  assert.ok(alarmed.size > 0 && alarmed.size <= 60, `${alarmed.size} villages`);
  assert.ok(hit.length > 0 && hit.every((zone) => alarmed.has(zone)), `${hit} not in ${[...alarmed]}`);
  const goesOn = Array.from({ length: 60 }, (_, second) => ({
    kind: 'scan' as const,
    sensor: RADAR.id,
    time: sceneTime(10 + second),
    plots: [],
  }));
  // Before the motor shows in the plots, three of them look like a coast that ends nearby: those villages stay warned.
  const lookedOn = alarmedAfter([...seen, ...goesOn]);
  assert.ok(lookedOn.size < alarmed.size / 4 && hit.every((zone) => !lookedOn.has(zone)), `${lookedOn.size} of ${alarmed.size} villages`);
});
