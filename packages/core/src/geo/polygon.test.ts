import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sharedAreaM2 } from './overlap.ts';
import { distanceToPartsM, isInParts, type Parts, partsAreaM2, placeInside, ringAreaM2 } from './polygon.ts';
import { selfCrossings } from './ring-fault.ts';
import { distanceM, type LonLat, movedBy } from './tangent-plane.ts';

function box(west: number, south: number, east: number, north: number): LonLat[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

const withHole: Parts = [[box(34, 31, 34.1, 31.1), box(34.04, 31.04, 34.06, 31.06)]];

test('a place in a hole is outside', () => {
  assert.equal(isInParts([34.02, 31.02], withHole), true);
  assert.equal(isInParts([34.05, 31.05], withHole), false);
  assert.equal(isInParts([34.2, 31.05], withHole), false);
});

test('every part of a multipolygon counts', () => {
  const parts: Parts = [[box(34, 31, 34.1, 31.1)], [box(35, 31, 35.1, 31.1)]];
  assert.equal(isInParts([35.05, 31.05], parts), true);
  assert.equal(isInParts([34.5, 31.05], parts), false);
});

test('distance is zero inside, to the edge of the hole in the hole, and to the nearest edge outside', () => {
  assert.equal(distanceToPartsM([34.02, 31.02], withHole), 0);
  const inHoleM = distanceToPartsM([34.05, 31.05], withHole);
  assert.ok(Math.abs(inHoleM - distanceM([34.05, 31.05], [34.06, 31.05])) < 5, `${inHoleM}`);
  const outsideM = distanceToPartsM(movedBy([34.1, 31.05], 90, 2_000), withHole);
  assert.ok(Math.abs(outsideM - 2_000) < 2, `${outsideM}`);
  assert.equal(distanceToPartsM([34, 31], []), Number.POSITIVE_INFINITY);
});

test('area is signed by direction and holes take from it', () => {
  const ring = box(34, 31, 34.01, 31.01);
  const areaM2 = ringAreaM2(ring);
  assert.ok(Math.abs(areaM2 / (distanceM([34, 31], [34.01, 31]) * distanceM([34, 31], [34, 31.01])) - 1) < 1e-3);
  assert.equal(ringAreaM2(ring.toReversed()), -areaM2);
  assert.ok(Math.abs(partsAreaM2(withHole) / ringAreaM2(box(34, 31, 34.1, 31.1)) - 0.96) < 1e-3);
});

test('the representative place lies inside, even of a ring with a hole in its middle or bent like a C', () => {
  const bent: LonLat[] = [
    [34, 31],
    [34.1, 31],
    [34.1, 31.02],
    [34.02, 31.02],
    [34.02, 31.08],
    [34.1, 31.08],
    [34.1, 31.1],
    [34, 31.1],
    [34, 31],
  ];
  for (const parts of [withHole, [[bent]]] satisfies Parts[]) {
    const place = placeInside(parts);
    assert.ok(place !== undefined && isInParts(place, parts));
  }
  assert.equal(placeInside([]), undefined);
});

test('two boxes share their common box, a zone shares nothing with a hole it fills, a polygon all of itself', () => {
  const half = sharedAreaM2([[box(34, 31, 34.1, 31.1)]], [[box(34.05, 31, 34.15, 31.1)]]);
  assert.ok(Math.abs(half / ringAreaM2(box(34.05, 31, 34.1, 31.1)) - 1) < 1e-3);
  assert.ok(sharedAreaM2(withHole, [[box(34.04, 31.04, 34.06, 31.06)]]) < 1);
  assert.ok(Math.abs(sharedAreaM2(withHole, withHole) / partsAreaM2(withHole) - 1) < 1e-3);
  assert.equal(sharedAreaM2([[box(34, 31, 34.1, 31.1)]], [[box(34.1, 31, 34.2, 31.1)]]), 0);
});

test('the area that two random triangles share is the same either way round and at most the smaller of them', () => {
  const corner = fc.tuple(fc.double({ min: 34, max: 34.1, noNaN: true }), fc.double({ min: 31, max: 31.1, noNaN: true }));
  const triangle = fc.tuple(corner, corner, corner).map(([a, b, c]): LonLat[] => [a, b, c, a]);
  fc.assert(
    fc.property(triangle, triangle, (one, other) => {
      const areaM2 = sharedAreaM2([[one]], [[other]]);
      const smallerM2 = Math.min(Math.abs(ringAreaM2(one)), Math.abs(ringAreaM2(other)));
      assert.ok(areaM2 >= 0 && areaM2 <= smallerM2 * 1.002 + 100, `${areaM2} of ${smallerM2}`);
      assert.ok(Math.abs(areaM2 - sharedAreaM2([[other]], [[one]])) <= areaM2 * 0.002 + 100);
    }),
  );
});

test('a bow tie crosses itself once, a box never, a pinched ring only touches itself', () => {
  const bowTie: LonLat[] = [
    [34, 31],
    [34.1, 31.1],
    [34.1, 31],
    [34, 31.1],
    [34, 31],
  ];
  const [crossing, ...more] = selfCrossings(bowTie);
  assert.equal(more.length, 0);
  assert.equal(crossing?.isTouch, false);
  assert.ok(crossing !== undefined && Math.abs(crossing.at[0] - 34.05) < 1e-9 && Math.abs(crossing.at[1] - 31.05) < 1e-9);
  assert.deepEqual(selfCrossings(box(34, 31, 34.1, 31.1)), []);
  const pinched: LonLat[] = [
    [34, 31],
    [34.05, 31.05],
    [34.1, 31],
    [34.1, 31.1],
    [34.05, 31.05],
    [34, 31.1],
    [34, 31],
  ];
  const touches = selfCrossings(pinched);
  assert.ok(touches.length > 0 && touches.every(({ isTouch }) => isTouch));
});
