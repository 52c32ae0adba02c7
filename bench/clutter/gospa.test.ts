import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gospaOf } from './gospa.ts';

const C = 500;
const near = (one: number, other: number): void => assert.ok(Math.abs(one - other) < 1e-9, `${one} is not ${other}`);

test('GOSPA of a set and itself is 0, in any order', () => {
  const places = [
    [0, 0, 0],
    [100, 0, 0],
    [0, 4_000, 7],
  ];
  near(gospaOf(places, places.toReversed(), C).distanceM, 0);
  near(gospaOf([], [], C).distanceM, 0);
});

test('one missed and one spurious object each cost c²/2', () => {
  near(gospaOf([[0, 0, 0]], [], C).distanceM ** 2, C ** 2 / 2);
  near(gospaOf([], [[0, 0, 0]], C).distanceM ** 2, C ** 2 / 2);
  near(gospaOf([[0, 0, 0]], [[0, 0, 900]], C).distanceM, C);
});

test('matched pairs add their squared distances', () => {
  const off = gospaOf([[0, 0, 0]], [[30, 40, 0]], C);
  near(off.distanceM, 50);
  near(off.localisationM2, 2_500);
  // Worked by hand: 50² + 100² matched, one object missed: 2,500 + 10,000 + 125,000.
  const objects = [
    [0, 0, 0],
    [1_000, 0, 0],
    [5_000, 0, 0],
  ];
  const mixed = gospaOf(
    objects,
    [
      [1_000, 100, 0],
      [0, 30, 40],
    ],
    C,
  );
  near(mixed.distanceM ** 2, 137_500);
  assert.deepEqual([mixed.missed, mixed.spurious], [1, 0]);
  assert.deepEqual(mixed.matched.get(0), 1);
});

test('the assignment is the best of the whole, not the nearest first', () => {
  // Nearest first would pair 100 with 90 and leave 0 to 200: 10² + 200². The best is 90² + 100².
  const best = gospaOf(
    [
      [0, 0, 0],
      [100, 0, 0],
    ],
    [
      [90, 0, 0],
      [200, 0, 0],
    ],
    C,
  );
  near(best.distanceM ** 2, 18_100);
});

test('it is symmetric', () => {
  const one = [
    [0, 0, 0],
    [400, 0, 0],
  ];
  const other = [[250, 0, 0]];
  near(gospaOf(one, other, C).distanceM, gospaOf(other, one, C).distanceM);
});
