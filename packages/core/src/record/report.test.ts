import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Bounds, Claim } from './claim.ts';
import { boundsText, buildReport, type Measure } from './report.ts';

function claim(id: string, agent: string, detail: Partial<Claim> = {}): Claim {
  return {
    kind: 'claim',
    id,
    time: '2026-01-01T00:00:00.000Z',
    claim: 'launch_count',
    assertion: 'asserted',
    chain: [{ agent, named: true }],
    summary: 'Rockets were fired.',
    ...detail,
  };
}

const exactly = (count: number): Bounds => ({ min: count, max: count, qualifier: 'exact', unit: 'rockets' });
const atLeast = (count: number): Bounds => ({ min: count, max: null, qualifier: 'at_least', unit: 'rockets' });
const comparisonOf = (...claims: Claim[]): Measure['comparison'] | undefined => buildReport(claims).measures[0]?.comparison;

describe('figures of several parties', () => {
  test('62 claimed and at least 40 identified differ and can both be true', () => {
    assert.equal(
      comparisonOf(claim('a', 'one', { quantity: exactly(62) }), claim('b', 'other', { quantity: atLeast(40) })),
      'differ, both can be true',
    );
  });

  test('3 and at least 5 cannot both be true', () => {
    assert.equal(
      comparisonOf(claim('a', 'one', { quantity: exactly(3) }), claim('b', 'other', { quantity: atLeast(5) })),
      'differ, cannot both be true',
    );
  });

  test('the same figure from two is agreement, from one alone is one source, from none is no figures', () => {
    assert.equal(comparisonOf(claim('a', 'one', { quantity: exactly(1) }), claim('b', 'other', { quantity: exactly(1) })), 'agree');
    assert.equal(comparisonOf(claim('a', 'one', { quantity: exactly(1) }), claim('b', 'one', { quantity: exactly(1) })), 'one source');
    assert.equal(comparisonOf(claim('a', 'one'), claim('b', 'other')), 'no figures');
  });

  test('another scope, place or unit is another measure', () => {
    const measures = buildReport([
      claim('a', 'one', { quantity: exactly(1) }),
      claim('b', 'other', { quantity: exactly(2), scope: 'of the army' }),
      claim('c', 'other', { quantity: exactly(3), place: 'north' }),
      claim('d', 'other', { quantity: { ...exactly(4), unit: 'people' } }),
    ]).measures;
    assert.deepEqual(
      measures.map(({ figures }) => figures.length),
      [1, 1, 1, 1],
    );
  });

  test('unknown, none reported, zero and no word are four different things', () => {
    const extents = (['casualties_unknown', 'casualties_none', 'casualties_killed', 'casualties_injured'] as const).map(
      (kind) =>
        buildReport([claim('a', 'one', { claim: kind, ...(kind === 'casualties_killed' ? { quantity: exactly(0) } : {}) })]).measures[0]
          ?.figures[0]?.extent,
    );
    assert.deepEqual(extents, ['unknown', 'none reported', 'figure', 'not given']);
  });
});

test('no claim ever enters the own account, and the order of claims changes nothing', () => {
  const anyClaim = fc.record({ id: fc.uuid(), agent: fc.constantFrom('one', 'other'), count: fc.nat({ max: 5 }) });
  fc.assert(
    fc.property(fc.uniqueArray(anyClaim, { selector: ({ id }) => id, maxLength: 8 }), (all) => {
      const claims = all.map(({ id, agent, count }) => claim(id, agent, { quantity: exactly(count) }));
      const report = buildReport(claims);
      assert.deepEqual(buildReport(claims.toReversed()), report);
      assert.deepEqual(report.own, buildReport([]).own);
      assert.equal(report.measures.flatMap(({ figures }) => figures).length, claims.length, 'none is lost or merged');
    }),
  );
});

test('a figure is printed as its bound', () => {
  assert.equal(boundsText(exactly(5)), '5 rockets');
  assert.equal(boundsText({ ...atLeast(40), words: 'at least 40' }), 'at least 40 rockets ("at least 40")');
  assert.equal(boundsText({ min: null, max: 3, qualifier: 'at_most', unit: 'rockets' }), 'at most 3 rockets');
  assert.equal(boundsText({ min: null, max: null, qualifier: 'vague', unit: 'rockets', words: 'many' }), '"many" rockets');
  assert.equal(boundsText({ min: null, max: null, qualifier: 'vague', unit: 'rockets' }), 'an unknown number of rockets');
});
