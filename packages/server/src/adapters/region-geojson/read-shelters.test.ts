import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aRegion, aSquare, aZone } from '@tocsin/testkit/any-alert';
import { addGeoJsonShelters } from './read-shelters.ts';

const region = aRegion([aZone({ id: 'south', parts: [[aSquare(34.5, 31.6)]] })]);
const point = (coordinates: readonly number[], properties: object | null = {}) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates },
  properties,
});
const file = (...features: readonly unknown[]) => ({ type: 'FeatureCollection', features });

test('names, kind, step-free entrance and capacity are read as OpenStreetMap has them', () => {
  const read = addGeoJsonShelters(
    region,
    file(point([34.5, 31.6, 12], { name: 'מקלט 7', 'name:en': 'Shelter 7', wheelchair: 'yes', capacity: '120', kind: 'underground' })),
    'he',
  );
  assert.ok(read.ok);
  assert.deepEqual(read.value.zones[0]?.shelters, [
    { position: [34.5, 31.6], names: { he: 'מקלט 7', en: 'Shelter 7' }, kind: 'underground', isStepFree: true, capacity: 120 },
  ]);
});

test('a point that says nothing of itself is a public shelter, and "limited" promises no wheelchair anything', () => {
  const read = addGeoJsonShelters(region, file(point([34.5, 31.6], null), point([34.5, 31.6], { wheelchair: 'limited' })), 'en');
  assert.ok(read.ok);
  const bare = { position: [34.5, 31.6], names: {}, kind: 'public' };
  assert.deepEqual(read.value.zones[0]?.shelters, [bare, bare]);
});

test('one shelter that cannot be read refuses the file and names feature and field', () => {
  const read = addGeoJsonShelters(
    region,
    file(
      point([34.5, 31.6]),
      { type: 'Feature', geometry: { type: 'Polygon', coordinates: [34.5, 31.6] }, properties: {} },
      point([34.5, 31.6], { kind: 'tent' }),
      point([34.5, 31.6], { capacity: 'many' }),
    ),
    'en',
  );
  assert.ok(!read.ok);
  assert.deepEqual(
    read.error.map(({ path }) => path),
    ['features[1].geometry.type', 'features[2].properties.kind', 'features[3].properties.capacity'],
  );
});

test('what is no collection of features is refused', () => {
  assert.ok(!addGeoJsonShelters(region, { type: 'Feature' }, 'en').ok);
});
