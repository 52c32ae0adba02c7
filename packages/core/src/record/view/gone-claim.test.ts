import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aClaim, aDesk, aReview, figure, START } from '@tocsin/testkit/record-model/any-record';
import { named } from '../model/record-entry.ts';
import { goneClaim } from './gone-claim.ts';
import type { PublicOptions } from './public-options.ts';
import { reportDaysOf } from './report-days.ts';

const options: PublicOptions = { nowMs: Date.parse(START), timeZone: 'Asia/Jerusalem', status: 'Actual', placeDelayMs: 0 };
const by = { type: 'person', id: 'anna' } as const;

test('who kept the address of a claim that was corrected twice is led to the one that stands', () => {
  const desk = aDesk();
  let last = desk.published(aClaim('62 rockets', 'launch_count', { quantity: figure(62, 'missiles', '62') }));
  const first = last;
  for (const unit of ['drones', 'rockets']) {
    const next = named({ ...last, quantity: figure(62, unit, '62'), replaces: last.id, draftedBy: by });
    desk.take(next);
    desk.take(aReview(next.id, 'confirm', 'boris'));
    desk.take(aReview(last.id, 'correct', 'boris', { replacement: next.id, reason: `they were ${unit}` }));
    last = next;
  }
  const gone = goneClaim(desk.state, first.id, options);
  assert.deepEqual([gone?.what, gone?.reason, gone?.replacement], ['corrected', 'they were drones', last.id]);
  assert.equal(goneClaim(desk.state, last.id, options), undefined, 'it stands');
  desk.take(aReview(last.id, 'retract', 'boris', { reason: 'nobody said it' }));
  assert.deepEqual(
    [first.id, last.id].map((id) => [goneClaim(desk.state, id, options)?.what, goneClaim(desk.state, id, options)?.replacement]),
    [
      ['corrected', undefined],
      ['retracted', undefined],
    ],
  );
});

test('a claim that nobody outside ever saw is not told of, and neither is one of another lane', () => {
  const desk = aDesk();
  const draft = aClaim('62 rockets', 'launch_count');
  desk.take(draft);
  desk.take(aReview(draft.id, 'confirm', 'boris'));
  desk.take(aReview(draft.id, 'retract', 'boris'));
  assert.equal(goneClaim(desk.state, draft.id, options), undefined);
  const drill = desk.published(aClaim('Nine people', 'sirens', { status: 'Exercise' }));
  desk.take(aReview(drill.id, 'retract', 'boris'));
  assert.equal(goneClaim(desk.state, drill.id, options), undefined);
  assert.equal(goneClaim(desk.state, drill.id, { ...options, status: 'Exercise' })?.what, 'retracted');
});

test('days of the report are those of the place on which something changed, without today', () => {
  const desk = aDesk();
  desk.published(aClaim('62 rockets', 'launch_count'));
  const last = desk.state.changes.at(-1)?.seq ?? 0;
  assert.deepEqual(reportDaysOf(desk.state, options), [], 'the day is not over');
  const tomorrow = { ...options, nowMs: Date.parse('2024-01-06T22:30:00Z') };
  assert.deepEqual(reportDaysOf(desk.state, tomorrow), [{ day: '2024-01-06', seq: last }], 'half past midnight there');
  assert.deepEqual(reportDaysOf(desk.state, { ...tomorrow, status: 'Test' }), []);
});
