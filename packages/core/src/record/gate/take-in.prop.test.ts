import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anAlert } from '@tocsin/testkit/any-alert';
import {
  aClaim,
  aDesk,
  anyHappenings,
  aReview,
  Desk,
  entriesOf,
  type Happening,
  TEXT,
  textOf,
} from '@tocsin/testkit/record-model/any-record';
import fc from 'fast-check';
import type { Claim } from '../claim.ts';
import { named } from '../model/record-entry.ts';
import type { Item, RecordState } from './record-state.ts';
import { takeIn } from './take-in.ts';
import { drafterOf, reviewersNeeded } from './take-review.ts';

/** Plays what happens at a desk and looks at the record after every step. */
function play(happenings: readonly Happening[], look: (desk: Desk, before: string, said: string) => void): Desk {
  const desk = aDesk();
  const claims: Claim[] = [];
  for (const happening of happenings)
    for (const entry of entriesOf(happening, claims)) {
      const before = shapeOf(desk.state);
      const said = desk.take(entry);
      if (entry.kind === 'claim' && said === 'ok') claims.push(entry);
      look(desk, before, said);
    }
  return desk;
}

const shapeOf = (state: RecordState) => JSON.stringify([[...state.items], [...state.own], state.changes]);
const publicOf = ({ state }: Desk): readonly Item[] => [...state.items.values()].filter(({ standing }) => standing === 'public');

test('whatever happens: what is public stands in its text, word for word, and says who said it', () => {
  let seen = 0;
  fc.assert(
    fc.property(anyHappenings, (happenings) => {
      play(happenings, (desk) => {
        for (const { entry } of publicOf(desk)) {
          assert.ok(entry.kind === 'claim' && entry.spans?.[0] !== undefined && entry.artifact !== undefined);
          assert.equal(textOf(entry.artifact)?.slice(...entry.spans[0]), entry.quote);
          assert.ok(entry.chain.length > 0);
          seen += 1;
        }
      });
    }),
  );
  assert.ok(seen > 0, 'something became public in these runs');
});

test('whatever happens: nobody confirms a draft of their own, harm to people takes two, and two people stand before the public', () => {
  fc.assert(
    fc.property(anyHappenings, (happenings) => {
      play(happenings, (desk) => {
        for (const item of publicOf(desk)) {
          const drafter = drafterOf(item.entry);
          assert.ok(!item.confirmedBy.includes(drafter ?? ''));
          assert.ok(new Set(item.confirmedBy).size >= reviewersNeeded(item));
          assert.ok(new Set([...item.confirmedBy, item.publishedBy, ...(drafter === undefined ? [] : [drafter])]).size >= 2);
        }
      });
    }),
  );
});

test('whatever happens: a refused entry changes nothing, and no entry is ever changed or lost', () => {
  fc.assert(
    fc.property(anyHappenings, (happenings) => {
      const entries = new Map<string, string>();
      play(happenings, (desk, before, said) => {
        if (said !== 'ok') assert.equal(shapeOf(desk.state), before);
        for (const [id, text] of entries) assert.equal(JSON.stringify(desk.state.items.get(id)?.entry), text);
        for (const [id, { entry }] of desk.state.items) entries.set(id, JSON.stringify(entry));
      });
    }),
  );
});

test('whatever happens: what was corrected or taken back leads to its reason, and to what stands in its place', () => {
  fc.assert(
    fc.property(anyHappenings, (happenings) => {
      const desk = play(happenings, () => undefined);
      for (const { standing, replacedBy, reviews } of desk.state.items.values()) {
        if (standing === 'corrected' || standing === 'amended') assert.ok(replacedBy !== undefined && desk.state.items.has(replacedBy));
        if (['corrected', 'amended', 'retracted', 'rejected'].includes(standing))
          assert.ok(reviews.some(({ reason }) => reason !== undefined));
      }
      for (const change of desk.state.changes)
        if (change.what === 'corrected' || change.what === 'retracted') assert.ok(change.reason !== undefined);
    }),
  );
});

test('these runs see everything that can happen to a claim, many times', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(anyHappenings, (happenings) => {
      for (const { standing } of play(happenings, () => undefined).state.items.values()) seen.set(standing, (seen.get(standing) ?? 0) + 1);
    }),
  );
  for (const standing of ['draft', 'confirmed', 'public', 'amended', 'rejected', 'corrected', 'retracted'])
    assert.ok((seen.get(standing) ?? 0) >= 3, `${standing}: ${seen.get(standing)} of ${JSON.stringify([...seen])}`);
});

test('the same entries give the same record', () => {
  fc.assert(
    fc.property(anyHappenings, (happenings) => {
      const desk = play(happenings, () => undefined);
      const again = new Desk();
      for (const entry of desk.journal) takeIn(again.state, entry, textOf);
      assert.equal(shapeOf(again.state), shapeOf(desk.state));
    }),
  );
});

test('no review, link or claim changes what this system saw itself', () => {
  const desk = aDesk();
  desk.take(anAlert());
  const seen = JSON.stringify([...desk.state.own]);
  const [own = ''] = desk.state.own.keys();
  for (const decision of ['confirm', 'reject', 'retract', 'correct', 'amend', 'seal'] as const)
    assert.equal(desk.take(aReview(own, decision, 'anna', { replacement: own, fields: ['quote'] })), 'OWN_DETECTION');
  const claim = aClaim('62 rockets', 'launch_count');
  desk.take(claim);
  desk.add({ kind: 'link', time: claim.time, type: 'same_event', from: own, to: claim.id, by: { type: 'person', id: 'anna' } });
  assert.equal(JSON.stringify([...desk.state.own]), seen);
});

test('a quote that the text does not hold at that place is refused, by one letter or one place', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: TEXT.length - 21 }),
      fc.integer({ min: -3, max: 3 }).filter((shift) => shift !== 0),
      (start, shift) => {
        const from = Math.max(0, start + shift);
        const quote = TEXT.slice(start, start + 20);
        if (TEXT.slice(from, from + 20) === quote) return;
        const claim = aClaim(TEXT.slice(0, 20), 'statement');
        assert.equal(aDesk().take({ ...claim, quote, spans: [[from, from + 20]] }), 'MISQUOTED');
      },
    ),
  );
});

test('figures keep their printed words: one without them, or with others, is refused', () => {
  const bounds = { min: 62, max: 62, qualifier: 'exact', unit: 'rockets' } as const;
  assert.equal(aDesk().take(aClaim('62 rockets', 'launch_count', { quantity: bounds })), 'MISQUOTED');
  assert.equal(aDesk().take(aClaim('62 rockets', 'launch_count', { quantity: { ...bounds, words: '63' } })), 'MISQUOTED');
  assert.equal(aDesk().take(aClaim('62 rockets', 'launch_count', { quantity: { ...bounds, words: '62' } })), 'ok');
});

test('a figure is the number that its words print', () => {
  const counted = (min: number, words: string, qualifier: 'exact' | 'at_least' = 'exact') =>
    aDesk().take(
      aClaim(words, 'launch_count', { quantity: { min, max: qualifier === 'exact' ? min : null, qualifier, unit: 'rockets', words } }),
    );
  assert.equal(counted(9_999, '62'), 'MISCOUNTED');
  assert.equal(counted(4, 'at least 40', 'at_least'), 'MISCOUNTED');
  assert.equal(counted(40, 'at least 40', 'at_least'), 'ok');
  assert.equal(counted(9, 'Nine'), 'ok', 'words are for people to read');
});

test('a claim that names no drafter is refused: somebody could confirm a draft of their own', () => {
  const { draftedBy: _by, id: _id, ...rest } = aClaim('62 rockets', 'launch_count');
  assert.equal(aDesk().take(named(rest)), 'NO_DRAFTER');
});

test('an entry under an id that is not its content’s, or twice, is refused', () => {
  const claim = aClaim('62 rockets', 'launch_count');
  assert.equal(aDesk().take({ ...claim, id: '0'.repeat(32) }), 'ID_NOT_CONTENT');
  assert.equal(aDesk().take({ ...claim, summary: 'other words' }), 'ID_NOT_CONTENT');
  const desk = aDesk();
  assert.equal(desk.take(claim), 'ok');
  assert.equal(desk.take({ ...claim, time: '2024-01-07T00:00:01Z' }), 'KNOWN', 'the same report pasted a day later');
});
