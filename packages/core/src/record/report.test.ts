import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { boundsText } from './bounds/bounds.ts';
import type { Bounds, Claim } from './claim.ts';
import type { Review } from './model/review.ts';
import { buildReport, type Measure } from './report.ts';

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

const saturday = { when: { edtf: '2026-01-01', precision: 'day', basis: 'stated' } } as const;

describe('figures of several parties', () => {
  test('62 claimed and at least 40 identified differ and can both be true', () => {
    assert.equal(
      comparisonOf(claim('a', 'one', { quantity: exactly(62) }), claim('b', 'other', { quantity: atLeast(40) })),
      'differ, both can be true',
    );
  });

  test('3 and at least 5 of one day cannot both be true; where no day is given, that cannot be told', () => {
    const told = (detail: Partial<Claim>) =>
      comparisonOf(claim('a', 'one', { quantity: exactly(3), ...detail }), claim('b', 'other', { quantity: atLeast(5), ...detail }));
    assert.equal(told(saturday), 'differ, cannot both be true');
    assert.equal(told({}), 'differ, cannot be told');
  });

  test('the same figure from two is agreement, from one alone is one source, and without a figure nothing is compared', () => {
    assert.equal(comparisonOf(claim('a', 'one', { quantity: exactly(1) }), claim('b', 'other', { quantity: exactly(1) })), 'agree');
    assert.equal(comparisonOf(claim('a', 'one', { quantity: exactly(1) }), claim('b', 'one', { quantity: exactly(1) })), 'one source');
    assert.equal(comparisonOf(claim('a', 'one', saturday), claim('b', 'other', saturday)), 'not compared');
  });

  test('another end of what was launched is another account, and so is somebody else who is blamed', () => {
    const ended = (kind: Claim['claim']) => claim(kind, kind, { claim: kind, ...saturday });
    assert.equal(comparisonOf(ended('impact_open_area'), ended('midair_explosion')), 'told differently');
    const blamed = (id: string, target: string) => claim(id, id, { claim: 'responsibility_attribution', assertion: 'alleged', target });
    assert.equal(comparisonOf(blamed('one', 'other'), blamed('other', 'one')), 'told differently');
    assert.equal(comparisonOf(blamed('one', 'a third'), blamed('other', 'a third')), 'not compared');
  });

  test('what is denied stands beside what it denies', () => {
    const { measures } = buildReport([
      claim('a', 'one', { claim: 'withdrawal' }),
      claim('b', 'other', { claim: 'denial', assertion: 'denied' }),
    ]);
    assert.deepEqual(
      measures.map(({ comparison, compared }) => [comparison, ...compared]),
      [['told differently', 'a', 'b']],
    );
  });

  test('another day or another place is another measure', () => {
    const on = (edtf: string) => ({ when: { edtf, precision: 'day', basis: 'stated' } }) as const;
    const { measures } = buildReport([
      claim('a', 'one', { claim: 'casualties_killed', place: 'Northtown', ...on('2026-01-01') }),
      claim('b', 'other', { claim: 'casualties_killed', place: 'Southtown', ...on('2026-01-01') }),
      claim('c', 'other', { claim: 'casualties_killed', place: 'Northtown', ...on('2025-01-01') }),
      claim('d', 'third', { claim: 'casualties_injured', place: 'Northtown', ...on('2026-01-01') }),
    ]);
    assert.deepEqual(
      measures.map(({ sides }) => sides.map(({ source }) => source)),
      [['one', 'third'], ['other'], ['other']],
    );
  });

  test('unknown, none reported, zero and no word are four different things', () => {
    const extents = (['casualties_unknown', 'casualties_none', 'casualties_killed', 'casualties_injured'] as const).map(
      (kind) =>
        buildReport([claim('a', 'one', { claim: kind, ...(kind === 'casualties_killed' ? { quantity: exactly(0) } : {}) })]).claims[0]
          ?.extent,
    );
    assert.deepEqual(extents, ['unknown', 'none reported', 'figure', 'not given']);
    const none = buildReport([claim('a', 'one', { claim: 'casualties_none', quantity: exactly(0) })]).claims[0];
    assert.equal(none?.extent, 'none reported', 'also where somebody wrote it with a zero');
  });

  test('nobody spoke of it: silence is shown as silence', () => {
    const harm = buildReport([claim('a', 'one', { claim: 'casualties_none', summary: 'Nobody was hurt.' })]).harm;
    assert.deepEqual(
      harm.map(({ measure, extents }) => [measure, ...extents.map(({ extent }) => extent)]),
      [
        ['killed', 'no word'],
        ['hurt', 'none reported'],
        ['damage', 'no word'],
      ],
    );
  });
});

test('a claim that was taken back, or that another took the place of, is left out; one that was confirmed stays', () => {
  const review = (subject: string, decision: Review['decision']): Review => ({
    kind: 'review',
    id: `${decision} ${subject}`,
    time: '2026-01-01T00:00:00.000Z',
    subject,
    decision,
    by: { type: 'person', id: 'anna' },
  });
  const all = ['a', 'b', 'c', 'd', 'e'].map((id) => claim(id, 'one'));
  const reviews = [review('a', 'amend'), review('b', 'retract'), review('c', 'reject'), review('d', 'correct'), review('e', 'confirm')];
  assert.deepEqual(
    buildReport([...all, ...reviews]).claims.map(({ id }) => id),
    ['e'],
  );
});

test('long ids are shortened as far as they stay apart, readable ones stay whole', () => {
  const long = (end: string) => `abcdefabcdef${end.padStart(20, '0')}`;
  const ids = buildReport([claim(long('1'), 'one'), claim(long('2'), 'one'), claim('north-04', 'one')]).claims.map(
    ({ shortId }) => shortId,
  );
  assert.equal(new Set(ids).size, 3);
  assert.ok(ids.includes('north-04'));
  assert.equal(buildReport([claim(long('1'), 'one')]).claims[0]?.shortId, 'abcdefab');
});

test('no claim ever enters the own account, and the order of claims changes nothing', () => {
  const anyClaim = fc.record({ id: fc.uuid(), agent: fc.constantFrom('one', 'other'), count: fc.nat({ max: 5 }) });
  fc.assert(
    fc.property(fc.uniqueArray(anyClaim, { selector: ({ id }) => id, maxLength: 8 }), (all) => {
      const claims = all.map(({ id, agent, count }) => claim(id, agent, { quantity: exactly(count) }));
      const report = buildReport(claims);
      assert.deepEqual(buildReport(claims.toReversed()), report);
      assert.deepEqual(report.own, buildReport([]).own);
      const shown = report.measures.flatMap(({ sides }) => sides).flatMap((side) => side.claims.map(({ id }) => id));
      assert.deepEqual(shown.toSorted(), claims.map(({ id }) => id).toSorted(), 'none is lost, merged or shown twice');
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
