import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anAlert } from '@tocsin/testkit/any-alert';
import { makeEdition } from '@tocsin/testkit/record/made-edition';
import {
  aClaim,
  aDesk,
  anyHappenings,
  aReview,
  type Desk,
  entriesOf,
  figure,
  type Happening,
  START,
  TEXT,
} from '@tocsin/testkit/record-model/any-record';
import fc from 'fast-check';
import type { Claim } from '../claim.ts';
import { atomEntries, changesFeed } from '../export/changes-feed.ts';
import type { RecordState } from '../gate/record-state.ts';
import { named } from '../model/record-entry.ts';
import { incidentView } from './incident-view.ts';
import { type PublicOptions, QUOTE_MAX, QUOTES_PER_ARTIFACT_MAX } from './public-options.ts';
import { shownClaims } from './shown-claim.ts';
import { situationReport } from './situation-report.ts';
import { timelineOf } from './timeline.ts';

const DAY_MS = 86_400_000;
const options: PublicOptions = { nowMs: Date.parse(START) + DAY_MS, timeZone: 'Asia/Jerusalem', status: 'Actual', placeDelayMs: DAY_MS };
const by = { type: 'person', id: 'anna' } as const;

/** Everything that leaves the house, as one text. */
function everythingPublic(state: RecordState, lane: PublicOptions = options): string {
  const claims = shownClaims(state, lane);
  const changes = changesFeed(state, lane);
  const incidents = [...state.items.keys()].map((id) => incidentView(state, id, { options: lane }));
  const setting = {
    sender: 'example.org',
    status: lane.status,
    changes: state.changes,
    zones: () => undefined,
    logIndexOf: (seq: number) => seq,
  };
  const edition = makeEdition({ ...setting, state, options: lane, begunMs: 0 });
  return JSON.stringify([
    claims,
    incidents,
    situationReport(state, lane),
    timelineOf(state, lane),
    changes,
    atomEntries(changes, setting),
    edition.files.map(({ content }) => new TextDecoder().decode(content)),
  ]);
}

function play(happenings: readonly Happening[]): Desk {
  const desk = aDesk();
  const claims: Claim[] = [];
  for (const happening of happenings)
    for (const entry of entriesOf(happening, claims)) if (desk.take(entry) === 'ok' && entry.kind === 'claim') claims.push(entry);
  return desk;
}

test('whatever happened at the desk, nothing that was never public is in any page, feed or file, and no setting changes that', () => {
  const anyOptions = fc.record({
    nowMs: fc.nat(),
    placeDelayMs: fc.nat(),
    status: fc.constantFrom('Actual', 'Exercise', 'Test'),
    timeZone: fc.constantFrom('UTC', 'Asia/Jerusalem'),
  });
  fc.assert(
    fc.property(anyHappenings, anyOptions, (happenings, setting) => {
      const { state } = play(happenings);
      const wasPublic = new Set(state.changes.flatMap(({ id, replacement }) => [id, replacement ?? '']));
      const out = everythingPublic(state, setting as PublicOptions);
      for (const [id, { entry }] of state.items) if (entry.kind === 'claim' && !wasPublic.has(id)) assert.ok(!out.includes(id));
      if (wasPublic.size === 0) for (const words of ['40 rockets', '62 rockets', 'Nine people']) assert.ok(!out.includes(words));
    }),
  );
});

test('no person of the desk is named in public, and nothing of what is taken back is left but that it was, and why', () => {
  fc.assert(
    fc.property(anyHappenings, (happenings) => {
      const { state } = play(happenings);
      const out = everythingPublic(state);
      for (const person of ['anna', 'boris', 'chaim', 'dalia']) assert.ok(!out.includes(person), person);
      for (const shown of shownClaims(state, options)) assert.equal(state.items.get(shown.id)?.standing, 'public');
    }),
  );
});

test('who follows the changes from the beginning has exactly what is public', () => {
  fc.assert(
    fc.property(anyHappenings, (happenings) => {
      const { state } = play(happenings);
      const kept = new Set<string>();
      for (const { what, id, replacement } of changesFeed(state, options)) {
        if (what === 'published') kept.add(id);
        if (what === 'corrected' || what === 'retracted') kept.delete(id);
        if (replacement !== undefined) kept.add(replacement);
      }
      assert.deepEqual(
        [...kept].toSorted(),
        shownClaims(state, options)
          .map(({ id }) => id)
          .toSorted(),
      );
    }),
  );
});

test('what is sealed is in no public text, and neither are the words it could be read out of', () => {
  for (const field of ['quote', 'place', 'speaker', 'quantity', 'summary', 'where'] as const) {
    const desk = aDesk();
    const claim = desk.published(
      aClaim('62 rockets', 'launch_count', { quantity: figure(62, 'missiles', '62'), place: 'Hill 5', summary: 'Sixty-two at Hill 5' }),
    );
    desk.take(aReview(claim.id, 'seal', 'boris', { fields: [field] }));
    const out = everythingPublic(desk.state);
    assert.ok(!out.includes('62 rockets') && !out.includes('Sixty-two'), field);
    if (field === 'place') assert.ok(!out.includes('Hill 5'));
    if (field === 'speaker') assert.ok(!out.includes('the army') && !out.includes('example.org/report'));
  }
});

test('where something fell is held back for a day and then told as a zone; a point is never told', () => {
  const where = [{ words: 'by the well', role: 'fell', zones: ['zone-7'], point: [34.123456, 31.654321], precisionM: 5 }] as const;
  const desk = aDesk();
  desk.published(
    aClaim('62 rockets', 'impact', {
      where: where.map((place) => ({ ...place, zones: [...place.zones], point: [...place.point] as [number, number] })),
    }),
  );
  const at = (nowMs: number) => everythingPublic(desk.state, { ...options, nowMs });
  const early = at(Date.parse(START) + DAY_MS - 60_000);
  assert.ok(!early.includes('zone-7') && early.includes('placeHeldUntil'));
  const late = at(Date.parse(START) + DAY_MS + 60_000);
  assert.ok(late.includes('zone-7'));
  for (const out of [early, late]) assert.ok(!out.includes('34.12') && !out.includes('by the well'));
});

test('pages quote shortly, and never the article piece by piece', () => {
  const desk = aDesk();
  const long = TEXT.repeat(4).slice(0, TEXT.length);
  for (let start = 0; start + 40 < long.length; start += 2) {
    const claim = named({
      ...aClaim(TEXT.slice(0, 10), 'statement'),
      quote: TEXT.slice(start, start + 40),
      spans: [[start, start + 40] as [number, number]],
    });
    desk.take(claim);
    desk.publish(claim.id);
  }
  const shown = shownClaims(desk.state, options);
  assert.ok(shown.length > 30 && shown.every(({ source }) => source?.span !== undefined), 'every claim leads to its span');
  assert.ok(shown.every(({ quote = '' }) => quote.length <= QUOTE_MAX));
  assert.ok(shown.reduce((sum, { quote = '' }) => sum + quote.length, 0) <= QUOTES_PER_ARTIFACT_MAX);
});

test('an incident keeps own detections, each party, what is unknown and what somebody makes of it apart', () => {
  const desk = aDesk();
  desk.take(anAlert({ time: '2024-01-06T06:00:00.000Z' }));
  desk.take(anAlert({ id: 'all clear', time: '2024-01-06T06:20:00.000Z', phase: 'allClear' }));
  desk.take(anAlert({ id: 'another', incident: 'incident-2', time: '2024-01-06T09:00:00.000Z' }));
  desk.take({ kind: 'track', status: 'Actual', track: 'track-7', time: '2024-01-06T05:59:00.000Z', state: 'confirmed', reason: 'seen' });
  const [own = '', clear] = desk.state.own.keys();
  const claimed = desk.published(
    aClaim('62 rockets', 'launch_count', { quantity: figure(62, 'rockets', '62'), chain: [{ agent: 'the group', named: true }] }),
  );
  const seen = desk.published(
    aClaim('at least 40 rockets', 'launch_count', {
      quantity: { min: 40, max: null, qualifier: 'at_least', unit: 'rockets', words: 'at least 40' },
    }),
  );
  const hurt = desk.published(aClaim('Nine people were hurt', 'casualties_injured', { quantity: figure(9, 'people', 'Nine') }));
  const unknown = desk.published(aClaim('were hurt', 'damage_unknown'));
  const incident = desk.add({ kind: 'incident', time: START, label: 'Saturday', by });
  for (const from of [own, claimed.id, seen.id, hurt.id, unknown.id])
    desk.publish(desk.add({ kind: 'link', time: START, type: 'part_of', from, to: incident, by }));
  assert.equal(incidentView(desk.state, incident, { options }), undefined, 'not public yet');
  desk.publish(incident);
  const view = incidentView(desk.state, incident, { options }) ?? assert.fail();
  assert.deepEqual(
    view.own.map(({ id }) => id),
    [own, clear],
    'the whole thread of the alert that was linked, no other, and no track',
  );
  assert.deepEqual(
    view.parties.map(({ party, sayings }) => `${party}: ${sayings.map(({ claim }) => claim.figure ?? claim.extent).join(', ')}`),
    ['the group: 62 rockets', 'the army: at least 40 rockets ("at least 40"), 9 people, unknown'],
  );
  assert.deepEqual(
    view.sums.map(({ rule, result }) => `${rule} ${result}`),
    ['BOUND holds'],
  );
  assert.deepEqual(
    view.harm.map(({ measure, extents }) => `${measure}: ${extents.join()}`),
    ['killed: no word', 'injured: figure', 'damage: unknown'],
  );
  assert.equal(view.unknown.length, 1);
  assert.ok(view.history.length >= 5);
});

test('merging by a person shows one saying with its appearances; taking the link back shows two again', () => {
  const desk = aDesk();
  const one = desk.published(aClaim('62 rockets', 'launch_count', { quantity: figure(62, 'rockets', '62') }));
  const other = desk.published(aClaim('fired 62 rockets', 'launch_count', { quantity: figure(62, 'rockets', '62') }));
  const incident = desk.add({ kind: 'incident', time: START, label: 'Saturday', by });
  desk.publish(incident);
  for (const from of [one.id, other.id]) desk.publish(desk.add({ kind: 'link', time: START, type: 'part_of', from, to: incident, by }));
  const sayings = () =>
    incidentView(desk.state, incident, { options })?.parties.flatMap((lane) => lane.sayings.map(({ alsoIn }) => alsoIn.length));
  assert.deepEqual(sayings(), [0, 0]);
  const link = desk.add({ kind: 'link', time: START, type: 'same_claim', from: one.id, to: other.id, by });
  assert.deepEqual(sayings(), [0, 0], 'one person alone merges nothing in public');
  desk.publish(link);
  assert.deepEqual(sayings(), [1]);
  desk.take(aReview(link, 'retract', 'anna'));
  assert.deepEqual(sayings(), [0, 0]);
});

test('a corrected figure shows what it was, when it changed and why', () => {
  const desk = aDesk();
  const old = desk.published(aClaim('62 rockets', 'launch_count', { quantity: figure(62, 'missiles', '62') }));
  const right = named({ ...old, quantity: figure(62, 'rockets', '62'), replaces: old.id, draftedBy: by });
  desk.take(right);
  desk.take(aReview(right.id, 'confirm', 'boris'));
  desk.take(aReview(old.id, 'correct', 'boris', { replacement: right.id, reason: 'unit misread' }));
  const [shown] = shownClaims(desk.state, options);
  assert.equal(shown?.figure, '62 rockets');
  assert.deepEqual(
    shown?.past.map(({ id, figure: was, reason }) => [id, was, reason]),
    [[old.id, '62 missiles', 'unit misread']],
  );
  const since = situationReport(desk.state, options, desk.state.changes[0]?.seq);
  assert.deepEqual(
    since.changes.map(({ what, reason }) => `${what}: ${reason}`),
    ['corrected: unit misread'],
  );
});

test('an assessment is not shown while a claim it rests on is corrected or taken back', () => {
  const desk = aDesk();
  const claim = desk.published(aClaim('62 rockets', 'launch_count'));
  const incident = desk.add({ kind: 'incident', time: START, label: 'Saturday', by });
  desk.publish(incident);
  const assessment = desk.add({
    kind: 'assessment',
    time: START,
    incident,
    question: 'How many?',
    grade: 'weak',
    uses: [claim.id],
    rationale: 'One source.',
    policy: 'desk/1',
    by,
  });
  desk.publish(assessment);
  const count = () => incidentView(desk.state, incident, { options })?.assessments.length;
  assert.equal(count(), 1);
  desk.take(aReview(claim.id, 'retract', 'boris'));
  assert.equal(count(), 0);
});

test('an exercise’s record is in no live page', () => {
  const desk = aDesk();
  const claim = desk.published(aClaim('62 rockets', 'launch_count', { status: 'Exercise' }));
  assert.ok(!everythingPublic(desk.state).includes(claim.id));
  assert.ok(everythingPublic(desk.state, { ...options, status: 'Exercise' }).includes(claim.id));
});
