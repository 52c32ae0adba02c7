import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { radians } from '../units/angle.ts';
import { ecefOf, geodeticOf, gravityAt, localAxesAt, radialHeightM } from './wgs84.ts';

/** Longitude, latitude (degrees), height (m) and the earth-fixed place: the axes of the ellipsoid, and 45° by hand from its definition. */
const PLACES = [
  [0, 0, 0, 6_378_137, 0, 0],
  [90, 0, 1_000, 0, 6_379_137, 0],
  [0, 90, 0, 0, 0, 6_356_752.314_245],
  [0, -90, 100, 0, 0, -6_356_852.314_245],
  [45, 45, 0, 3_194_419.145_061, 3_194_419.145_061, 4_487_348.408_866],
] as const;

test('places on the axes of the ellipsoid and at 45° come out to a tenth of a millimetre', () => {
  for (const [lon, lat, heightM, ...expected] of PLACES) {
    const place = ecefOf({ longitudeRad: radians(lon), latitudeRad: radians(lat), heightM });
    for (const [axis, value] of expected.entries())
      assert.ok(Math.abs((place[axis] ?? Number.NaN) - value) < 1e-4, `${lon} ${lat}: ${place}`);
  }
});

const anyPlace = fc.record({
  longitudeRad: fc.double({ min: -Math.PI + 1e-9, max: Math.PI - 1e-9, noNaN: true }),
  latitudeRad: fc.double({ min: -Math.PI / 2 + 1e-6, max: Math.PI / 2 - 1e-6, noNaN: true }),
  heightM: fc.double({ min: -500, max: 500_000, noNaN: true }),
});

test('going to earth-fixed and back changes no place by more than a micrometre', () => {
  fc.assert(
    fc.property(anyPlace, (place) => {
      const back = geodeticOf(ecefOf(place));
      assert.ok(Math.abs(back.latitudeRad - place.latitudeRad) < 1e-13);
      assert.ok(Math.abs(back.heightM - place.heightM) < 1e-6);
      assert.ok(Math.abs(Math.sin((back.longitudeRad - place.longitudeRad) / 2)) < 1e-12);
    }),
  );
});

test('east, north and up are where a small step of longitude, latitude and height goes', () => {
  fc.assert(
    fc.property(fc.record({ ...anyPlaceParts(), heightM: fc.constant(0) }), (place) => {
      const from = ecefOf(place);
      const axes = localAxesAt(place);
      const steps = [
        [axes.east, ecefOf({ ...place, longitudeRad: place.longitudeRad + 1e-6 })],
        [axes.north, ecefOf({ ...place, latitudeRad: place.latitudeRad + 1e-6 })],
        [axes.up, ecefOf({ ...place, heightM: 6 })],
      ] as const;
      for (const [axis, to] of steps) {
        const step = to.map((value, index) => value - (from[index] ?? 0));
        const along = step.reduce((sum, value, index) => sum + value * (axis[index] ?? 0), 0);
        assert.ok(Math.abs(along / Math.hypot(...step) - 1) < 1e-6);
      }
    }),
  );
});

function anyPlaceParts() {
  return {
    longitudeRad: fc.double({ min: -3, max: 3, noNaN: true }),
    latitudeRad: fc.double({ min: -1.4, max: 1.4, noNaN: true }),
  };
}

test('the quick height is within 5 mm of the true one near the ground and within half a metre at 50 km', () => {
  fc.assert(
    fc.property(anyPlace, fc.double({ min: -400, max: 50_000, noNaN: true }), (place, heightM) => {
      const off = Math.abs(radialHeightM(...ecefOf({ ...place, heightM })) - heightM);
      assert.ok(off < 0.005 + (0.5 * Math.abs(heightM)) / 50_000, `${off} m at ${heightM} m`);
    }),
  );
});

test('gravity agrees with the WGS 84 normal gravity at the equator, at 45° and at the pole to 0.15 mm/s²: what J4 would add', () => {
  // NIMA TR8350.2, eq. 4-1 (Somigliana).
  for (const [lat, expected] of [
    [0, 9.780_325_335_9],
    [45, 9.806_197_769],
    [90, 9.832_184_937_8],
  ] as const) {
    const pull = new Float64Array(3);
    gravityAt(...ecefOf({ longitudeRad: 0.3, latitudeRad: radians(lat), heightM: 0 }), pull);
    assert.ok(Math.abs(Math.hypot(...pull) - expected) < 1.5e-4, `${lat}°: ${Math.hypot(...pull)}`);
  }
});
