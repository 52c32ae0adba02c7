import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bearingDeg, metresBetween, middleOf, walkS } from './distance.ts';
import { nearestShelters, readShelters } from './shelters.ts';

const here = [34.57, 31.66] as const;
const list = readShelters({
  features: [
    { geometry: { coordinates: [34.58, 31.66] }, properties: { zone: 'a', names: { en: 'East' }, kind: 'public' } },
    { geometry: { coordinates: [34.57, 31.661] }, properties: { zone: 'a', names: { en: 'North' }, kind: 'roadside' } },
    { geometry: { coordinates: [34.4, 31.4] }, properties: { zone: 'b', names: {}, kind: 'underground', isStepFree: true } },
  ],
});

test('the nearest comes first, with its distance, direction and time on foot', () => {
  const near = nearestShelters(list, here, 2);
  assert.deepEqual(
    near.map(({ shelter }) => shelter.names.en),
    ['North', 'East'],
  );
  const [north, east] = near;
  assert.ok(Math.abs((north?.distanceM ?? 0) - 111) < 1 && Math.abs((east?.distanceM ?? 0) - 947.5) < 2);
  assert.deepEqual([Math.round(north?.bearingDeg ?? -1), Math.round(east?.bearingDeg ?? -1)], [0, 90]);
  assert.ok(Math.abs((north?.walkS ?? 0) - 96.5) < 1, 'streets are longer than the straight line');
});

test('directions run clockwise from north all the way round', () => {
  const to = (east: number, north: number) => Math.round(bearingDeg([34, 0], [34 + east, north]));
  assert.deepEqual([to(0, 1), to(1, 0), to(0, -1), to(-1, 0)], [0, 90, 180, 270]);
});

test('a shelter on the spot is no way off, and no shelter at all is an empty list', () => {
  assert.equal(metresBetween(here, here), 0);
  assert.equal(walkS(0), 0);
  assert.deepEqual(nearestShelters([], here, 5), []);
});

test('the middle of a zone is the middle of its box; a zone without a polygon has none', () => {
  assert.deepEqual(
    middleOf([
      [
        [0, 0],
        [4, 0],
        [4, 2],
        [0, 2],
        [0, 0],
      ],
    ]),
    [2, 1],
  );
  assert.equal(middleOf([]), undefined);
});
