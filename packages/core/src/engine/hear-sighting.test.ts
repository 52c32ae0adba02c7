import assert from 'node:assert/strict';
import { test } from 'node:test';
import { squareZone } from '@tocsin/testkit/zone/square-zone';
import type { Sighting } from '../detection/observation.ts';
import { step } from '../engine.ts';
import type { Input, Output } from '../entry.ts';
import { unixMs } from '../units/instant.ts';
import type { Zone } from '../zone/zone.ts';
import { createEngine, createZoneMap } from './engine-state.ts';

const START = Date.UTC(2026, 0, 1);

/** A country of 30 by 30 villages, 4 km apart. */
const zones = Array.from({ length: 900 }, (_, place): Zone => {
  const centre = [34 + 0.042 * (place % 30), 31 + 0.036 * Math.floor(place / 30)] as const;
  return squareZone(`v${place}`, centre, { cornerM: 1_500 });
});
const MAP = createZoneMap({ id: 'test', version: '1', timeZone: 'UTC', zones });

function report(reporter: string, place: number, atS: number): Sighting {
  const [lon = 0, lat = 0] = zones[place]?.point ?? [];
  const time = new Date(START + 1000 * atS).toISOString();
  return { kind: 'sighting', reporter, time, threat: 'uav', position: [lon, lat], accuracy: 4_000 };
}

function heard(reports: readonly Sighting[]): { readonly prepare: number; readonly shelter: number; readonly outputs: readonly Output[] } {
  const state = createEngine();
  const inputs: readonly Input[] = [{ kind: 'region', use: 'test' }, ...reports];
  const outputs = inputs.flatMap((body, seq) =>
    step(state, { seq, at: unixMs('time' in body ? Date.parse(body.time) : START), body }, () => MAP),
  );
  const zonesIn = (phase: string) =>
    new Set(outputs.flatMap((output) => (output.kind === 'alert' && output.phase === phase ? output.zones : []))).size;
  return { prepare: zonesIn('prepare'), shelter: zonesIn('shelter'), outputs };
}

test('one who reports drones everywhere prepares no more zones than the cap, and sounds none', () => {
  const { prepare, shelter, outputs } = heard(Array.from({ length: 90 }, (_, place) => report('liar', 10 * place, place)));
  assert.ok(prepare > 20 && prepare <= 60, `${prepare} zones`);
  assert.equal(shelter, 0);
  assert.ok(outputs.some((output) => output.kind === 'discard' && output.code === 'OVER_CAP'));
});

test('two who agree everywhere sound no more zones than the cap of each', () => {
  const both = Array.from({ length: 90 }, (_, place) => [report('liar', 10 * place, place), report('friend', 10 * place, place)]).flat();
  const { shelter } = heard(both);
  assert.ok(shelter > 20 && shelter <= 120, `${shelter} zones`);
});

test('two who saw the same thing sound the villages about it', () => {
  const { shelter } = heard([report('anna', 465, 0), report('boris', 465, 20)]);
  assert.ok(shelter > 0 && shelter <= 30, `${shelter} zones`);
});
