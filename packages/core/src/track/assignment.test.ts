import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assignPlots, type Pairing } from './assignment.ts';

const MISS = 18.8;

function costOf(pairings: readonly Pairing[], assigned: ReadonlyMap<number, number>, tracks: number): number {
  let sum = (tracks - assigned.size) * MISS;
  for (const [track, plot] of assigned) sum += pairings.find((one) => one.track === track && one.plot === plot)?.cost ?? Infinity;
  return sum;
}

/** Every way there is, tried one by one. */
function leastCost(pairings: readonly Pairing[], tracks: number, taken: ReadonlySet<number> = new Set(), track = 0): number {
  if (track === tracks) return 0;
  let least = MISS + leastCost(pairings, tracks, taken, track + 1);
  for (const { plot, cost } of pairings.filter((one) => one.track === track && !taken.has(one.plot))) {
    least = Math.min(least, cost + leastCost(pairings, tracks, new Set([...taken, plot]), track + 1));
  }
  return least;
}

const anyPairings = fc
  .uniqueArray(fc.record({ track: fc.nat(5), plot: fc.nat(5), cost: fc.double({ min: 0, max: MISS, noNaN: true }) }), {
    maxLength: 18,
    selector: ({ track, plot }) => track * 100 + plot,
  })
  .map((pairings): readonly Pairing[] => pairings);

test('no other way to give plots to tracks costs less', () => {
  fc.assert(
    fc.property(anyPairings, (pairings) => {
      const assigned = assignPlots(pairings, MISS);
      assert.ok(Math.abs(costOf(pairings, assigned, 6) - leastCost(pairings, 6)) < 1e-9);
    }),
  );
});

test('no plot is given to two tracks', () => {
  fc.assert(
    fc.property(anyPairings, (pairings) => {
      const plots = [...assignPlots(pairings, MISS).values()];
      assert.equal(new Set(plots).size, plots.length);
    }),
  );
});

test('a cluster too large for the exact method still gives each plot to one track, the nearest pairs first', () => {
  const pairings: Pairing[] = [];
  for (let track = 0; track < 400; track += 1) {
    for (let plot = 0; plot < 400; plot += 1) pairings.push({ track, plot, cost: track === plot ? 1 : 10 });
  }
  const assigned = assignPlots(pairings, MISS);
  assert.equal(assigned.size, 400);
  for (const [track, plot] of assigned) assert.equal(track, plot);
});
