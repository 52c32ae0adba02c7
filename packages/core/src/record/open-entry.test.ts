import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aClaim, aDesk, aReview, type Desk, figure, START } from '@tocsin/testkit/record-model/any-record';
import { DAY_MS, LATE, momentAt, openedOf, openings, saltOf, scalarsIn } from '@tocsin/testkit/record-model/desk-openings';
import { claimSchema } from './claim.ts';
import { commitmentTo } from './commitment.ts';
import { partsOf } from './entry-parts.ts';
import { named } from './model/record-entry.ts';
import { agreementView } from './view/agreement-view.ts';
import { incidentView } from './view/incident-view.ts';
import type { PublicOptions } from './view/public-options.ts';
import { seriesView } from './view/series-view.ts';
import { shownOf } from './view/shown-entry.ts';
import { situationReport } from './view/situation-report.ts';

const by = { type: 'person', id: 'anna' } as const;

test('the names that a claim is committed to under are part of the record’s form', () => {
  assert.deepEqual(Object.keys(partsOf(aClaim('62 rockets', 'launch_count'))).toSorted(), [
    'actor',
    'artifact',
    'asOf',
    'asOf.words',
    'assertion',
    'cause',
    'chain',
    'claim',
    'document',
    'draftedBy',
    'id',
    'modality',
    'place',
    'policy',
    'quantity',
    'quantity.words',
    'quote',
    'quote.rest',
    'recipient',
    'replaces',
    'scope',
    'spans',
    'spans.rest',
    'status',
    'summary',
    'target',
    'time',
    'weapon',
    'when',
    'when.words',
    'where',
    'where.fell',
    'where.points',
    'where.zones',
  ]);
  assert.ok(Object.keys(claimSchema.shape).every((field) => field === 'kind' || field in partsOf(aClaim('62 rockets', 'launch_count'))));
});

test('a long quote is opened as far as pages quote it, and never within a letter', () => {
  const quote = `${'a'.repeat(239)}😀 and so on`;
  const parts = partsOf({ ...aClaim('62 rockets', 'launch_count'), quote });
  assert.deepEqual([parts['quote'], parts['quote.rest']], ['a'.repeat(239), '😀 and so on']);
  assert.equal(commitmentTo(parts, saltOf(1)).length, 64);
});

test('what a person sealed is hidden again, and opened when two agree; a retracted claim is closed for good', () => {
  const desk = aDesk();
  const claim = desk.published(aClaim('62 rockets', 'launch_count', { quantity: figure(62, 'missiles', '62') }));
  assert.deepEqual(openedOf(desk, claim.id)?.['quantity']?.value, { min: 62, max: 62, qualifier: 'exact', unit: 'missiles' });
  desk.take(aReview(claim.id, 'seal', 'boris', { fields: ['quantity'] }));
  const closed = openedOf(desk, claim.id);
  assert.ok(closed !== undefined && !('quantity' in closed) && !('quote' in closed) && 'chain' in closed);
  desk.take(aReview(claim.id, 'unseal', 'boris', { fields: ['quantity'] }));
  assert.ok(!('quantity' in (openedOf(desk, claim.id) ?? {})), 'one is not enough');
  desk.take(aReview(claim.id, 'unseal', 'chaim', { fields: ['quantity'] }));
  assert.ok('quantity' in (openedOf(desk, claim.id) ?? {}));
  desk.take(aReview(claim.id, 'retract', 'chaim'));
  assert.equal(openedOf(desk, claim.id), undefined);
});

test('where something fell is opened after a day, as zones', () => {
  const desk = aDesk();
  const place = { words: 'behind the old well', role: 'fell' as const, zones: ['zone-7'], point: [34.1, 31.6] as [number, number] };
  const claim = desk.published(aClaim('62 rockets', 'impact', { where: [{ ...place, precisionM: 5 }] }));
  const at = (nowMs: number) => openedOf(desk, claim.id, momentAt(nowMs));
  assert.equal(at(Date.parse(START) + DAY_MS - 60_000)?.['where.fell'], undefined);
  const late = at(Date.parse(START) + DAY_MS + 60_000);
  assert.deepEqual(late?.['where.fell']?.value, [['zone-7']]);
  assert.ok(late !== undefined && !('where' in late) && !('where.points' in late));
});

/** A desk with one entry of every kind, all public. */
function fullDesk(): { readonly desk: Desk; readonly ids: Readonly<Record<string, string>> } {
  const desk = aDesk();
  const claim = desk.published(aClaim('62 rockets', 'launch_count', { quantity: figure(62, 'rockets', '62') })).id;
  const day = { edtf: '2024-01-06', precision: 'day', basis: 'stated' as const };
  const head = { time: START, by } as const;
  const incident = desk.add({ kind: 'incident', ...head, label: 'Saturday' });
  const agreement = desk.add({
    kind: 'agreement',
    ...head,
    label: 'A truce',
    parties: ['one', 'other'],
    mediators: [],
    ratios: [],
    obligations: [{ party: 'one', text: 'shall stop', claim }],
  });
  const series = desk.add({ kind: 'series', ...head, measure: 'rockets', population: 'all', window: day, source: 'a', cumulative: true });
  const ids = {
    claim,
    incident,
    agreement,
    series,
    link: desk.add({ kind: 'link', ...head, type: 'part_of', from: claim, to: incident, reason: 'as anna told' }),
    assessment: desk.add({
      kind: 'assessment',
      ...head,
      incident,
      question: 'How many?',
      grade: 'weak',
      uses: [claim],
      rationale: 'One source.',
      policy: 'desk/1',
    }),
    point: desk.add({ kind: 'series-point', ...head, series, value: figure(62, 'rockets', '62'), asOf: day, claim }),
    extension: desk.add({ kind: 'extension', ...head, agreement, deadline: { instant: START, zone: 'UTC', claim } }),
    breach: desk.add({ kind: 'breach', ...head, agreement, alleges: 'one', against: 'other', claim }),
    notice: desk.add({
      kind: 'notice',
      ...head,
      issuer: 'the army',
      channel: 'leaflets',
      instruction: 'evacuate',
      area: { words: 'the north', role: 'about', zones: ['zone-1'], point: [34.123456, 31.654321], precisionM: 900 },
      claim,
    }),
  };
  for (const id of Object.values(ids).slice(1)) desk.publish(id);
  return { desk, ids };
}

test('of incidents, links, assessments, series, agreements and notices all is opened but who wrote them, and points', () => {
  const { desk, ids } = fullDesk();
  const hidden = (id: string) => {
    const opened = openedOf(desk, id);
    const entry = desk.state.items.get(id)?.entry ?? assert.fail();
    return opened === undefined ? 'closed' : Object.keys(partsOf(entry)).filter((name) => !(name in opened));
  };
  assert.deepEqual(Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, hidden(id)])), {
    ...Object.fromEntries(['incident', 'agreement', 'assessment', 'extension', 'breach'].map((name) => [name, ['by']])),
    claim: hidden(ids['claim'] ?? ''),
    link: ['reason', 'by'],
    series: ['stepsOf', 'by'],
    point: ['revises', 'by'],
    notice: ['by', 'area.role', 'area.point'],
  });
  const options: PublicOptions = { ...LATE, timeZone: 'UTC', status: 'Actual' };
  const lists = (['incident', 'agreement', 'series', 'link', 'notice'] as const).flatMap((kind) => shownOf(desk.state, kind));
  const page = JSON.stringify([
    lists,
    ...Object.values(ids).flatMap((id) => [
      incidentView(desk.state, id, { options }),
      agreementView(desk.state, id, { options }),
      seriesView(desk.state, id),
    ]),
    shownOf(desk.state, 'extension'),
    shownOf(desk.state, 'breach'),
    situationReport(desk.state, options),
    START,
    shownOf(desk.state, 'series-point').map(({ asOf }) => asOf),
  ]);
  const out = openings(desk).flatMap(({ opening }) => Object.values(opening.opened).flatMap(({ value }) => scalarsIn(value)));
  for (const scalar of out) assert.ok(page.includes(scalar), scalar);
  for (const word of ['34.12', '31.65', 'anna']) assert.ok(!out.some((scalar) => scalar.includes(word)), word);
});

test('when a claim is taken back, what rests on it is closed; what rests on a claim with something sealed, too', () => {
  for (const decision of ['retract', 'seal'] as const) {
    const { desk, ids } = fullDesk();
    desk.take(aReview(ids['claim'] ?? '', decision, 'boris', decision === 'seal' ? { fields: ['quantity'] } : {}));
    for (const name of ['assessment', 'point', 'agreement', 'extension', 'breach', 'notice'])
      assert.equal(openedOf(desk, ids[name] ?? ''), undefined, name);
    assert.equal(openedOf(desk, ids['claim'] ?? '') === undefined, decision === 'retract');
  }
});

test('a link is closed while an end of it is not public: nobody learns the id of a draft, or of a track', () => {
  const desk = aDesk();
  desk.take({ kind: 'track', status: 'Actual', track: 'track-7', time: START, state: 'confirmed', reason: 'seen' });
  const [track = ''] = desk.state.own.keys();
  const draft = aClaim('62 rockets', 'launch_count');
  desk.take(draft);
  const incident = desk.add({ kind: 'incident', time: START, label: 'Saturday', by });
  desk.publish(incident);
  for (const from of [track, draft.id]) {
    const link = desk.add({ kind: 'link', time: START, type: 'part_of', from, to: incident, by });
    desk.publish(link);
    assert.equal(openedOf(desk, link), undefined);
  }
});

test('an entry that was refused because its id was taken is no public one', () => {
  const desk = aDesk();
  const claim = desk.published(aClaim('62 rockets', 'launch_count'));
  assert.equal(desk.take({ ...claim, time: '2024-01-07T00:00:00Z' }), 'KNOWN');
  assert.equal(openings(desk).length, 1);
});

test('a claim that replaces one that was public says which; one that replaces a draft looks like one that replaces nothing', () => {
  const desk = aDesk();
  const old = desk.published(aClaim('62 rockets', 'launch_count', { quantity: figure(62, 'missiles', '62') }));
  const right = named({ ...old, quantity: figure(62, 'rockets', '62'), replaces: old.id, draftedBy: by });
  desk.take(right);
  desk.take(aReview(right.id, 'confirm', 'boris'));
  desk.take(aReview(old.id, 'correct', 'boris', { replacement: right.id }));
  assert.equal(openedOf(desk, right.id)?.['replaces']?.value, old.id);
  const draft = aClaim('at least 40 rockets', 'launch_count');
  desk.take(draft);
  const amended = named({ ...draft, place: 'east', replaces: draft.id, draftedBy: by });
  desk.take(amended);
  desk.take(aReview(draft.id, 'amend', 'anna', { replacement: amended.id }));
  desk.publish(amended.id);
  const plain = desk.published(aClaim('Nine people', 'statement'));
  for (const id of [amended.id, plain.id]) assert.ok(!('replaces' in (openedOf(desk, id) ?? assert.fail())));
});
