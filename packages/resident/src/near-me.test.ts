import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PageZone, zonesNear } from './near-me.ts';

/** A square zone of 0.02 degrees around a place. */
function square(id: string, longitude: number, latitude: number): PageZone {
  const [west, east, south, north] = [longitude - 0.01, longitude + 0.01, latitude - 0.01, latitude + 0.01];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const;
  return { id, names: { en: id }, shelterTimeS: 30, rings: [ring] };
}

const zones = [square('home', 34.5, 31.6), square('beside', 34.525, 31.6), square('far', 35.5, 32.9)];
const ids = (place: readonly [number, number]) => zonesNear(zones, place).map(({ id }) => id);

test('the zone around the place comes first, then those within reach of a walk', () => {
  assert.deepEqual(ids([34.505, 31.6]), ['home', 'beside']);
});

test('a place in the middle of a zone is near that zone alone', () => {
  assert.deepEqual(ids([34.495, 31.6]), ['home']);
});

test('between zones the nearest one counts', () => {
  assert.deepEqual(ids([34.5, 31.65]), ['home']);
});

test('outside the map no zone is near', () => {
  assert.deepEqual(ids([2.35, 48.85]), []);
});

test('a zone without a polygon is never near', () => {
  assert.deepEqual(zonesNear([{ id: 'x', names: {}, shelterTimeS: 0, rings: [] }], [34.5, 31.6]), []);
});
