import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { boundsAround } from './bounds.ts';
import { distanceM, movedBy, tangentPlaneAt } from './tangent-plane.ts';

const place = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -70, max: 70, noNaN: true }));

test('distances agree with Vincenty’s inverse formula to a few metres over the length of a country', () => {
  // Values by Vincenty 1975 on WGS 84: Tel Aviv to Jerusalem, Eilat to Mount Hermon.
  assert.ok(Math.abs(distanceM([34.7818, 32.0853], [35.2137, 31.7683]) - 53_886.84) < 1);
  assert.ok(Math.abs(distanceM([34.95, 29.55], [35.65, 33.3]) - 421_077.64) < 10);
});

test('a degree of latitude at the equator is 110.574 km and one of longitude 111.320 km', () => {
  assert.ok(Math.abs(distanceM([0, -0.5], [0, 0.5]) - 110_574) < 10);
  assert.ok(Math.abs(distanceM([-0.5, 0], [0.5, 0]) - 111_320) < 10);
});

test('places on either side of the 180th meridian are near each other', () => {
  assert.ok(distanceM([179.99, 10], [-179.99, 10]) < 2_500);
});

test('moving away and measuring gives the way back', () => {
  fc.assert(
    fc.property(
      place,
      fc.double({ min: 0, max: 360, noNaN: true }),
      fc.double({ min: 1, max: 50_000, noNaN: true }),
      (from, course, lengthM) => {
        const apartM = distanceM(from, movedBy(from, course, lengthM));
        assert.ok(Math.abs(apartM - lengthM) < lengthM * 0.02 + 0.01, `${apartM} for ${lengthM}`);
      },
    ),
  );
});

test('a plane gives back the place that it was given', () => {
  fc.assert(
    fc.property(
      place,
      fc.double({ min: -50_000, max: 50_000, noNaN: true }),
      fc.double({ min: -50_000, max: 50_000, noNaN: true }),
      (origin, east, north) => {
        const plane = tangentPlaneAt(origin);
        const [eastAgain, northAgain] = plane.eastNorthOf(plane.lonLatOf([east, north]));
        assert.ok(Math.abs(eastAgain - east) < 1e-3 && Math.abs(northAgain - north) < 1e-3);
      },
    ),
  );
});

test('the bounds around a place hold everything within the radius', () => {
  const inner = fc.tuple(fc.double({ min: -170, max: 170, noNaN: true }), fc.double({ min: -70, max: 70, noNaN: true }));
  fc.assert(
    fc.property(
      inner,
      fc.double({ min: 0, max: 360, noNaN: true }),
      fc.double({ min: 10, max: 100_000, noNaN: true }),
      (centre, course, radiusM) => {
        const { west, south, east, north } = boundsAround(centre, radiusM);
        const [lon, lat] = movedBy(centre, course, radiusM * 0.995);
        assert.ok(lon >= west && lon <= east && lat >= south && lat <= north);
      },
    ),
  );
});
