import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDice } from '@tocsin/testkit/flight/dice';
import { aRadar, SCENE_START, scansOf } from '@tocsin/testkit/flight/radar-scene';
import { flyRocket } from '@tocsin/testkit/flight/rocket-truth';
import { squareZone } from '@tocsin/testkit/zone/square-zone';
import { step } from '../engine.ts';
import type { Input, VerdictEntry } from '../entry.ts';
import { movedBy } from '../geo/tangent-plane.ts';
import { unixMs } from '../units/instant.ts';
import type { Zone } from '../zone/zone.ts';
import { createEngine, createZoneMap } from './engine-state.ts';

const ROCKET = flyRocket({ from: [34.45, 31.5], courseDeg: 45, climbDeg: 55, speedMS: 560, drag: 1 / 8_000, wind: [4, 2] });
const RADAR = aRadar();

/** A chess-board of villages about the impact, 2 km apart. */
const zones = Array.from({ length: 81 }, (_, place): Zone => {
  const centre = movedBy(movedBy(ROCKET.impact, 90, 2_000 * ((place % 9) - 4)), 0, 2_000 * (Math.floor(place / 9) - 4));
  return squareZone(`v${place}`, centre, { cornerM: 1_200, shelterS: 15 });
});
const MAP = createZoneMap({ id: 'test', version: '1', timeZone: 'UTC', zones });

/** What the engine says of each village, in order. */
function verdictsOf(seed: number): ReadonlyMap<string, readonly VerdictEntry[]> {
  const state = createEngine();
  const scans = scansOf({ sensor: RADAR, rockets: [{ truth: ROCKET, fromS: 0 }], dice: createDice(seed) });
  const inputs: readonly Input[] = [{ kind: 'region', use: 'test' }, RADAR, ...scans];
  const verdicts = new Map<string, VerdictEntry[]>();
  for (const [seq, body] of inputs.entries()) {
    const at = unixMs('time' in body ? Date.parse(body.time) : SCENE_START);
    for (const output of step(state, { seq, at, body }, () => MAP))
      if (output.kind === 'verdict') verdicts.set(output.zone, [...(verdicts.get(output.zone) ?? []), output]);
  }
  return verdicts;
}

test('a village that was warned is not called into question while the chance merely wavers: warned once, left once', () => {
  let warned = 0;
  for (let seed = 1; seed <= 12; seed += 1) {
    for (const [zone, said] of verdictsOf(seed)) {
      const from = said.findIndex(({ warn }) => warn);
      if (from === -1) continue;
      warned += 1;
      const after = said.slice(from).map(({ code }) => code);
      assert.ok(!after.includes('waiting'), `${zone}: ${after}`);
      assert.ok(after.length <= 4, `${zone}: ${after}`);
    }
  }
  assert.ok(warned >= 12, `${warned} warned`);
});

test('every verdict says in words and in numbers why', () => {
  for (const said of verdictsOf(3).values()) {
    for (const { reason, code, probability, threshold, timeToImpact, shelterTime, policy } of said) {
      assert.ok(reason.length > 20 && !/undefined|NaN|Infinity/.test(reason), reason);
      assert.match(policy, /^default\//);
      if (code === 'due' || code === 'certain') {
        assert.ok(
          probability >= threshold && timeToImpact !== undefined && shelterTime === 15,
          JSON.stringify({ code, probability, threshold, timeToImpact }),
        );
      }
    }
  }
});
