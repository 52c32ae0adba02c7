import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRegionPack } from './region-pack.ts';
import { placeShelters, type Shelter, shelterSchema } from './shelter.ts';
import type { Region, Zone } from './zone.ts';

function zone(id: string, west: number): Zone {
  const ring = [
    [west, 31.6],
    [west + 0.02, 31.6],
    [west + 0.02, 31.62],
    [west, 31.62],
    [west, 31.6],
  ] as const;
  return {
    id,
    names: { en: id },
    district: {},
    shelterTimes: [{ seconds: 30 }],
    parts: [[ring]],
    point: ring[0],
    aliases: [],
    shelters: [],
  };
}
const region: Region = { id: 'r', version: '1', timeZone: 'UTC', zones: [zone('a', 34.5), zone('b', 34.6)] };
const at = (lon: number, lat: number): Shelter => ({ position: [lon, lat], names: {}, kind: 'public' });
const place = (...shelters: readonly Shelter[]) =>
  placeShelters(
    region,
    shelters.map((shelter, index) => ({ shelter, path: `features[${index}]` })),
  );

test('a shelter belongs to the zone that it lies in, and just outside every zone to the nearest one', () => {
  const placed = place(at(34.51, 31.61), at(34.595, 31.61));
  assert.ok(placed.ok);
  assert.deepEqual(
    placed.value.zones.map(({ shelters }) => shelters.length),
    [1, 1],
  );
});

test('shelters that a zone has already stay', () => {
  const first = place(at(34.51, 31.61));
  assert.ok(first.ok);
  const second = placeShelters(first.value, [{ shelter: at(34.512, 31.61), path: 'features[0]' }]);
  assert.ok(second.ok && second.value.zones[0]?.shelters.length === 2);
});

test('a shelter of another country is refused, and one with its coordinates exchanged is named as such', () => {
  const placed = place(at(10, 50), at(31.61, 34.51), at(34.51, 31.61));
  assert.ok(!placed.ok);
  assert.deepEqual(
    placed.error.map(({ code, path }) => [code, path]),
    [
      ['FAR_FROM_ZONES', 'features[0]'],
      ['SWAPPED', 'features[1]'],
    ],
  );
});

test('a bare position in an older pack is a public shelter without a name', () => {
  assert.deepEqual(shelterSchema.parse([34.5, 31.6]), at(34.5, 31.6));
});

test('a pack with a shelter of no known kind is refused by the field', () => {
  const feature = {
    type: 'Feature',
    id: 'a',
    geometry: null,
    properties: {
      names: { en: 'A' },
      shelterTimes: [{ seconds: 30 }],
      point: [34.5, 31.6],
      shelters: [{ position: [34.5, 31.6], kind: 'tent' }],
    },
  };
  const parsed = parseRegionPack({
    type: 'FeatureCollection',
    tocsin: 'region/1',
    id: 'r',
    version: '1',
    timeZone: 'UTC',
    features: [feature],
  });
  assert.ok(!parsed.ok);
  assert.match(parsed.error[0]?.path ?? '', /^features\[0\]\.properties\.shelters\[0\]/);
});
