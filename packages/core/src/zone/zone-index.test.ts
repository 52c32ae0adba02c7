import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Region, Zone } from './zone.ts';
import { createZoneIndex, distanceToZoneM } from './zone-index.ts';

function aZone(id: string, lon: number, lat: number, sizeDeg: number): Zone {
  const ring = [
    [lon, lat],
    [lon + sizeDeg, lat],
    [lon + sizeDeg, lat + sizeDeg],
    [lon, lat + sizeDeg],
    [lon, lat],
  ] as const;
  return {
    id,
    names: { en: id },
    district: {},
    shelterTimes: [{ seconds: 30 }],
    parts: sizeDeg === 0 ? [] : [[ring]],
    point: [lon, lat],
    aliases: [],
    shelters: [],
  };
}

const zones = fc.array(
  fc.tuple(fc.double({ min: 34, max: 36, noNaN: true }), fc.double({ min: 29, max: 33, noNaN: true }), fc.constantFrom(0, 0.01, 0.1)),
  { maxLength: 60 },
);

function regionOf(zones: readonly Zone[]): Region {
  return { id: 'test', version: '1', timeZone: 'UTC', zones };
}

test('the zones near a place are those that measuring every zone finds, nearest first', () => {
  fc.assert(
    fc.property(
      zones,
      fc.double({ min: 34, max: 36, noNaN: true }),
      fc.double({ min: 29, max: 33, noNaN: true }),
      fc.double({ min: 1, max: 60_000, noNaN: true }),
      (places, lon, lat, radiusM) => {
        const region = regionOf(places.map(([west, south, sizeDeg], index) => aZone(`z${index}`, west, south, sizeDeg)));
        const found = createZoneIndex(region).zonesNear([lon, lat], radiusM);
        const measured = region.zones
          .map((zone, index) => ({ zone: index, distanceM: distanceToZoneM([lon, lat], zone) }))
          .filter(({ distanceM }) => distanceM <= radiusM)
          .sort((one, other) => one.distanceM - other.distanceM || one.zone - other.zone);
        assert.deepEqual(found, measured);
      },
    ),
  );
});

test('a place in a zone is at distance zero from it', () => {
  const index = createZoneIndex(regionOf([aZone('here', 34, 31, 0.1), aZone('there', 35, 32, 0.1)]));
  assert.deepEqual(index.zonesNear([34.05, 31.05], 10), [{ zone: 0, distanceM: 0 }]);
  assert.equal(index.byId.get('there'), 1);
  assert.deepEqual(index.zonesWithin({ west: 34, south: 31, east: 36, north: 33 }), [0, 1]);
});

test('an empty region has no zone anywhere', () => {
  const index = createZoneIndex(regionOf([]));
  assert.deepEqual(index.zonesNear([34, 31], 1e6), []);
});
