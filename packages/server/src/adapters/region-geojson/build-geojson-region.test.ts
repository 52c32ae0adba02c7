import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildGeoJsonRegion, type GeoJsonMapping } from './build-geojson-region.ts';

const mapping: GeoJsonMapping = {
  id: 'town',
  version: '7',
  timeZone: 'UTC',
  language: 'en',
  idProperty: 'CODE',
  nameProperties: { en: 'NAME', he: 'NAME_HE' },
  districtProperty: 'COUNTY',
  shelterTimeS: 45,
  shelterTimeProperty: 'SECONDS',
};

function aFeature(properties: object, geometry: object = { type: 'Polygon', coordinates: [square(34)] }): object {
  return { type: 'Feature', properties, geometry };
}

function square(west: number): number[][] {
  return [
    [west, 31, 12],
    [west + 0.1, 31, 12],
    [west + 0.1, 31.1, 12],
    [west, 31, 12],
  ];
}

function aMap(...features: unknown[]): object {
  return { type: 'FeatureCollection', name: 'as some programs write it', features };
}

test('ids, names in two languages, districts and shelter times come from the properties named, heights are left out', () => {
  const built = buildGeoJsonRegion(
    aMap(
      aFeature({ CODE: 12, NAME: 'North', NAME_HE: 'צפון', COUNTY: 'Hills', SECONDS: '15' }),
      aFeature({ CODE: 'S', NAME: 'South' }, { type: 'MultiPolygon', coordinates: [[square(35)], [square(36)]] }),
    ),
    mapping,
  );
  assert.ok(built.ok);
  const [north, south] = built.value.zones;
  assert.deepEqual(
    { id: north?.id, names: north?.names, district: north?.district, shelterTimes: north?.shelterTimes },
    { id: '12', names: { he: 'צפון', en: 'North' }, district: { en: 'Hills' }, shelterTimes: [{ seconds: 15 }] },
  );
  assert.deepEqual(north?.parts[0]?.[0]?.[0], [34, 31]);
  assert.deepEqual(
    { id: south?.id, parts: south?.parts.length, shelterTimes: south?.shelterTimes },
    { id: 'S', parts: 2, shelterTimes: [{ seconds: 45 }] },
  );
});

test('every issue names the feature and the property that was looked for', () => {
  const { shelterTimeS: _none, ...strict } = mapping;
  const built = buildGeoJsonRegion(
    aMap(
      aFeature({ CODE: 'a', NAME: 'A', SECONDS: 10 }),
      aFeature({ NAME: ' ' }),
      aFeature({ CODE: 'c', NAME: 'C', SECONDS: 10 }, { type: 'Point', coordinates: [34, 31] }),
      aFeature({ CODE: 'a', NAME: 'D', SECONDS: 10 }, { type: 'Polygon', coordinates: [square(34).slice(0, 3)] }),
      aFeature({ CODE: 'e', NAME: 'E', SECONDS: 10 }, { type: 'Polygon', coordinates: [[[180_000, 600_000]]] }),
      'no feature',
    ),
    strict,
  );
  assert.ok(!built.ok);
  const paths = built.error.map(({ path }) => path);
  for (const path of [
    'features[1].properties.CODE',
    'features[1].properties.NAME_HE|NAME',
    'features[1].properties.SECONDS',
    'features[2].geometry',
    'features[3].geometry.coordinates[0]',
    'features[4].geometry.coordinates[0][0][0]',
    'features[5].',
  ]) {
    assert.ok(
      paths.some((found) => found === path || found === path.replace('NAME_HE|NAME', 'NAME|NAME_HE')),
      `${path} in ${paths.join(' ')}`,
    );
  }
  assert.ok(!paths.some((path) => path.startsWith('features[0]')));
});

test('whatever the map holds, the answer is a region or issues', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const json of [
        value,
        aMap(value),
        aMap({ type: 'Feature', properties: value, geometry: value }),
        aMap(aFeature({ CODE: value, NAME: value, SECONDS: value }, { type: 'Polygon', coordinates: value })),
      ]) {
        const built = buildGeoJsonRegion(json, mapping);
        assert.ok(built.ok || built.error.length > 0);
      }
    }),
    { numRuns: 300 },
  );
});
