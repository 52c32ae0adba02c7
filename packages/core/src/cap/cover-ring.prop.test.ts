import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aStar } from '@tocsin/testkit/any-alert';
import * as fc from 'fast-check';
import { coverRing, RING_POINTS_MAX } from './cover-ring.ts';
import { findCrossing, type PlanePoint } from './find-crossing.ts';

/** Six decimals, and as much again for where a rounded corner moves its edges. */
const TOLERANCE_DEG = 2e-6;

function edgesOf(ring: readonly PlanePoint[]): readonly (readonly [PlanePoint, PlanePoint])[] {
  return ring.slice(1).map((to, index) => [ring[index] ?? to, to]);
}

/** True within the tolerance of an edge. */
function isOnEdge([x, y]: PlanePoint, ring: readonly PlanePoint[]): boolean {
  return edgesOf(ring).some(([[x1, y1], [x2, y2]]) => {
    const lengthSquared = (x2 - x1) ** 2 + (y2 - y1) ** 2;
    const along = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / lengthSquared));
    return Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1)) <= TOLERANCE_DEG;
  });
}

/** True inside or on an edge; independent of the code under test. */
function isCovered(point: PlanePoint, ring: readonly PlanePoint[]): boolean {
  return isOnEdge(point, ring) || windingOf(point, ring) !== 0;
}

/** How often a ring runs around a point, by the sum of the angles. */
function windingOf([x, y]: PlanePoint, ring: readonly PlanePoint[]): number {
  const angle = edgesOf(ring).reduce((sum, [from, to]) => {
    const step = Math.atan2(to[1] - y, to[0] - x) - Math.atan2(from[1] - y, from[0] - x);
    return sum + step - 2 * Math.PI * Math.round(step / (2 * Math.PI));
  }, 0);
  return Math.round(angle / (2 * Math.PI));
}

function areaOf(ring: readonly PlanePoint[]): number {
  return Math.abs(edgesOf(ring).reduce((sum, [[x1, y1], [x2, y2]]) => sum + x1 * y2 - x2 * y1, 0)) / 2;
}

function assertCovers(ring: readonly PlanePoint[], covers: readonly (readonly PlanePoint[])[]): void {
  for (const cover of covers) {
    assert.ok(cover.length <= RING_POINTS_MAX, `${cover.length} points`);
    assert.deepEqual(cover[0], cover.at(-1));
    assert.equal(findCrossing(cover.slice(0, -1)), undefined);
  }
  for (const [[x1, y1], [x2, y2]] of edgesOf(ring)) {
    for (const along of [0, 0.25, 0.5, 0.75]) {
      const point: PlanePoint = [x1 + along * (x2 - x1), y1 + along * (y2 - y1)];
      assert.ok(
        covers.some((cover) => isCovered(point, cover)),
        `${point} is outside`,
      );
    }
  }
}

test('a ring with too many points gets one simple closed cover of at most 100 that cuts nothing off', () => {
  const radii = fc.array(fc.double({ min: 0.01, max: 0.05, noNaN: true }), { minLength: 100, maxLength: 400 });
  fc.assert(
    fc.property(radii, (radiiDeg) => {
      const ring = aStar([35, 32], radiiDeg);
      const covers = coverRing(ring);
      assert.equal(covers.length, 1);
      assertCovers(ring, covers);
    }),
    { numRuns: 50 },
  );
});

test('a coast of 570 points grows by less than one per cent', () => {
  const ring = aStar(
    [35, 32],
    Array.from({ length: 570 }, (_, index) => 0.03 + 0.005 * Math.sin(index / 20) + 0.0001 * Math.sin(index * 1.7)),
  );
  const [cover = []] = coverRing(ring);
  assertCovers(ring, [cover]);
  assert.ok(areaOf(cover) / areaOf(ring) < 1.01, String(areaOf(cover) / areaOf(ring)));
});

test('a ring with few points keeps them, whichever way round it runs', () => {
  const ring = [
    [34.5, 31.5],
    [34.6, 31.5],
    [34.6, 31.6],
    [34.55, 31.52],
    [34.5, 31.5],
  ] as const;
  assert.deepEqual(coverRing(ring), [ring]);
  assert.deepEqual(coverRing(ring.toReversed()), [ring]);
});

test('a ring that crosses itself is covered by its loops and by nothing more', () => {
  const bow = [
    [0, 0],
    [1, 1],
    [1, 0],
    [0, 1],
    [0, 0],
  ] as const;
  const covers = coverRing(bow);
  assertCovers(bow, covers);
  assert.equal(covers.length, 2);
  assert.equal(
    covers.reduce((sum, cover) => sum + areaOf(cover), 0),
    0.5,
  );
});

test('whatever the ring, every place it runs around is covered by simple rings', () => {
  const place = fc.tuple(fc.double({ min: 34, max: 36, noNaN: true }), fc.double({ min: 29, max: 33, noNaN: true }));
  let inside = 0;
  fc.assert(
    fc.property(fc.array(place, { minLength: 3, maxLength: 30 }), fc.array(place, { minLength: 20, maxLength: 20 }), (places, probes) => {
      const ring = [...places, ...places.slice(0, 1)];
      const covers = coverRing(ring);
      assertCovers([], covers);
      for (const probe of probes) {
        if (windingOf(probe, ring) === 0 || isOnEdge(probe, ring)) continue;
        inside += 1;
        assert.ok(
          covers.some((cover) => isCovered(probe, cover)),
          `${probe} is outside`,
        );
      }
    }),
  );
  assert.ok(inside > 100, `only ${inside} places were inside`);
});

test('what has no area is left out', () => {
  const spike = [
    [1, 1],
    [2, 2],
    [3, 3],
    [1, 1],
  ] as const;
  for (const nothing of [[], spike.slice(0, 1), spike.slice(0, 2), spike]) assert.deepEqual(coverRing(nothing), []);
});

test('crossing, touching and folding back are found, a simple ring is not accused', () => {
  const cases: readonly (readonly [readonly PlanePoint[], boolean])[] = [
    [
      [
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 2],
      ],
      false,
    ],
    [
      [
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
      ],
      true,
    ],
    [
      [
        [0, 0],
        [4, 0],
        [2, 2],
        [2, 0],
      ],
      true,
    ],
    [
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 0],
        [0, 4],
      ],
      true,
    ],
    [
      [
        [0, 0],
        [4, 0],
        [3, 0],
        [0, 4],
      ],
      true,
    ],
    [
      [
        [0, 0],
        [2, 0],
        [4, 0],
        [4, 4],
      ],
      false,
    ],
  ];
  for (const [corners, crosses] of cases) assert.equal(findCrossing(corners) !== undefined, crosses, JSON.stringify(corners));
});
