import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDice } from '@tocsin/testkit/flight/dice';
import fc from 'fast-check';
import { tangentPlaneAt } from '../geo/tangent-plane.ts';
import type { ImpactForecast } from '../impact/impact-forecast.ts';
import { unixMs } from '../units/instant.ts';
import type { Ring, Zone } from './zone.ts';
import { createZoneIndex } from './zone-index.ts';
import { nearestZone, zoneChances } from './zone-probability.ts';

const plane = tangentPlaneAt([34.6, 31.6]);

function square(westM: number, southM: number, sideM: number): Ring {
  const corners = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ] as const;
  return corners.map(([x, y]) => plane.lonLatOf([westM + x * sideM, southM + y * sideM]));
}

function aZone(id: string, parts: Zone['parts']): Zone {
  return {
    id,
    names: { en: id },
    district: {},
    shelterTimes: [],
    parts,
    point: parts[0]?.[0]?.[0] ?? [34.6, 31.6],
    aliases: [],
    shelters: [],
  };
}

function indexOf(zones: readonly Zone[]) {
  return createZoneIndex({ id: 'grid', version: '1', timeZone: 'UTC', zones });
}

/** An ellipse by its axes (m) and the direction of the first. */
function anImpact(eastM: number, northM: number, [longM, wideM, turn]: readonly [number, number, number]): ImpactForecast {
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  return {
    position: plane.lonLatOf([eastM, northM]),
    covariance: {
      ee: (c * longM) ** 2 + (s * wideM) ** 2,
      en: c * s * (longM ** 2 - wideM ** 2),
      nn: (s * longM) ** 2 + (c * wideM) ** 2,
    },
    at: unixMs(0),
    timeSigmaS: 1,
    healthy: true,
  };
}

const SIDE_M = 3_000;
const grid: Zone[] = [];
for (let column = -25; column < 25; column += 1) {
  for (let row = -25; row < 25; row += 1) grid.push(aZone(`${column},${row}`, [[square(column * SIDE_M, row * SIDE_M, SIDE_M)]]));
}
const tiling = indexOf(grid);

const anyEllipse = fc.tuple(
  fc.double({ min: 5, max: 8_000, noNaN: true }),
  fc.double({ min: 5, max: 3_000, noNaN: true }),
  fc.double({ min: 0, max: 3.2, noNaN: true }),
);
const anyOffset = fc.double({ min: -5_000, max: 5_000, noNaN: true });

test('over zones that tile the plane the chances sum to one, however small, large or thin the ellipse', () => {
  fc.assert(
    fc.property(anyOffset, anyOffset, anyEllipse, (eastM, northM, ellipse) => {
      const sum = zoneChances(tiling, anImpact(eastM, northM, ellipse), 0).reduce((total, { probability }) => total + probability, 0);
      assert.ok(Math.abs(sum - 1) < 1e-4, `${sum}`);
    }),
  );
});

test('each chance agrees with 100,000 thrown impacts to their own noise', () => {
  for (const [longM, wideM, turn] of [
    [400, 60, 1],
    [1_500, 400, 2],
    [5_000, 1_500, 0.5],
  ] as const) {
    const dice = createDice(3);
    const hits = new Map<string, number>();
    const throws = 100_000;
    for (let count = 0; count < throws; count += 1) {
      const [along, across] = [longM * dice.normal(), wideM * dice.normal()];
      const east = 1_234 + Math.cos(turn) * along - Math.sin(turn) * across;
      const north = -777 + Math.sin(turn) * along + Math.cos(turn) * across;
      const id = `${Math.floor(east / SIDE_M)},${Math.floor(north / SIDE_M)}`;
      hits.set(id, (hits.get(id) ?? 0) + 1 / throws);
    }
    for (const { zone, probability } of zoneChances(tiling, anImpact(1_234, -777, [longM, wideM, turn]), 0.0005)) {
      const seen = hits.get(grid[zone]?.id ?? '') ?? 0;
      // Four sigma of the throws, and 1e-3 because the two planes touch the earth at different places.
      const room = 4 * Math.sqrt((probability * (1 - probability)) / throws) + 1e-3;
      assert.ok(Math.abs(seen - probability) < room, `${grid[zone]?.id}: ${probability} and ${seen}`);
    }
  }
});

test('an ellipse far smaller than the zone it lies in gives that zone everything', () => {
  assert.deepEqual(
    zoneChances(tiling, anImpact(1_500, 1_500, [10, 10, 0]), 0.0005).map(({ zone, probability }) => [
      grid[zone]?.id,
      probability.toFixed(6),
    ]),
    [['0,0', '1.000000']],
  );
});

test('an ellipse far larger than a zone gives it its area times the density', () => {
  const small = indexOf([aZone('village', [[square(-100, -100, 200)]])]);
  const [chance] = zoneChances(small, anImpact(0, 0, [8_000, 4_000, 0.4]), 0);
  assert.ok(Math.abs((chance?.probability ?? 0) / (40_000 / (2 * Math.PI * 8_000 * 4_000)) - 1) < 1e-3);
});

test('an ellipse on a border is shared by both sides, whichever way their rings run', () => {
  const west = aZone('west', [[square(-SIDE_M, 0, SIDE_M)]]);
  const east = aZone('east', [[[...square(0, 0, SIDE_M)].reverse()]]);
  const chances = zoneChances(indexOf([west, east]), anImpact(0, 1_500, [80, 40, 0.3]), 0);
  for (const { probability } of chances) assert.ok(Math.abs(probability - 0.5) < 1e-5);
  assert.equal(chances.length, 2);
});

test('holes are left out and the parts of a zone are added up', () => {
  const ring = aZone('ring', [[square(-SIDE_M, -SIDE_M, 2 * SIDE_M), square(-500, -500, 1_000)]]);
  const hole = aZone('hole', [[square(-500, -500, 1_000)]]);
  const halves = aZone('halves', [[square(-SIDE_M, -SIDE_M / 2, SIDE_M)], [square(0, -SIDE_M / 2, SIDE_M)]]);
  const byId = new Map(
    zoneChances(indexOf([ring, hole, halves]), anImpact(0, 0, [300, 300, 0]), 0).map(({ zone, probability }) => [zone, probability]),
  );
  assert.ok(Math.abs((byId.get(0) ?? 0) + (byId.get(1) ?? 0) - 1) < 1e-5);
  assert.ok((byId.get(1) ?? 0) > 0.8);
  assert.ok(Math.abs((byId.get(2) ?? 0) - 1) < 1e-4);
});

test('what falls short of the minimum is left out, and the likeliest zone comes first', () => {
  const impact = anImpact(700, 900, [2_000, 900, 1]);
  const all = zoneChances(tiling, impact, 0);
  const some = zoneChances(tiling, impact, 0.01);
  assert.deepEqual(
    some,
    all.filter(({ probability }) => probability >= 0.01),
  );
  for (const [rank, { probability }] of some.entries()) assert.ok(probability <= (some[rank - 1]?.probability ?? 1));
});

test('a zone without a polygon is given no chance', () => {
  assert.deepEqual(zoneChances(indexOf([aZone('unmapped', [])]), anImpact(0, 0, [500, 500, 0]), 0), []);
});

test('the nearest zone is the one that the ellipse reaches for, not the one fewest metres away', () => {
  const zones = [aZone('beside', [[square(-500, 2_000, 1_000)]]), aZone('ahead', [[square(3_000, -500, 1_000)]])];
  const nearest = nearestZone(indexOf(zones), anImpact(0, 0, [1_000, 100, 0]));
  assert.equal(nearest?.zone, 1);
  assert.ok(Math.abs((nearest?.distanceM ?? 0) - 3_000) < 5 && Math.abs((nearest?.sigmas ?? 0) - 3) < 0.01);
});

test('inside a zone the nearest one is no distance away; without zones there is none', () => {
  assert.deepEqual(nearestZone(tiling, anImpact(1_500, 1_500, [50, 50, 0]))?.sigmas, 0);
  assert.equal(nearestZone(indexOf([]), anImpact(0, 0, [50, 50, 0])), undefined);
});
